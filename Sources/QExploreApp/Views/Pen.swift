import CellCanvas

/// Draws the parts of a frame: a buffer together with the look it is drawn with.
struct Pen {
  /// What is drawn so far.
  var buffer: CellBuffer
  /// Styles and characters.
  let look: Look

  /// Which characters.
  var glyphs: Glyphs { look.glyphs }

  /// Columns that a text takes in these glyphs.
  func width(_ text: String) -> Int { glyphs.text(text).cellWidth }

  /// Text from the left edge of a rectangle's first row, clipped to it; what does not fit is
  /// marked.
  mutating func text(_ text: String, in rect: Rect, style: Style) {
    guard rect.height > 0 else { return }
    buffer.write(
      glyphs.text(text).clipped(to: rect.width, glyphs: glyphs), x: rect.x, y: rect.y,
      style: style, limit: rect.width)
  }

  /// Text that ends at the right edge of a rectangle's first row.
  mutating func right(_ text: String, in rect: Rect, style: Style) {
    let text = glyphs.text(text).clipped(to: rect.width, glyphs: glyphs)
    let count = text.cellWidth
    let place = Rect(x: rect.maxX - count, y: rect.y, width: count, height: rect.height)
    self.text(text, in: place, style: style)
  }

  /// Text in the middle of a rectangle, wrapped.
  mutating func centered(_ text: String, in rect: Rect, style: Style) {
    let lines = wrapped(glyphs.text(text), width: min(rect.width, 72)).prefix(rect.height)
    let top = rect.y + (rect.height - lines.count) / 2
    for (index, line) in lines.enumerated() {
      let width = line.unicodeScalars.count
      let x = rect.x + (rect.width - width) / 2
      self.text(line, in: Rect(x: x, y: top + index, width: width, height: 1), style: style)
    }
  }

  /// A frame around a rectangle with a title in its upper edge; `cleared` blanks the inside.
  mutating func frame(_ rect: Rect, title: String, cleared: Bool = false) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    if cleared { buffer.fill(rect, with: Cell(" ", style: look[.modal])) }
    let style = look[.border]
    let edge = { (glyph: Unicode.Scalar) in Cell(glyph, style: style) }
    for x in rect.x + 1..<rect.maxX - 1 {
      buffer[x, rect.y] = edge(glyphs(.horizontal))
      buffer[x, rect.maxY - 1] = edge(glyphs(.horizontal))
    }
    for y in rect.y + 1..<rect.maxY - 1 {
      buffer[rect.x, y] = edge(glyphs(.vertical))
      buffer[rect.maxX - 1, y] = edge(glyphs(.vertical))
    }
    buffer[rect.x, rect.y] = edge(glyphs(.topLeft))
    buffer[rect.maxX - 1, rect.y] = edge(glyphs(.topRight))
    buffer[rect.x, rect.maxY - 1] = edge(glyphs(.bottomLeft))
    buffer[rect.maxX - 1, rect.maxY - 1] = edge(glyphs(.bottomRight))
    if !title.isEmpty {
      text(
        " \(title) ", in: Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1),
        style: look[.title])
    }
  }

  /// A line being edited, with its cursor as an exchanged cell.
  mutating func editor(_ editor: LineEditor, in rect: Rect) {
    guard !rect.isEmpty else { return }
    buffer.fill(rect, with: Cell(" ", style: look[.input]))
    let window = editor.window(width: rect.width)
    buffer.write(
      String(scalars: window.text), x: rect.x, y: rect.y, style: look[.input], limit: rect.width)
    buffer[rect.x + window.cursor, rect.y].style = look[.cursor]
  }
}
