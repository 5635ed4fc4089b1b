import CellCanvas

/// The present step of the tour, above the hint bar and over the view.
enum TourBanner {
  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    guard let step = state.tour, state.message == nil, !state.mode.isEditing else { return }
    let bottom = layout.hints.y
    let width = layout.size.columns
    let head = "Tour \(step.number)/\(Tour.allCases.count)"
    let lines = pen.look.glyphs.text(step.text(in: state)).wrapped(to: max(1, width - 2))
    let rows = min(lines.count + 1, max(0, bottom - 2))
    guard rows >= 2 else { return }
    for index in 0..<rows {
      let row = Rect(x: 0, y: bottom - rows + index, width: width, height: 1)
      pen.clear(row, ground: .modal)
      let inner = row.inset(columns: 1)
      if index == 0 {
        pen.text(head, in: inner, role: .title, on: .modal)
        pen.right(
          "\(state.key(.nextStep)) next, \(state.key(.previousStep)) back, \(state.key(.dismiss)) ends",
          in: inner, role: .key, on: .modal)
      } else {
        pen.text(lines[index - 1], in: inner, role: .text, on: .modal)
      }
    }
  }
}
