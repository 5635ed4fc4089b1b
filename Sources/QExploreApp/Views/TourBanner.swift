import CellCanvas

/// The present step of the tour, above the hint bar.
enum TourBanner {
  /// How many rows it takes; 0 where there is none.
  ///
  /// A message of the moment takes its place, and an editor.
  static func rows(_ state: AppState, glyphs: Glyphs) -> Int {
    guard let step = state.tour, state.size.rows > 3 else { return 0 }
    return min(lines(step, state, glyphs: glyphs).count + 1, state.size.rows - 3)
  }

  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    guard let step = state.tour, state.message == nil, !state.mode.isEditing else { return }
    let bottom = layout.hints.y
    let width = layout.size.columns
    let rows = rows(state, glyphs: pen.look.glyphs)
    guard rows >= 2 else { return }
    let lines = lines(step, state, glyphs: pen.look.glyphs)
    for index in 0..<rows {
      let row = Rect(x: 0, y: bottom - rows + index, width: width, height: 1)
      pen.clear(row, ground: .modal)
      let inner = row.inset(columns: 1)
      if index == 0 {
        pen.text("Tour \(step.number)/\(Tour.allCases.count)", in: inner, role: .title, on: .modal)
        pen.right(
          "\(state.key(.nextStep)) next, \(state.key(.previousStep)) back, "
            + "\(state.key(.dismiss)) ends", in: inner, role: .key, on: .modal)
      } else {
        pen.text(lines[index - 1], in: inner, role: .text, on: .modal)
      }
    }
  }

  private static func lines(_ step: Tour, _ state: AppState, glyphs: Glyphs) -> [String] {
    glyphs.text(step.text(in: state)).wrapped(to: max(1, state.size.columns - 2))
  }
}
