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

  @Test func rowsGiveUpTheNoteFirst() {
    let rows = [FieldRow("λ", "3", note: "2…64"), FieldRow("target", "exp(-3x)")]
    #expect(
      text(24, 2) { $0.drawRows(rows, in: $1, labelWidth: 8, selection: 0, look: look) }
        == "▸λ        3 2…64\n target   exp(-3x)\n")
    #expect(
      text(14, 2) { $0.drawRows(rows, in: $1, labelWidth: 8, look: look) }
        == " λ    3 2…64\n tar… exp(-3x)\n")
    #expect(
      text(20, 1) {
        $0.drawRows(rows, in: $1, labelWidth: 8, first: 1, alignsTrailing: true, look: look)
      } == " target     exp(-3x)\n")
  }

  @Test func hintsAreDroppedFromTheRight() {
    let hints = [Hint("←→", "change"), Hint("s", "sweep"), Hint("?", "keys")]
    #expect(
      text(40, 1) { $0.drawHints(hints, in: $1, look: look) } == " ←→ change  s sweep  ? keys\n")
    #expect(text(22, 1) { $0.drawHints(hints, in: $1, look: look) } == " ←→ change  s sweep\n")
    #expect(
      text(40, 1) { $0.drawHints(hints, trailing: "1.2 ms", in: $1, look: look) }
        == " ←→ change  s sweep  ? keys      1.2 ms\n")
    var buffer = CellBuffer(size: Size(columns: 40, rows: 1), look: look)
    #expect(
      buffer.drawHints(hints, in: Rect(buffer.size), look: look) == [1..<10, 12..<19, 21..<27])
  }

  @Test func tabsShrinkToInitials() {
    let names = ["1 Approximation", "2 Bit-width", "3 Scaling"]
    #expect(
      text(60, 1) { $0.drawTabs(names, active: 1, in: $1, look: look) }
        == " 1 Approximation  2 Bit-width  3 Scaling\n")
    #expect(
      text(22, 1) { $0.drawTabs(names, active: 1, in: $1, look: look) } == " 1  2 Bit-width  3\n")
  }

  @Test func theModalListScrollsAndClamps() {
    let lines = (1...30).map { ModalLine.key("k\($0)", "does \($0)") }
    var buffer = CellBuffer(size: Size(columns: 40, rows: 12), look: look)
    var geometry = buffer.drawModal(
      title: "Keys", lines: lines, first: 99, over: Rect(buffer.size), look: look)
    #expect(geometry.first == 20)
    #expect(buffer.plainText.contains("does 30"))
    geometry = buffer.drawModal(
      title: "Keys", lines: lines, first: 0, selection: 15, search: LineEditor("do"),
      over: Rect(buffer.size), look: look)
    #expect(geometry.first == 7)
    #expect(geometry.list.height == 9)
    #expect(buffer.plainText.contains("does 16"))
    geometry = buffer.drawModal(title: "Keys", lines: [], over: Rect(buffer.size), look: look)
    #expect(geometry.first == 0)
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
    #expect(editor.handle(Key(.character("y"))) && editor.text == "yin(x)")
    #expect(!editor.handle(Key(.tab)) && !editor.handle(Key(.character("x"), modifiers: .alt)))
    #expect(editor.handle(Key(.character("u"), modifiers: .control)) && editor.cursor == 0)
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
    let rows = [FieldRow("label", "value", note: "note")]
    for glyphs in Glyphs.allCases {
      let look = Look(glyphs: glyphs)
      for width in 0...40 {
        for height in 0...8 {
          var buffer = CellBuffer(size: Size(columns: 44, rows: 12), fill: sentinel)
          let rect = Rect(x: 2, y: 2, width: width, height: height)
          buffer.drawBox(rect, title: "Title λ", subtitle: "sub", look: look)
          buffer.drawRows(rows, in: rect, labelWidth: 9, selection: 0, look: look)
          buffer.drawRows(rows, in: rect, labelWidth: 9, alignsTrailing: true, look: look)
          buffer.drawHints([Hint("k", "text")], trailing: "right", in: rect, look: look)
          buffer.drawTabs(["one", "two"], active: 0, in: rect, look: look)
          buffer.drawMessage("a message", in: rect, look: look)
          buffer.drawParagraph("some words to break", in: rect, style: Style(), look: look)
          buffer.drawProgress(.nan, in: rect, look: look)
          buffer.drawProgress(7, in: rect, look: look)
          buffer.drawInput(LineEditor("0123456789"), prompt: "f(x) =", in: rect, look: look)
          buffer.drawText("word", in: rect, style: Style(), look: look, alignment: .trailing)
          buffer.drawModal(
            title: "T", subtitle: "s", lines: Array(repeating: .key("a", "b"), count: 20),
            search: LineEditor(), over: rect, look: look)
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
