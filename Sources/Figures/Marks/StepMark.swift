/// A staircase: the value `y[i]` holds from `edges[i]` to `edges[i + 1]`; `edges` has one entry
/// more than `y`.
package struct StepMark: Hashable, Sendable {
  /// Ends of the steps, ascending.
  package var edges: [Double]
  /// Height of each step; NaN is a gap.
  package var y: [Double]
  /// Role and dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// A staircase.
  package init(edges: [Double], y: [Double], style: MarkStyle, label: String? = nil) {
    self.edges = edges
    self.y = y
    self.style = style
    self.label = label
  }
}
