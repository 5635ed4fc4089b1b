/// The area between two curves over the same abscissae; a gap where either is not finite.
package struct BandMark: Hashable, Sendable {
  /// Abscissae, ascending.
  package var x: [Double]
  /// Lower curve.
  package var lo: [Double]
  /// Upper curve.
  package var hi: [Double]
  /// Role; an area has no dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// An area.
  package init(
    x: [Double], lo: [Double], hi: [Double], style: MarkStyle = MarkStyle(.band),
    label: String? = nil
  ) {
    self.x = x
    self.lo = lo
    self.hi = hi
    self.style = style
    self.label = label
  }
}
