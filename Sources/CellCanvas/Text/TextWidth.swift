extension String {
  /// Columns that `CellBuffer.write` uses for the text: one a scalar.
  package var cellWidth: Int { unicodeScalars.count }

  /// The text cut to so many columns, the last one an ellipsis where something was cut.
  package func clipped(to columns: Int, glyphs: Glyphs) -> String {
    let scalars = unicodeScalars
    guard columns > 0 else { return "" }
    guard scalars.count > columns else { return self }
    var cut = String(String.UnicodeScalarView(scalars.prefix(columns - 1)))
    cut.unicodeScalars.append(glyphs(.ellipsis))
    return cut
  }
}
