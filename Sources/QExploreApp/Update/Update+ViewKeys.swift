import CellCanvas

/// What moves inside a view; where it is not shown, the key says which one it belongs to.
extension AppState {
  /// Rows of view 7 that one key moves it by.
  var explainPage: Int { max(1, ScreenLayout(size: size).plot.height - 2) }

  /// Scrolls the list of view 7 or the table of view 5.
  mutating func scroll(by rows: Int) {
    if view == .sweep { scrollSweep(by: rows) } else { scrollExplanations(by: rows) }
  }

  /// Scrolls view 7 as far as its list goes.
  mutating func scrollExplanations(by rows: Int) {
    guard view == .explain else {
      notice =
        "{ } scroll the table of view 5, Sweep, and view \(ViewKind.explain.number), \(ViewKind.explain.title)."
      return
    }
    guard case .explanations(let explanations)? = pictured?.picture else { return }
    let plot = ScreenLayout(size: size).plot
    let last = max(
      0, ExplainView.rowCount(explanations, width: plot.width, glyphs: glyphs) - plot.height)
    explainScroll = (min(explainScroll, last) + rows).clamped(to: 0...last)
  }
}
