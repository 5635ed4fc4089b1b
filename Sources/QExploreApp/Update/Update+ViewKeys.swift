import CellCanvas
import QuantizedReLU

/// What moves inside a view; where it is not shown, the key says which one it belongs to.
extension AppState {
  /// Rows of view 7 that one key moves it by.
  var explainPage: Int { max(1, ScreenView.layout(of: self).plot.height - 2) }

  /// Scrolls the list of view 7 or the table of view 5, or chooses a block in view 4, a profile or a
  /// step in view 6; where it goes no further, it says so.
  mutating func scroll(by rows: Int) {
    switch view {
    case .sweep: scrollSweep(by: rows)
    case .structure: chooseBlock(by: rows < 0 ? -1 : 1)
    case .transform where walksPath: walk(by: rows < 0 ? -1 : 1)
    case .transform: chooseProfile(by: rows < 0 ? -1 : 1)
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
  mutating func chooseBlock(by offset: Int) {
    guard case .structure(let picture)? = pictured?.picture, let layout = structureLayout else {
      notice = "the blocks are still being counted."
      return
    }
    guard layout.showsBlocks else {
      notice =
        "\(key(.scrollUp)) \(key(.scrollDown)) choose a block of the list, which "
        + "\(key(.nextPanel)) brings back."
      return
    }
    let places = picture.inventory.blocks.indices
    if places.count == 1 { notice = "this is the only block." }
    block = places.next(after: min(block, places.count - 1), by: offset)
  }

  /// Shows the interval of the cached profile so many places further, round the end.
  private mutating func chooseProfile(by offset: Int) {
    guard case .transform(let picture)? = pictured?.picture else {
      notice =
        "\(key(.scrollUp)) \(key(.scrollDown)) go through the cached profiles of the "
        + "function-dependent structure, and along the path of the compact one."
      return
    }
    let places = picture.cachedProfiles.indices
    guard let last = places.last else {
      notice =
        picture.pieces == 1
        ? "m is 1: every interval is linear, there is no profile; a smaller epsilon has some."
        : "no interval of this f needs a profile; one with kinks may."
      return
    }
    let next = profile.map { places.next(after: min($0, last), by: offset) }
    let chosen = next ?? (offset > 0 ? 0 : last)
    let before = zoom
    profile = chosen
    zooms[plotKey] = picture.cachedProfiles[chosen].window(of: Double(picture.intervals))
    if zoom == before { notice = "this is the only profile." }
  }

  /// Scrolls view 7 as far as its list goes.
  mutating func scrollExplanations(by rows: Int) {
    guard view == .explain else {
      notice =
        "\(key(.scrollUp)) \(key(.scrollDown)) choose a block in view 4 and a profile or a step in view 6, "
        + "scroll the table of view 5 and view 7."
      return
    }
    guard case .explanations(let explanations)? = pictured?.picture else { return }
    let plot = ScreenView.layout(of: self).plot
    let last = max(
      0, ExplainView.rowCount(explanations, width: plot.width, glyphs: glyphs) - plot.height)
    explainScroll = (min(explainScroll, last) + rows).clamped(to: 0...last)
  }
}
