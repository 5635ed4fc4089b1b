import Figures

/// How the rows of a column of panels are shared out, after what has no room was given up.
///
/// Given up in this order: the figure's title, the title of the x axis, headings and legend, the
/// axis lines between panels, panels from the last on, and at the end all axes.
struct PlotLayout {
  /// What is still drawn beside the data.
  struct Level {
    var title: Bool
    var xTitle: Bool
    var headings: Bool
    var innerAxes: Bool
    var axes: Bool
    /// Rows that every panel needs for its data.
    var least: Int
  }

  /// The rows of one panel.
  struct Slot {
    /// First row of the heading, and how many there are (0...3).
    var heading: Int
    var headingRows: Int
    /// First row of the data, and how many there are.
    var data: Int
    var dataRows: Int
    /// Whether an axis line follows the data, and whether labels follow it.
    var hasAxis: Bool
    var hasLabels: Bool
  }

  var level: Level
  var slots: [Slot]
  var titleRow: Int?
  var xTitleRow: Int?

  private static let levels = [
    Level(title: true, xTitle: true, headings: true, innerAxes: true, axes: true, least: 5),
    Level(title: false, xTitle: true, headings: true, innerAxes: true, axes: true, least: 4),
    Level(title: false, xTitle: false, headings: true, innerAxes: true, axes: true, least: 4),
    Level(title: false, xTitle: false, headings: true, innerAxes: false, axes: true, least: 3),
    Level(title: false, xTitle: false, headings: false, innerAxes: false, axes: true, least: 3),
  ]
  private static let bare = Level(
    title: false, xTitle: false, headings: false, innerAxes: false, axes: false, least: 1)

  /// The richest layout that fits.
  ///
  /// `headingRows` says how many rows each panel's heading would take.
  init(
    height: Int, y: Int, weights: [Double], headingRows: [Int], hasTitle: Bool, hasXTitle: Bool,
    allowsAxes: Bool
  ) {
    for count in stride(from: allowsAxes ? weights.count : 0, to: 0, by: -1) {
      for level in PlotLayout.levels {
        let chrome = PlotLayout.chrome(
          level, headingRows: Array(headingRows.prefix(count)), hasTitle: hasTitle,
          hasXTitle: hasXTitle)
        guard
          let rows = PlotLayout.share(
            height - chrome, weights: Array(weights.prefix(count)), least: level.least)
        else { continue }
        self.init(
          level: level, rows: rows, y: y, headingRows: headingRows, hasTitle: hasTitle,
          hasXTitle: hasXTitle)
        return
      }
    }
    self.init(
      level: PlotLayout.bare, rows: height > 0 && !weights.isEmpty ? [height] : [], y: y,
      headingRows: headingRows, hasTitle: false, hasXTitle: false)
  }

  private init(
    level: Level, rows: [Int], y: Int, headingRows: [Int], hasTitle: Bool, hasXTitle: Bool
  ) {
    self.level = level
    var row = y
    if level.title, hasTitle {
      titleRow = row
      row += 1
    }
    slots = []
    for (index, count) in rows.enumerated() {
      let isLast = index == rows.count - 1
      let heading = level.headings ? headingRows[index] : 0
      let hasAxis = level.axes && (isLast || level.innerAxes)
      slots.append(
        Slot(
          heading: row, headingRows: heading, data: row + heading, dataRows: count,
          hasAxis: hasAxis, hasLabels: hasAxis && isLast))
      row += heading + count + (hasAxis ? 1 : 0) + (hasAxis && isLast ? 1 : 0)
    }
    if level.xTitle, hasXTitle { xTitleRow = row }
  }

  private static func chrome(
    _ level: Level, headingRows: [Int], hasTitle: Bool, hasXTitle: Bool
  ) -> Int {
    var rows = 0
    if level.title, hasTitle { rows += 1 }
    if level.xTitle, hasXTitle { rows += 1 }
    if level.headings { rows += headingRows.reduce(0, +) }
    if level.innerAxes { rows += headingRows.count - 1 }
    if level.axes { rows += 2 }
    return rows
  }

  /// Rows by weight, each at least `least`; nil where they do not suffice.
  private static func share(_ rows: Int, weights: [Double], least: Int) -> [Int]? {
    guard rows >= least * weights.count, !weights.isEmpty else { return nil }
    let weights = weights.map { $0.isFinite && $0 > 0 ? $0 : 1 }
    let total = weights.reduce(0, +)
    var shares = weights.map { max(least, Int(Double(rows) * $0 / total)) }
    // Rounding is settled by the heaviest panel, which is the last to feel it.
    while shares.reduce(0, +) != rows {
      let step = shares.reduce(0, +) < rows ? 1 : -1
      let order = shares.indices.sorted { weights[$0] > weights[$1] }
      guard let index = order.first(where: { shares[$0] + step >= least }) else { return nil }
      shares[index] += step
    }
    return shares
  }
}
