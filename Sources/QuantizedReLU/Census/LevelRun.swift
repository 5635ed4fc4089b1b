/// Levels `start ..< start + length` of a block that all look alike: so many units and weights on
/// each.
///
/// A block's census is a short list of runs, whatever its depth: the 2r halvings of a squaring
/// network with r = 500,000 are one run. Widths add up over the runs that share a level, weights
/// over all of them.
struct LevelRun: Sendable, Hashable {
  /// First level, counted from the level of the block's inputs (which is 0).
  var start: Int
  /// How many levels.
  var length: Int
  /// Physical units on each level, copies included.
  var units: Int
  /// Edges and biases of these units, on each level.
  var weights: Int
  /// The coefficients that these are the edges of; none in a network with real coefficients.
  var coefficients = CoefficientCounts()
  /// Whether a unit here has a bias of -1/2, so that the level below may need a constant unit.
  var readsConstant = false
  /// Whether it belongs to a squaring network inside its block.
  var isSquaring = false

  func shifted(by levels: Int) -> LevelRun {
    var run = self
    run.start += levels
    return run
  }
}

extension LevelRun {
  /// A run whose weights are the edges of these coefficients.
  init(
    start: Int, length: Int, units: Int, _ coefficients: CoefficientCounts, _ edges: EdgeCounts,
    readsConstant: Bool = false
  ) {
    self.init(
      start: start, length: length, units: units, weights: coefficients.weights(edges),
      coefficients: coefficients, readsConstant: readsConstant)
  }
}
