import Figures

/// Where the panels of a figure lie on the cells, and how to get from cells to data and back.
package struct PlotGeometry: Hashable, Sendable {
  /// One entry a panel that was drawn, in the order of the figure; panels without room are missing.
  package var panels: [PanelGeometry]

  /// The panel whose data rectangle holds a cell.
  package func panel(atX x: Int, y: Int) -> PanelGeometry? {
    panels.first { $0.data.contains(x: x, y: y) }
  }
}

/// The place of one panel.
package struct PanelGeometry: Hashable, Sendable {
  /// Which panel of the figure.
  package var index: Int
  /// The cells that show data, without axes and labels.
  package var data: Rect
  /// Scales and what was left out.
  package var scales: PanelScales
  /// Dots a cell has in x and y.
  package var dotsX: Int
  /// Dots a cell has in y.
  package var dotsY: Int
  /// The largest height of a band in dots; below 3 it cannot be read here.
  ///
  /// Nil: no band.
  package var bandDots: Double?

  /// The data at the middle of a cell, also outside the rectangle.
  package func value(atX x: Int, y: Int) -> (x: Double, y: Double) {
    (value(atX: x), scales.y.value(at: 1 - share(y - data.y, data.height, dotsY)))
  }

  /// The abscissa at the middle of a column.
  package func value(atX x: Int) -> Double {
    scales.x.value(at: share(x - data.x, data.width, dotsX))
  }

  /// The cell of a data point; nil where it lies outside the window.
  package func cell(x: Double, y: Double) -> (x: Int, y: Int)? {
    guard let column = column(of: x),
      let row = PanelGeometry.cell(1 - scales.y.position(of: y), data.height, dotsY)
    else { return nil }
    return (column, data.y + row)
  }

  /// The column of an abscissa; nil outside the window.
  package func column(of x: Double) -> Int? {
    PanelGeometry.cell(scales.x.position(of: x), data.width, dotsX).map { data.x + $0 }
  }

  private func share(_ cell: Int, _ cells: Int, _ dots: Int) -> Double {
    let last = cells * dots - 1
    guard last > 0 else { return 0.5 }
    return (Double(cell * dots) + Double(dots - 1) / 2) / Double(last)
  }

  /// The cell of a scale position: the ends lie on the first and on the last dot.
  static func cell(_ position: Double, _ cells: Int, _ dots: Int) -> Int? {
    let slack = 1e-9
    guard cells > 0, position >= -slack, position <= 1 + slack else { return nil }
    let dot = (position * Double(cells * dots - 1)).rounded()
    return min(max(Int(dot), 0), cells * dots - 1) / dots
  }
}
