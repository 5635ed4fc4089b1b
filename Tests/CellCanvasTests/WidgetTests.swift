import CellCanvas
import Testing

/// A buffer drawn by a closure, as text.
private func text(
  _ columns: Int, _ rows: Int, look: Look = Look(), _ draw: (inout CellBuffer, Rect) -> Void
) -> String {
  var buffer = CellBuffer(size: Size(columns: columns, rows: rows), look: look)
  draw(&buffer, Rect(buffer.size))
  return buffer.plainText
}

@Suite struct WidgetTests {
  private let look = Look()

  @Test func boxesCarryTitles() {
    #expect(
      text(24, 3) { $0.drawBox($1, title: "Counts", subtitle: "this f", look: look) }
        == "╭ Counts ───── this f ─╮\n│                      │\n╰──────────────────────╯\n")
    #expect(
      text(14, 2) { $0.drawBox($1, title: "Counts", subtitle: "this f", look: look) }
        == "╭ Counts ────╮\n╰────────────╯\n")
    let ascii = Look(glyphs: .ascii)
    #expect(
      text(8, 2, look: ascii) { $0.drawBox($1, title: "λε", look: ascii) }
        == "+ lam~ +\n+------+\n")
  }

  @Test func theLineEditorEdits() {
    var editor = LineEditor("sin(x)")
    editor.move(by: -1)
    editor.insert("2*")
    #expect(editor.text == "sin(x2*)")
    editor.deleteBackward()
    editor.deleteBackward()
    editor.moveToStart()
    editor.deleteForward()
    #expect(editor.text == "in(x)")
    editor.insert("a\nb\u{1B}漢")
    #expect(editor.text == "abin(x)")
    editor.deleteToStart()
    #expect(editor.text == "in(x)" && editor.cursor == 0)
    editor.move(by: .max)
    #expect(editor.cursor == 5)
    editor.move(by: .min + 1)
    #expect(editor.cursor == 0)
    editor.deleteBackward()
    #expect(editor.text == "in(x)" && editor.cursor == 0)
  }

  @Test func theInputFollowsItsCursor() {
    var editor = LineEditor("abcdefghij")
    #expect(text(6, 1) { $0.drawInput(editor, in: $1, look: look) } == "…ghij\n")
    editor.moveToStart()
    #expect(text(6, 1) { $0.drawInput(editor, in: $1, look: look) } == "abcdef\n")
    #expect(
      text(12, 1) { $0.drawInput(editor, prompt: "/", in: $1, look: look) } == "/ abcdefghij\n")
  }

  @Test func everyWidgetStaysInsideAtEverySize() {
    let sentinel = Cell("Z")
    for glyphs in Glyphs.allCases {
      let look = Look(glyphs: glyphs)
      for width in 0...40 {
        for height in 0...8 {
          var buffer = CellBuffer(size: Size(columns: 44, rows: 12), fill: sentinel)
          let rect = Rect(x: 2, y: 2, width: width, height: height)
          buffer.drawBox(rect, title: "Title λ", subtitle: "sub", look: look)
          buffer.drawParagraph("some words to break", in: rect, style: Style(), look: look)
          buffer.drawProgress(.nan, in: rect, look: look)
          buffer.drawProgress(7, in: rect, look: look)
          buffer.drawInput(LineEditor("0123456789"), prompt: "f(x) =", in: rect, look: look)
          buffer.drawText("word", in: rect, style: Style(), look: look, alignment: .trailing)
          buffer.drawScrollbar(first: 3, count: 20, in: rect, look: look)
          var isClean = true
          for y in 0..<12 {
            for x in 0..<44 where !rect.contains(x: x, y: y) {
              if buffer[x, y] != sentinel { isClean = false }
            }
          }
          #expect(isClean, "\(width)x\(height) \(glyphs)")
        }
      }
    }
  }
}
