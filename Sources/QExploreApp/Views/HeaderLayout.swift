import CellCanvas

/// Where the tabs of the header stand; shared by drawing and by the mouse.
///
/// As the header narrows, names become shorter, then only the shown view keeps its name beside the
/// numbers of the others, then it stands alone. Room for the mark of a computation is kept as long
/// as the others are there, so that nothing comes and goes with it.
struct HeaderLayout: Hashable {
  /// One tab.
  struct Tab: Hashable {
    /// The view that it shows.
    var view: ViewKind
    /// Number and name, with a blank at both ends.
    var text: String
    /// Its cells.
    var place: Rect
  }

  /// Columns of the program's name.
  static let nameWidth = 10
  /// Columns of the mark of a computation with the blank before it.
  static let markWidth = 12

  /// The tabs from left to right; empty where there is no header.
  let tabs: [Tab]
  /// The cells behind the tabs.
  let rest: Rect

  init(_ rect: Rect, shown: ViewKind) {
    guard !rect.isEmpty else {
      tabs = []
      rest = rect
      return
    }
    let room = rect.width - HeaderLayout.nameWidth
    let names = HeaderLayout.choices(shown: shown).first { names, mark in
      names.reduce(0) { $0 + $1.text.cellWidth } <= room - mark
    }?.names
    var x = rect.x + HeaderLayout.nameWidth
    tabs = (names ?? [HeaderLayout.name(shown, shown.title)]).map { view, text in
      let width = min(text.cellWidth, max(0, rect.maxX - x))
      defer { x += width }
      return Tab(view: view, text: text, place: Rect(x: x, y: rect.y, width: width, height: 1))
    }
    rest = Rect(x: x, y: rect.y, width: max(0, rect.maxX - x), height: 1)
  }

  /// The view whose tab holds a cell.
  func view(x: Int, y: Int) -> ViewKind? {
    tabs.first { $0.place.contains(x: x, y: y) }?.view
  }

  /// The tabs with all views, the most telling ones first, and the columns that they leave for the
  /// mark of a computation: beside short names it is the mark alone.
  private static func choices(
    shown: ViewKind
  ) -> [(names: [(view: ViewKind, text: String)], mark: Int)] {
    [
      (ViewKind.allCases.map { name($0, $0.title) }, markWidth),
      (ViewKind.allCases.map { name($0, $0.shortTitle) }, 2),
      (ViewKind.allCases.map { $0 == shown ? name($0, $0.title) : ($0, " \($0.number) ") }, 2),
    ]
  }

  private static func name(_ view: ViewKind, _ title: String) -> (view: ViewKind, text: String) {
    (view, " \(view.number) \(title) ")
  }
}
