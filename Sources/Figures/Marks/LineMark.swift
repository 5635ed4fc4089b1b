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
  /// Which points also get their marker: the first and each one so many further, at least 1; nil:
  /// none.
  package var pointStride: Int?

  /// A line.
  package init(
    x: [Double], y: [Double], style: MarkStyle, label: String? = nil, pointStride: Int? = nil
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.pointStride = pointStride
  }
}
