/// Separate points.
package struct PointMark: Hashable, Sendable {
  /// Abscissae.
  package var x: [Double]
  /// Ordinates.
  package var y: [Double]
  /// Role and marker.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?
  /// Texts beside the points, by index; placed where they touch nothing, else left out.
  package var names: [String]

  /// Points.
  package init(
    x: [Double], y: [Double], style: MarkStyle, label: String? = nil, names: [String] = []
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.names = names
  }
}
