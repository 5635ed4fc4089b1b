/// One line of text being typed, with a cursor; the state behind an input field.
package struct LineEditor: Hashable, Sendable {
  /// The scalars of the text; only those of width one are kept.
  package private(set) var scalars: [Unicode.Scalar]
  /// Place of the cursor, 0...scalars.count.
  package private(set) var cursor: Int

  /// A field with a text, the cursor behind it.
  package init(_ text: String = "") {
    scalars = text.unicodeScalars.filter(\.isSingleWidth)
    cursor = scalars.count
  }

  /// The text.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Puts text in at the cursor; line breaks and control characters are left out.
  package mutating func insert(_ text: String) {
    let added = text.unicodeScalars.filter(\.isSingleWidth)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Deletes before the cursor.
  package mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars.remove(at: cursor)
  }

  /// Deletes at the cursor.
  package mutating func deleteForward() {
    guard cursor < scalars.count else { return }
    scalars.remove(at: cursor)
  }

  /// Deletes all before the cursor (^U).
  package mutating func deleteToStart() {
    scalars.removeFirst(cursor)
    cursor = 0
  }

  /// Moves the cursor by so many places, at most to an end.
  package mutating func move(by places: Int) {
    let places = min(max(places, -scalars.count), scalars.count)
    cursor = min(max(cursor + places, 0), scalars.count)
  }

  /// Moves the cursor to the start.
  package mutating func moveToStart() { cursor = 0 }

  /// Moves the cursor behind the last character.
  package mutating func moveToEnd() { cursor = scalars.count }
}

extension CellBuffer {
  /// An input field in one row: a prompt, then the text scrolled so that the cursor is always seen.
  package mutating func drawInput(
    _ editor: LineEditor, prompt: String = "", in rect: Rect, look: Look
  ) {
    guard !rect.isEmpty else { return }
    fill(
      Rect(x: rect.x, y: rect.y, width: rect.width, height: 1),
      with: Cell(" ", style: look[.input]))
    var x = rect.x
    let shown = look.glyphs.text(prompt)
    if !shown.isEmpty, shown.cellWidth + 4 <= rect.width {
      x = write(shown, x: x, y: rect.y, style: look.style(.key, on: .input)) + 1
    }
    let room = rect.maxX - x
    let first = max(0, editor.cursor - room + 1)
    for column in 0..<room {
      let index = first + column
      let glyph = index < editor.scalars.count ? editor.scalars[index] : " "
      let shown = look.glyphs == .ascii && !glyph.isASCII ? "?" : glyph
      self[x + column, rect.y] = Cell(
        shown, style: look[index == editor.cursor ? .cursor : .input])
    }
    if first > 0, editor.cursor > first {
      self[x, rect.y] = Cell(look.glyphs(.ellipsis), style: look.style(.muted, on: .input))
    }
  }
}
