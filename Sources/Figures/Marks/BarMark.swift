/// Bars that stand on one base, such as the counts of a histogram.
///
/// Several series over the same abscissae stand side by side where each has its own shift.
package struct BarMark: Hashable, Sendable {
  /// What the bars stand for, ascending.
  package var x: [Double]
  /// Where each bar ends; NaN: no bar.
  package var y: [Double]
  /// Where all of them begin.
  ///
  /// On a logarithmic axis, which needs a positive one, an automatic domain begins or ends right
  /// there, so that the length of a bar means something.
  package var base: Double
  /// How wide a bar is, as a length on the x axis; 0: stems, as thin as a line.
  package var width: Double
  /// How far the middles of the bars lie from their abscissae.
  package var shift: Double
  /// Role; a bar of dashed style is shaded, the second channel beside colour.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?
  /// Texts at the ends of the bars, by index; placed where they touch nothing, else left out.
  package var names: [String]

  /// Bars.
  package init(
    x: [Double], y: [Double], base: Double = 0, width: Double, shift: Double = 0,
    style: MarkStyle, label: String? = nil, names: [String] = []
  ) {
    self.x = x
    self.y = y
    self.base = base
    self.width = width
    self.shift = shift
    self.style = style
    self.label = label
    self.names = names
  }

  /// The left and right edge of a bar.
  package func edges(_ index: Int) -> (left: Double, right: Double) {
    let middle = x[index] + shift
    return (middle - width / 2, middle + width / 2)
  }
}
