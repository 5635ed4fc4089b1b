/// Text anchored at a data point.
package struct TextMark: Hashable, Sendable {
  /// Which part of the text lies at the point.
  package enum Anchor: Hashable, Sendable {
    case leading, center, trailing
  }

  /// Abscissa.
  package var x: Double
  /// Ordinate.
  package var y: Double
  /// What is written, one line.
  package var text: String
  /// Role.
  package var style: MarkStyle
  /// Which part of the text lies at the point.
  package var anchor: Anchor

  /// A text.
  package init(
    x: Double, y: Double, text: String, style: MarkStyle = MarkStyle(.guide),
    anchor: Anchor = .leading
  ) {
    self.x = x
    self.y = y
    self.text = text
    self.style = style
    self.anchor = anchor
  }
}
