import CellCanvas

/// The first line: program, views, whether something is being computed, theme and glyphs.
enum HeaderBar {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    pen.text(" qexplore", in: rect, role: .title)
    let layout = HeaderLayout(rect, shown: state.view)
    for tab in layout.tabs {
      let role: ThemeRole = tab.view == state.view ? .tabActive : .tab
      pen.buffer.drawText(tab.text, in: tab.place, style: pen.look[role], look: pen.look)
    }
    let theme = state.themeNames[state.themeIndex]
    let looks = ["\(theme), \(state.glyphs.rawValue) ", "\(theme) "]
    // The mark of a computation keeps its room, so that nothing comes and goes with it.
    let look = looks.first { 4 + pen.width($0) <= layout.rest.width }
    if let look { pen.right(look, in: layout.rest, role: .muted) }
    // Quick answers come without a flicker: the mark waits for the first tick.
    if state.isComputing, state.spinner > 0 {
      let step = spinner(state.spinner, pen.look.glyphs)
      let text = " \(step) computing"
      let room = layout.rest.width - (look.map { pen.width($0) + 2 } ?? 0)
      pen.text(pen.width(text) <= room ? text : " \(step)", in: layout.rest, role: .warning)
    }
  }

  /// A step of the mark that shows that something is being computed.
  private static func spinner(_ step: Int, _ glyphs: Glyphs) -> Unicode.Scalar {
    let steps: [Unicode.Scalar] =
      glyphs == .ascii ? ["|", "/", "-", "\\"] : ["◐", "◓", "◑", "◒"]
    return steps[step % steps.count]
  }
}
