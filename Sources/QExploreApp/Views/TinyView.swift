import CellCanvas

/// Everything in one clipped line, for screens that hold no more.
enum TinyView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    switch state.mode {
    case .formula(let editor):
      pen.text("f ", in: rect, role: .selection)
      pen.buffer.drawInput(
        editor, in: Rect(x: rect.x + 2, y: rect.y, width: rect.width - 2, height: rect.height),
        look: pen.look)
    case .number(let editor):
      let label = state.focus.label + " "
      let width = pen.width(label)
      pen.text(label, in: rect, role: .selection)
      pen.buffer.drawInput(
        editor,
        in: Rect(x: rect.x + width, y: rect.y, width: rect.width - width, height: rect.height),
        look: pen.look)
    case .browsing, .reading, .sweep, .palette, .gallery, .help:
      if let message = state.message {
        pen.text(message.text, in: rect, role: .error)
        return
      }
      let value = ParameterPanel.text(of: state.focus, in: state)
      let focused = "\(state.focus.label) \(value)"
      let x = rect.x + pen.width(focused) + 1
      pen.text(focused, in: rect, role: .selection)
      guard let snapshot = state.snapshot else { return }
      let rest = CountsPanel.lineParts(snapshot, state, pen).map(\.0).joined(separator: "  ")
      pen.text(
        rest, in: Rect(x: x, y: rect.y, width: rect.maxX - x, height: rect.height),
        role: .value)
    }
  }
}
