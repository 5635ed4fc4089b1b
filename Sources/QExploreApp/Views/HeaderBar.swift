import CellCanvas

/// The first line: program, view, whether something is being computed, theme and glyphs.
enum HeaderBar {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    pen.text(" qexplore", in: rect, role: .title)
    let title = Rect(x: rect.x + 12, y: rect.y, width: rect.width - 12, height: 1)
    pen.text(state.view.title, in: title, role: .value)
    let look = "\(state.themeNames[state.themeIndex]), \(state.glyphs.rawValue) "
    // The mark of a computation keeps its room, so that nothing comes and goes with it.
    let taken = 12 + pen.width(state.view.title) + 2 + 11 + 1
    if taken + pen.width(look) <= rect.width { pen.right(look, in: rect, role: .muted) }
    // Quick answers come without a flicker: the mark waits for the first tick.
    if state.isComputing, state.spinner > 0 {
      let x = rect.x + 14 + state.view.title.unicodeScalars.count
      let mark = "\(spinner(state.spinner, pen.look.glyphs)) computing"
      pen.text(mark, in: Rect(x: x, y: rect.y, width: 11, height: 1), role: .warning)
    }
  }

  /// A step of the mark that shows that something is being computed.
  private static func spinner(_ step: Int, _ glyphs: Glyphs) -> Unicode.Scalar {
    let steps: [Unicode.Scalar] =
      glyphs == .ascii ? ["|", "/", "-", "\\"] : ["◐", "◓", "◑", "◒"]
    return steps[step % steps.count]
  }
}
