import CellCanvas
import QuantizedReLU

/// What moves inside a view; where it is not shown, the key says which one it belongs to.
extension AppState {
  /// Rows of view 7 that one key moves it by.
  var explainPage: Int { max(1, ScreenView.layout(of: self).plot.height - 2) }

  /// Scrolls the list of view 7 or the table of view 5, or chooses a block in view 4; where a list goes
  /// no further, it says so.
  mutating func scroll(by rows: Int) {
    switch view {
    case .sweep: scrollSweep(by: rows)
    case .structure: chooseBlock(by: rows < 0 ? -1 : 1)
    default:
      let before = explainScroll
      scrollExplanations(by: rows)
      if view == .explain, explainScroll == before, pictured != nil {
        notice = AppState.endOfList(rows)
      }
    }
  }

  /// What a list says that goes no further.
  static func endOfList(_ rows: Int) -> String {
    rows > 0 ? "this is the end of the list." : "this is the start of the list."
  }

  /// The block of view 4 so many places further, round the end.
  private mutating func chooseBlock(by offset: Int) {
    guard case .structure(let picture)? = pictured?.picture else { return }
    let places = picture.inventory.blocks.indices
    block = places.next(after: min(block, places.count - 1), by: offset)
  }

  /// Scrolls view 7 as far as its list goes.
  mutating func scrollExplanations(by rows: Int) {
    guard view == .explain else {
      notice =
        "\(key(.scrollUp)) \(key(.scrollDown)) choose a block in view 4, scroll the table of view 5 and view 7."
      return
    }
    guard case .explanations(let explanations)? = pictured?.picture else { return }
    let plot = ScreenView.layout(of: self).plot
    let last = max(
      0, ExplainView.rowCount(explanations, width: plot.width, glyphs: glyphs) - plot.height)
    explainScroll = (min(explainScroll, last) + rows).clamped(to: 0...last)
  }
}
