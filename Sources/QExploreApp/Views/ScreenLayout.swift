import CellCanvas

/// Where everything stands on a screen of a size.
///
/// Depends on the size alone, so nothing jumps when values change.
///
/// As the screen shrinks: side panels, panels above the plot, one panel and a line of counts, two
/// lines, one line, and at last a single summary line. There is no size at which the explorer
/// refuses to work.
package struct ScreenLayout: Sendable, Hashable {
  /// How much fits.
  package enum Scale: Sendable, Hashable, CaseIterable {
    /// One clipped line that sums everything up.
    case tiny
    /// The plot between single lines.
    case small
    /// The parameter panel beside the plot, the counts as a line.
    case short
    /// Both panels above the plot.
    case stacked
    /// Both panels beside the plot.
    case wide
  }

  /// The size of the terminal.
  package let size: Size
  /// How much fits.
  package let scale: Scale
  /// Name, view, theme; empty when there is no room.
  package private(set) var header = Rect(x: 0, y: 0, width: 0, height: 0)
  /// The framed parameter panel; empty when there is no room.
  ///
  /// Without its lower edge where `isJoined`.
  package private(set) var parameters = Rect(x: 0, y: 0, width: 0, height: 0)
  /// One line of parameters in its place.
  package private(set) var parameterLine = Rect(x: 0, y: 0, width: 0, height: 0)
  /// The framed counts panel.
  package private(set) var counts = Rect(x: 0, y: 0, width: 0, height: 0)
  /// One line of counts in its place.
  package private(set) var countsLine = Rect(x: 0, y: 0, width: 0, height: 0)
  /// The view itself.
  package private(set) var plot = Rect(x: 0, y: 0, width: 0, height: 0)
  /// The hint bar.
  package private(set) var hints = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Rows of the parameter panel with its frame.
  package static let parameterRows = Field.allCases.count + 2
  /// Rows of the counts panel with its frame.
  package static let countsRows = CountsTable.rows + 2

  /// Whether the panels stand one above the other: the upper edge of the counts is the lower one of
  /// the parameters, which saves a row.
  package let isJoined: Bool

  /// The layout of a size.
  package init(size: Size) {
    self.size = size
    let (columns, rows) = (size.columns, size.rows)
    let joinedRows = ScreenLayout.parameterRows - 1
    let panelRows = joinedRows + ScreenLayout.countsRows
    if columns < 20 || rows < 5 {
      scale = .tiny
    } else if columns >= 80, rows >= panelRows + 2 {
      scale = .wide
    } else if columns >= 80, rows >= ScreenLayout.parameterRows + 3 {
      scale = .short
    } else if columns >= 64, rows >= ScreenLayout.countsRows + 12 {
      scale = .stacked
    } else if columns >= 34, rows >= panelRows + 12 {
      scale = .stacked
    } else {
      scale = .small
    }
    isJoined = scale == .wide || scale == .stacked && columns < 64
    let body = max(0, rows - 2)
    switch scale {
    case .tiny:
      parameterLine = Rect(x: 0, y: 0, width: columns, height: min(rows, 1))
    case .small:
      parameterLine = Rect(x: 0, y: 0, width: columns, height: 1)
      hints = Rect(x: 0, y: rows - 1, width: columns, height: 1)
      let hasCounts = rows >= 8
      if hasCounts { countsLine = Rect(x: 0, y: rows - 2, width: columns, height: 1) }
      plot = Rect(x: 0, y: 1, width: columns, height: rows - (hasCounts ? 3 : 2))
    case .short, .wide:
      header = Rect(x: 0, y: 0, width: columns, height: 1)
      hints = Rect(x: 0, y: rows - 1, width: columns, height: 1)
      let side = columns >= 110 ? 44 : 34
      parameters = Rect(
        x: 0, y: 1, width: side, height: isJoined ? joinedRows : ScreenLayout.parameterRows)
      if scale == .wide {
        counts = Rect(x: 0, y: parameters.maxY, width: side, height: ScreenLayout.countsRows)
        plot = Rect(x: side + 1, y: 1, width: columns - side - 1, height: body)
      } else {
        countsLine = Rect(x: 0, y: rows - 2, width: columns, height: 1)
        plot = Rect(x: side + 1, y: 1, width: columns - side - 1, height: body - 1)
      }
    case .stacked:
      header = Rect(x: 0, y: 0, width: columns, height: 1)
      hints = Rect(x: 0, y: rows - 1, width: columns, height: 1)
      if columns >= 64 {
        let left = columns / 2 - 2
        parameters = Rect(x: 0, y: 1, width: left, height: ScreenLayout.countsRows)
        counts = Rect(x: left, y: 1, width: columns - left, height: ScreenLayout.countsRows)
      } else {
        parameters = Rect(x: 0, y: 1, width: columns, height: joinedRows)
        counts = Rect(
          x: 0, y: parameters.maxY, width: columns, height: ScreenLayout.countsRows)
      }
      plot = Rect(x: 0, y: counts.maxY, width: columns, height: rows - 1 - counts.maxY)
    }
  }

  /// The same with so many rows above the hint bar kept free for a banner, as far as the plot can
  /// spare them.
  func withBanner(rows: Int) -> ScreenLayout {
    var layout = self
    guard rows > 0, plot.height - rows >= 6 else { return layout }
    layout.plot.height -= rows
    if !countsLine.isEmpty { layout.countsLine.y -= rows }
    return layout
  }

  /// The free space under the counts panel; empty where the plot is there.
  package var below: Rect {
    guard scale == .wide else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    return Rect(
      x: counts.x + 2, y: counts.maxY, width: counts.width - 4,
      height: max(0, hints.y - counts.maxY))
  }

  /// The rectangle of a field's row inside the panel; empty when the panel is not shown.
  package func row(of field: Field) -> Rect {
    guard !parameters.isEmpty, let index = Field.allCases.firstIndex(of: field) else {
      return Rect(x: 0, y: 0, width: 0, height: 0)
    }
    return Rect(
      x: parameters.x + 1, y: parameters.y + 1 + index, width: parameters.width - 2, height: 1)
  }

  /// The field whose row holds a cell.
  package func field(x: Int, y: Int) -> Field? {
    Field.allCases.first { row(of: $0).contains(x: x, y: y) }
  }
}
