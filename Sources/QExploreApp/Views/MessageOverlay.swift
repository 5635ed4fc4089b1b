import CellCanvas

/// The editor of f and the message of the moment, above the hint bar and over the plot, so that
/// nothing moves.
enum MessageOverlay {
  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    let width = max(1, layout.size.columns - 2)
    let bottom = layout.hints.y
    let message = state.message
    let role =
      message?.field == nil && !state.mode.isEditing ? ThemeRole.warning : .error
    let lines = message.map { pen.look.glyphs.text($0.text).wrapped(to: width) } ?? []
    guard case .formula(let editor) = state.mode else {
      let shown = lines.prefix(max(0, bottom - 1))
      for (index, line) in shown.enumerated() {
        row(line, y: bottom - shown.count + index, role: role, layout: layout, pen: &pen)
      }
      return
    }
    // The line of the editor, the caret's line, then the message: always that many rows, so that
    // typing moves nothing.
    let spare = max(0, bottom - 1)
    let messageRows = min(max(1, lines.count), max(0, spare - 2))
    let top = max(0, bottom - messageRows - min(2, spare))
    for y in top..<bottom { row("", y: y, role: .text, layout: layout, pen: &pen) }
    let prompt = " f = "
    pen.text(prompt, in: Rect(x: 0, y: top, width: 5, height: 1), role: .selection)
    let field = Rect(x: 5, y: top, width: max(0, layout.size.columns - 6), height: 1)
    pen.buffer.drawInput(editor, in: field, look: pen.look)
    if let column = state.problems[.target]?.column, top + 1 < bottom {
      let shift = max(0, editor.cursor - field.width + 1)
      let x = field.x + column - 1 - shift
      if field.contains(x: x, y: top) {
        pen.buffer[x, top + 1] = Cell(pen.look.glyphs(.up), style: pen.look[.error])
      }
    }
    for (index, line) in lines.prefix(messageRows).enumerated() {
      row(line, y: top + 2 + index, role: .error, layout: layout, pen: &pen)
    }
  }

  private static func row(
    _ text: String, y: Int, role: ThemeRole, layout: ScreenLayout, pen: inout Pen
  ) {
    let whole = Rect(x: 0, y: y, width: layout.size.columns, height: 1)
    pen.clear(whole)
    pen.text(text, in: whole.inset(columns: 1), role: role)
  }
}

extension Mode {
  /// Whether text is being typed.
  package var isEditing: Bool {
    switch self {
    case .number, .formula: true
    case .browsing, .reading, .sweep, .palette, .gallery, .help: false
    }
  }
}
