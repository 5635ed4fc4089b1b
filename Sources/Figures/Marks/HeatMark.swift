/// A regular grid of values over a rectangle.
package struct HeatMark: Hashable, Sendable {
  /// The x interval that the columns divide evenly.
  package var x: ClosedRange<Double>
  /// The y interval that the rows divide evenly.
  package var y: ClosedRange<Double>
  /// Number of columns; `values.count / columns` complete rows are shown.
  package var columns: Int
  /// Values row by row, the row of the smallest y first; NaN is left blank.
  package var values: [Double]
  /// Which colours.
  package var ramp: ColorRamp
  /// The values at the ends of the ramp; nil: from the data, symmetric about 0 for a diverging
  /// ramp.
  package var range: ClosedRange<Double>?
  /// What the values are, the title of the colour bar; nil: no bar.
  package var label: String?
  /// Whether it has a colour bar of its own, where there is room; not where a map beside it has the
  /// same range and ramp.
  package var hasBar: Bool

  /// A heat map.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, values: [Double],
    ramp: ColorRamp = .sequential, range: ClosedRange<Double>? = nil, label: String? = nil,
    hasBar: Bool = true
  ) {
    self.x = x
    self.y = y
    self.columns = columns
    self.values = values
    self.ramp = ramp
    self.range = range
    self.label = label
    self.hasBar = hasBar
  }

  /// Number of complete rows.
  package var rows: Int { columns > 0 ? values.count / columns : 0 }
}
