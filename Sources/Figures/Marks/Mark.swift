/// Something drawn on a panel.
///
/// Arrays are in data coordinates; a NaN or infinite entry is a gap.
package enum Mark: Hashable, Sendable {
  /// A polyline.
  case line(LineMark)
  /// A staircase with vertical risers.
  case step(StepMark)
  /// Bars on a base.
  case bars(BarMark)
  /// The area between two curves.
  case band(BandMark)
  /// A horizontal or vertical line across the panel.
  case rule(RuleMark)
  /// Separate points, with labels if wanted.
  case points(PointMark)
  /// A grid of coloured values.
  case heat(HeatMark)
  /// Text at a place.
  case text(TextMark)
}
