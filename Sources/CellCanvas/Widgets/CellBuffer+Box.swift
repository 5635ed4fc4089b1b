extension CellBuffer {
  /// A frame with rounded corners, a title at its left and a subtitle at its right; returns the
  /// inside.
  ///
  /// The inside is cleared. A rectangle of fewer than 2 x 2 cells has no frame and an empty inside.
  @discardableResult
  package mutating func drawBox(
    _ rect: Rect, title: String = "", subtitle: String = "", isFocused: Bool = false,
    ground: ThemeRole = .background, look: Look
  ) -> Rect {
    fill(rect, with: Cell(" ", style: look[ground]))
    guard rect.width >= 2, rect.height >= 2 else {
      return Rect(x: rect.x, y: rect.y, width: 0, height: 0)
    }
    let glyphs = look.glyphs
    let style = look.style(isFocused ? .borderFocused : .border, on: ground)
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in (rect.x + 1)..<right {
      self[x, rect.y] = Cell(glyphs(.horizontal), style: style)
      self[x, bottom] = Cell(glyphs(.horizontal), style: style)
    }
    for y in (rect.y + 1)..<bottom {
      self[rect.x, y] = Cell(glyphs(.vertical), style: style)
      self[right, y] = Cell(glyphs(.vertical), style: style)
    }
    self[rect.x, rect.y] = Cell(glyphs(.topLeft), style: style)
    self[right, rect.y] = Cell(glyphs(.topRight), style: style)
    self[rect.x, bottom] = Cell(glyphs(.bottomLeft), style: style)
    self[right, bottom] = Cell(glyphs(.bottomRight), style: style)

    // ╭ Title ───────── subtitle ─╮: the title wins where both do not fit.
    var free = (rect.x + 1)..<right
    if !title.isEmpty, free.count >= 4 {
      let text = " \(glyphs.text(title).clipped(to: free.count - 2, glyphs: glyphs)) "
      let end = write(
        text, x: free.lowerBound, y: rect.y, style: look.style(.title, on: ground),
        limit: free.count)
      free = end..<right
    }
    if !subtitle.isEmpty {
      let text = " \(glyphs.text(subtitle)) "
      let start = right - 1 - text.cellWidth
      if start > free.lowerBound {
        write(text, x: start, y: rect.y, style: look.style(.subtitle, on: ground))
      }
    }
    return rect.inset(columns: 1, rows: 1)
  }
}
