import QuantizedReLU

extension CompactLevels {
  /// Levels of hats for functions of the unit ball.
  static func hats(
    dimension: Int, order: Int, base: Int, finest: Int, precision: Int, seam: Int
  ) -> CompactLevels {
    CompactLevels(
      dimension: dimension, order: order, baseLevel: base, finestLevel: finest,
      precision: precision, seamExponent: seam, scale: 0)
  }

  /// A parabola on every cell of the base, for functions of the unit ball, d = 1, n = 3.
  static func parabolas(
    base: Int, precision: Int, seam: Int, folds: Int
  ) -> CompactLevels {
    CompactLevels(
      dimension: 1, order: 3, baseLevel: base, finestLevel: base + 1, precision: precision,
      seamExponent: seam, folds: folds, scale: 0)
  }
}
