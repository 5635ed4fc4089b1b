extension PlotCanvas {
  /// Writes the layers into cells whose top left corner is given; untouched cells stay as they are.
  ///
  /// Areas are backgrounds, with an eighth-block edge where no dot is in the cell, or shades where
  /// the theme asks. `keepsGround` leaves the background that is there, for curves over a heat map.
  func compose(
    into buffer: inout CellBuffer, x: Int, y: Int, theme: Theme, keepsGround: Bool = false
  ) {
    let base = theme[.background]
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        let owner = owners[cell]
        let area = areaOwners[cell]
        if owner == 0, area == 0 { continue }
        var result: Cell
        if owner != 0 {
          let paint = paints[Int(owner) - 1]
          var style = paint.style
          style.background =
            keepsGround ? buffer[x + column, y + row].style.background : base.background
          let mark = marks[cell]
          let glyph =
            mark != 0
            ? Unicode.Scalar(mark) ?? "?"
            : DotGrid.glyph(masks[cell], glyphs: glyphs, letter: paint.letter)
          result = Cell(glyph, style: style)
          if area != 0, areas[cell].eighths >= 4, !theme.usesShades {
            result.style.background = paints[Int(area) - 1].style.background
          }
        } else {
          var shape = areas[cell]
          // Between two strokes of a dashed line an eighth-block edge would look like a comb.
          if shape.eighths < 8, isBetweenStrokes(column, row) {
            shape = AreaCell(eighths: shape.eighths >= 4 ? 8 : 0, side: .all)
            if shape.eighths == 0 { continue }
          }
          result = areaCell(shape, paints[Int(area) - 1], base: base, theme: theme)
        }
        buffer[x + column, y + row] = result
      }
    }
  }

  /// Whether dots lie at most two cells to the left and at most two to the right.
  private func isBetweenStrokes(_ column: Int, _ row: Int) -> Bool {
    let start = row * columns
    let isLeft = (max(column - 2, 0)..<column).contains { masks[start + $0] != 0 }
    guard isLeft, column + 1 < columns else { return false }
    return (column + 1...min(column + 2, columns - 1)).contains { masks[start + $0] != 0 }
  }

  /// A cell that only an area touches.
  private func areaCell(_ area: AreaCell, _ paint: Paint, base: Style, theme: Theme) -> Cell {
    let blank = Cell(" ", style: base)
    let isMostly = area.eighths >= 4
    if theme.usesShades {
      return isMostly ? Cell(glyphs(.shade), style: paint.style) : blank
    }
    guard glyphs != .ascii else {
      return isMostly ? Cell(paint.letter, style: paint.style) : blank
    }
    guard area.eighths < 8, let tint = paint.style.background else {
      return Cell(" ", style: paint.style)
    }
    let edge = Style(foreground: tint, background: base.background)
    switch area.side {
    case .all: return Cell(" ", style: paint.style)
    case .below: return Cell(DotGrid.eighths[Int(area.eighths)], style: edge)
    case .above:
      // There are no upper blocks: the lower block is drawn in the ground's colour on the tint.
      let inverse =
        base.background.map { Style(foreground: $0, background: tint) }
        ?? Style(foreground: tint, attributes: .reverse)
      return Cell(DotGrid.eighths[8 - Int(area.eighths)], style: inverse)
    case .middle:
      if isMostly { return Cell(" ", style: paint.style) }
      return Cell(area.eighths >= 2 ? "━" : "─", style: edge)
    }
  }
}
