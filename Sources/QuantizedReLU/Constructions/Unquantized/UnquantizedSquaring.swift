/// Proposition 1 with real coefficients: f_r = x - sum of g_k / 4^k as Yarotsky writes it ([Y],
/// Proposition 2).
///
/// Without a codebook nothing has to be scaled by 4^r first and halved 2r times afterwards. The
/// accumulator runs one level behind the teeth, as in `Squaring`.
struct UnquantizedSquaring: Sendable {
  /// r, at least 1.
  let depth: Int

  /// Levels from the one that g_0 = x stands on to the one that f_r is read from.
  var height: Int { depth }

  /// Builds the network over x in [0, 1], given as a sum of nonnegative units on the level below
  /// `level`; f_r is `accumulator` - `tooth` / 4^r, both on `level` + `height`.
  func build(
    _ builder: CircuitBuilder, _ coefficients: UnquantizedCoefficients,
    of parts: [CircuitBuilder.Term], level: Int
  ) -> (accumulator: Circuit.Signal, tooth: Circuit.Signal) {
    let c = coefficients
    var tooth = builder.unit(level: level, parts)
    var shifted = builder.unit(level: level, parts, bias: c.minusHalf)
    var accumulator = tooth
    for k in 1...depth {
      let parts: [CircuitBuilder.Term] = [(tooth, c.two), (shifted, c.minusFour)]
      accumulator =
        k == 1
        ? builder.unit(level: level + k, [(tooth, c.one)])
        : builder.unit(level: level + k, [(accumulator, c.one), (tooth, c.steps[k - 1])])
      tooth = builder.unit(level: level + k, parts)
      if k < depth { shifted = builder.unit(level: level + k, parts, bias: c.minusHalf) }
    }
    return (accumulator, tooth)
  }

  /// The census of `build`, level 0 being the one of g_0, whose sum has so many parts.
  func census(parts: Int) -> [LevelRun] {
    var runs = [LevelRun(start: 0, length: 1, units: 2, weights: 2 * parts + 1)]
    if depth > 1 {
      // Tooth (2 edges), shifted tooth (2 and a bias), accumulator: at first a relay of x.
      runs.append(LevelRun(start: 1, length: 1, units: 3, weights: 2 + 3 + 1))
      runs.append(LevelRun(start: 2, length: depth - 2, units: 3, weights: 2 + 3 + 2))
    }
    runs.append(LevelRun(start: depth, length: 1, units: 2, weights: 2 + (depth == 1 ? 1 : 2)))
    return runs
  }
}
