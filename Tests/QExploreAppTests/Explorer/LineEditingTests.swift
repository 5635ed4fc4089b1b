import CellCanvas
import QExploreApp
import Testing

/// What the explorer adds to the line editor of the canvas.
@Suite struct LineEditingTests {
  @Test func words() {
    var editor = LineEditor("sin(x) + cos(x)  ")
    editor.deleteWord()
    #expect(editor.text == "sin(x) + ")
    editor.deleteWord()
    #expect(editor.text == "sin(x) ")
    editor.deleteWord()
    editor.deleteWord()
    #expect(editor.text.isEmpty)
  }

  @Test func controlCharactersStayOut() {
    #expect(LineEditor(line: "a\n\tb\u{1B}c\u{7F}").text == "a  bc")
    var editor = LineEditor(line: String(repeating: "x", count: 5000))
    #expect(editor.scalars.count == LineEditor.capacity)
    editor.insert(line: "y")
    #expect(editor.scalars.count == LineEditor.capacity)
  }

  @Test func deleteToEnd() {
    var editor = LineEditor("sin(x)")
    editor.move(by: -3)
    editor.deleteToEnd()
    #expect(editor.text == "sin" && editor.cursor == 3)
    editor.deleteToEnd()
    #expect(editor.text == "sin")
  }
}
