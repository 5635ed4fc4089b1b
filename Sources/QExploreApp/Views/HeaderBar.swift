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
    let look = look(state, width: layout.rest.width)
    if let look { pen.right(look, in: layout.rest, role: .muted) }
    // Quick answers come without a flicker: the mark waits for the first tick.
    if state.isComputing, state.spinner > 0 {
      let step = spinner(state.spinner, pen.look.glyphs)
      let text = " \(step) computing"
      let room = layout.rest.width - (look.map { pen.width($0) + 2 } ?? 0)
      pen.text(pen.width(text) <= room ? text : " \(step)", in: layout.rest, role: .warning)
    }
  }

  /// Theme and glyphs, or the theme alone, where there is room; nil where there is none.
  private static func look(_ state: AppState, width: Int) -> String? {
    let theme = state.themeNames[state.themeIndex]
    let looks = ["\(theme), \(state.glyphs.rawValue) ", "\(theme) "]
    // The mark of a computation keeps its room, so that nothing comes and goes with it.
    return looks.first { 4 + state.glyphs.text($0).cellWidth <= width }
  }

  /// Whether the name of the theme stands in the header.
  static func showsTheme(_ state: AppState) -> Bool {
    let header = ScreenView.layout(of: state).header
    return look(state, width: HeaderLayout(header, shown: state.view).rest.width) != nil
  }

  /// A step of the mark that shows that something is being computed.
  private static func spinner(_ step: Int, _ glyphs: Glyphs) -> Unicode.Scalar {
    let steps: [Unicode.Scalar] =
      glyphs == .ascii ? ["|", "/", "-", "\\"] : ["◐", "◓", "◑", "◒"]
    return steps[step % steps.count]
  }
}
