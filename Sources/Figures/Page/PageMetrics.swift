/// Lengths of a figure on a page, in points, for one height of text.
package struct PageMetrics: Hashable, Sendable {
  /// Height of labels.
  package let font: Double

  /// Metrics for a page: text of 8 points on one as wide as a column of a paper, a little more on
  /// larger ones, less on very small ones.
  package init(_ size: PageSize) {
    let least = min(size.width, 1.6 * size.height)
    font = min(max(least / 54, 5), 10)
  }

  /// Height of titles.
  package var titleFont: Double { 1.15 * font }
  /// Distance of two lines of text.
  package var line: Double { 1.35 * font }
  /// Between things that belong together.
  package var gap: Double { 0.5 * font }
  /// Around the whole figure.
  package var margin: Double { 0.8 * font }
  /// Length of a tick, and of an unlabelled one.
  package var tick: Double { 0.4 * font }
  package var minorTick: Double { 0.22 * font }
  /// Widths of lines.
  package var axisWidth: Double { 0.07 * font }
  package var gridWidth: Double { 0.045 * font }
  package var lineWidth: Double { 0.15 * font }
  /// Diameter of markers.
  package var marker: Double { 0.6 * font }
  /// Width of a swatch of the legend.
  package var swatch: Double { 2.2 * font }

  /// How far labels of a horizontal axis reach beyond its ends.
  var overhang: Double { 1.2 * font }

  /// How labels lie along a horizontal axis, from `overhang` before its left end.
  func horizontal(_ length: Double) -> AxisMetric {
    // Labels at the ends reach a little beyond them, where there is a margin.
    AxisMetric(
      length: length + 2 * overhang, gap: 1.2 * font, wished: max(2, length / (8 * font)),
      most: max(2, min(9, Int(length / (3 * font)))), isWhole: false,
      place: { [overhang] in $0 * length + overhang },
      extent: { [font] in PageText.width(of: $0.text, size: font) })
  }

  /// How labels lie along a vertical axis, from its lower end.
  func vertical(_ length: Double) -> AxisMetric {
    AxisMetric(
      length: length + font, gap: 0.6 * font, wished: max(2, length / (3.2 * font)),
      most: max(2, min(9, Int(length / (1.8 * font)))), isWhole: false,
      place: { [font] in $0 * length + font / 2 }, extent: { [font] _ in font })
  }
}
