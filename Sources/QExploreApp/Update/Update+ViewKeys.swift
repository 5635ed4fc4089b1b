import CellCanvas

/// What moves inside a view; where it is not shown, the key says which one it belongs to.
extension AppState {
  /// Moves or zooms view 6.
  mutating func moveWindow(_ command: Command) {
    guard view == .transform else {
      notice =
        "[ ] + - 0 move and zoom view \(ViewKind.transform.number), \(ViewKind.transform.title)."
      return
    }
    switch command {
    case .panLeft: window.shift = max(window.shift - 4, -TransformWindow.farthest)
    case .panRight: window.shift = min(window.shift + 4, TransformWindow.farthest)
    // The middle stays where it is while the width changes.
    case .zoomIn where window.widening > -20:
      window.widening -= 1
      window.shift = (window.shift * 2).clamped(
        to: -TransformWindow.farthest...TransformWindow.farthest)
    case .zoomOut where window.widening < 40:
      window.widening += 1
      window.shift /= 2
    case .zoomReset: window = TransformWindow()
    default: break
    }
  }

  /// Rows of view 7 that one key moves it by.
  var explainPage: Int { max(1, ScreenLayout(size: size).plot.height - 2) }

  /// Scrolls view 7 as far as its list goes.
  mutating func scrollExplanations(by rows: Int) {
    guard view == .explain else {
      notice = "{ } scroll view \(ViewKind.explain.number), \(ViewKind.explain.title)."
      return
    }
    guard case .explanations(let explanations)? = pictured?.picture else { return }
    let plot = ScreenLayout(size: size).plot
    let last = max(
      0, ExplainView.rowCount(explanations, width: plot.width, glyphs: glyphs) - plot.height)
    explainScroll = (min(explainScroll, last) + rows).clamped(to: 0...last)
  }
}
