import CellCanvas

/// Draws the parts of a frame: a buffer together with the look it is drawn with.
struct Pen {
  /// What is drawn so far.
  var buffer: CellBuffer
  /// Styles and characters.
  let look: Look
  /// The plot that was drawn, if any.
  var plot: PlotOnScreen?
  /// How many rows of a sweep its table has room for, if it was drawn.
  var sweepRows: Int?
  /// The figures that were drawn, where the room decides which.
  var figureKinds: [FigureKind]?

  /// Columns that a text takes in these glyphs.
  func width(_ text: String) -> Int { look.glyphs.text(text).cellWidth }

  /// Text in the first row of a rectangle, clipped to it; what does not fit is marked.
  mutating func text(
    _ text: String, in rect: Rect, role: ThemeRole, on ground: ThemeRole = .background,
    alignment: TextAlignment = .leading
  ) {
    buffer.drawText(
      text, in: rect, style: look.style(role, on: ground), look: look, alignment: alignment)
  }

  /// Text that ends at the right edge of a rectangle's first row.
  mutating func right(
    _ text: String, in rect: Rect, role: ThemeRole, on ground: ThemeRole = .background
  ) {
    self.text(text, in: rect, role: role, on: ground, alignment: .trailing)
  }

  /// Text in the middle of a rectangle, wrapped.
  mutating func centered(_ text: String, in rect: Rect, role: ThemeRole) {
    var lines = look.glyphs.text(text).wrapped(to: min(rect.width, 72))
    if lines.count > rect.height, rect.height > 0 {
      // The last row holds all that is left, so that what does not fit is marked.
      let rest = lines[(rect.height - 1)...].joined(separator: " ")
      lines = lines.prefix(rect.height - 1) + [rest]
    }
    let top = rect.y + (rect.height - lines.count) / 2
    for (index, line) in lines.enumerated() {
      let row = Rect(x: rect.x, y: top + index, width: rect.width, height: 1)
      self.text(line, in: row, role: role, alignment: .center)
    }
  }

  /// Clears a row for a message or an editor over the plot.
  mutating func clear(_ rect: Rect, ground: ThemeRole = .background) {
    buffer.fill(rect, with: Cell(" ", style: look[ground]))
  }
}
