import Figures

extension AxisMetric {
  /// Columns of a data rectangle: labels take their width, at least 2 blanks between them.
  static func columns(_ count: Int, grid: DotGrid, glyphs: Glyphs) -> AxisMetric {
    AxisMetric(
      length: Double(count), gap: 2, wished: Double(count) / 16 + 1, most: 9, isWhole: true,
      place: { Double(PanelGeometry.cell($0, count, grid.dotsX) ?? 0) + 0.5 },
      extent: { Double(glyphs.label($0).cellWidth) })
  }

  /// Rows of a data rectangle, counted from its foot: one row a label, at least 1 blank between
  /// them.
  static func rows(_ count: Int, grid: DotGrid) -> AxisMetric {
    AxisMetric(
      length: Double(count), gap: 1, wished: max(2, min(8, Double(count) / 5 + 1)), most: 9,
      isWhole: true,
      place: { position in
        // Counted from the head first, because that is how dots are rounded.
        let fromHead = PanelGeometry.cell(1 - position, count, grid.dotsY) ?? 0
        return Double(count - 1 - fromHead) + 0.5
      },
      extent: { _ in 1 })
  }
}

/// Widths of label columns come in classes, so that a frame does not jump when a label grows by a
/// digit.
enum LabelWidth {
  private static let classes = [3, 5, 7, 9, 12, 16]

  /// The least class that holds the width.
  static func containing(_ width: Int) -> Int { classes.first { $0 >= width } ?? width }
}
