/// A line across the whole panel at one value of one axis.
package struct RuleMark: Hashable, Sendable {
  /// Which way it runs.
  package enum Direction: Hashable, Sendable {
    /// At a y value.
    case horizontal
    /// At an x value.
    case vertical
  }

  /// Which way it runs.
  package var direction: Direction
  /// Where it crosses the other axis.
  package var value: Double
  /// Role and dash.
  package var style: MarkStyle
  /// A short name written at its right or upper end where there is room, such as `+ε`; nil: none.
  package var endLabel: String?
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// A rule.
  package init(
    _ direction: Direction, at value: Double, style: MarkStyle = MarkStyle(.guide),
    endLabel: String? = nil, label: String? = nil
  ) {
    self.direction = direction
    self.value = value
    self.style = style
    self.endLabel = endLabel
    self.label = label
  }
}
