/// A polyline through (x, y).
///
/// `x` and `y` have the same length; extra entries of the longer one are ignored.
package struct LineMark: Hashable, Sendable {
  /// Abscissae.
  package var x: [Double]
  /// Ordinates; NaN is a gap.
  package var y: [Double]
  /// Role and dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?
  /// Whether each finite point also gets its marker.
  package var showsPoints: Bool

  /// A line.
  package init(
    x: [Double], y: [Double], style: MarkStyle, label: String? = nil, showsPoints: Bool = false
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.showsPoints = showsPoints
  }
}
