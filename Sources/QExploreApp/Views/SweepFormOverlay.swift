import CellCanvas

/// The dialogue of a sweep, over the view.
enum SweepFormOverlay {
  /// Columns of the labels.
  private static let labelWidth = 10

  static func draw(_ state: AppState, _ form: SweepForm, with pen: inout Pen) {
    let size = state.size
    let rows = form.rows
    let width = min(size.columns, 58)
    let problem =
      (form.problem.map { pen.look.glyphs.text($0).wrapped(to: max(1, width - 4)) } ?? [])
      .prefix(max(0, size.rows - rows.count - 3))
    let overlay = OverlayFrame(
      size: size, width: width, rows: rows.count + 1 + max(2, problem.count), margin: 1)
    overlay.draw("Sweep", "Enter runs, Esc closes", with: &pen)
    let body = overlay.body
    // On a screen with fewer rows than the dialogue the present one is always seen.
    let present = rows.firstIndex(of: form.row) ?? 0
    let first = max(0, min(present - body.height / 2, rows.count - body.height))
    for (offset, row) in rows.dropFirst(first).prefix(body.height).enumerated() {
      let line = Rect(x: body.x, y: body.y + offset, width: body.width, height: 1)
      let isPresent = row == form.row
      let ground: ThemeRole = isPresent ? .selection : .modal
      if isPresent { pen.clear(line, ground: .selection) }
      pen.text(
        row.label, in: Rect(x: line.x, y: line.y, width: min(labelWidth, line.width), height: 1),
        role: .label, on: ground)
      let value = Rect(
        x: line.x + labelWidth, y: line.y, width: max(0, line.width - labelWidth), height: 1)
      if isPresent, let editor = form.editor {
        pen.buffer.drawInput(editor, in: value, look: pen.look)
      } else {
        pen.text(form.text(of: row), in: value, role: .value, on: ground)
      }
      if isPresent { pen.right(hint(row), in: value, role: .muted, on: ground) }
    }
    let top = body.y + rows.count + (overlay.isFramed ? 1 : 0)
    guard top < body.maxY else { return }
    if problem.isEmpty {
      let line = Rect(x: body.x, y: top, width: body.width, height: 1)
      pen.text(
        "qexplore sweep \(form.arguments.joined(separator: " "))", in: line, role: .muted,
        on: .modal)
    }
    for (index, text) in problem.enumerated() {
      let line = Rect(x: body.x, y: top + index, width: body.width, height: 1)
      pen.text(text, in: line, role: .error, on: .modal)
    }
  }

  private static func hint(_ row: SweepForm.Row) -> String {
    switch row {
    case .parameter, .spacing, .metric, .series: "◂ ▸"
    case .steps: "empty: every one, 20 with log"
    case .from, .to, .seriesValues: ""
    }
  }
}
