/// Proposition 1: f_r, the piecewise linear interpolant of x^2 at k/2^r, from iterated teeth ([Y];
/// theory, section 4).
///
/// With the tooth g(x) = 2 s(x) - 4 s(x - 1/2) and its k-fold iterate g_k, the scaled accumulator
/// a_0 = x, a_k = 4 a_{k-1} - g_k ends as a_r = 4^r f_r. Scaling first and halving afterwards keeps
/// the width constant on every codebook: 4 copies of s(g), 8 of s(g - 1/2), 8 of the accumulator on
/// {-1/2, 1/2}, 20 in all (Table 1).
///
/// The accumulator runs one level behind the teeth, so that it reads g_k itself with one
/// coefficient -1 instead of its parts.
struct Squaring: Sendable {
  /// r, at least 1: the interpolant has 2^r pieces and error at most 4^-(r+1).
  let depth: Int
  /// How often a_r is halved: 2r gives f_r, 2r - 2 gives 4 f_r.
  let halvings: Int

  init(depth: Int, halvings: Int) {
    precondition(depth >= 1 && halvings >= 0)
    self.depth = depth
    self.halvings = halvings
  }

  /// Levels from the one that g_0 = x stands on to the result's.
  var height: Int { depth + max(halvings, 1) }

  /// Builds the network over x in [0, 1], given as a sum of nonnegative units on the level below
  /// `level`.
  func build(
    _ builder: CircuitBuilder, of parts: [(Circuit.Signal, Rational)], level: Int
  ) -> Circuit.Signal {
    var tooth = builder.unit(level: level, parts)
    var shifted = builder.unit(level: level, parts, bias: -.half)
    var accumulator = tooth
    for k in 1...depth {
      let parts: [(Circuit.Signal, Rational)] = [(tooth, 2), (shifted, -4)]
      let next = builder.unit(level: level + k, parts)
      accumulator =
        k == 1
        ? builder.relay(tooth)
        : builder.unit(level: level + k, [(accumulator, 4), (tooth, -1)])
      if k < depth { shifted = builder.unit(level: level + k, parts, bias: -.half) }
      tooth = next
    }
    // The last step and the first halving are one unit.
    let scale: Rational = halvings > 0 ? .half : 1
    var result = builder.unit(
      level: level + depth + 1, [(accumulator, 4 * scale), (tooth, -scale)])
    for i in stride(from: 2, through: halvings, by: 1) {
      result = builder.unit(level: level + depth + i, [(result, .half)])
    }
    return result
  }

  /// The census of `build`, level 0 being the one of g_0, which is the sum of so many `parts`.
  ///
  /// The result gets `copies`.
  func census(_ edges: EdgeCounts, parts: Int, copies: Int) -> [LevelRun] {
    let partsIn = parts * .one
    let toothIn: CoefficientCounts = .two + .minusFour
    let toothCopies = max(edges.two, edges.minusOne)
    let shiftedCopies = edges.minusFour
    let lastAccumulator = halvings > 0 ? edges.two : edges.four
    let lastTooth = halvings > 0 ? edges.minusHalf : edges.minusOne
    let accumulatorIn: CoefficientCounts = .four + .minusOne
    let firstTooth = max(edges.two, edges.one)
    var runs: [LevelRun] = []
    let add = {
      (start: Int, length: Int, units: Int, coefficients: CoefficientCounts, readsConstant: Bool) in
      var run = LevelRun(
        start: start, length: length, units: units, coefficients, edges,
        readsConstant: readsConstant)
      run.isSquaring = true
      runs.append(run)
    }
    add(
      0, 1, firstTooth + shiftedCopies,
      firstTooth * partsIn + shiftedCopies * (partsIn + .minusHalfBias), true)
    if depth > 1 {
      // Levels 1 ..< r: tooth, shifted tooth, accumulator; the first accumulator is a relay of x.
      let teeth = toothCopies * toothIn + shiftedCopies * (toothIn + .minusHalfBias)
      let units = toothCopies + shiftedCopies + edges.four
      add(1, 1, units, teeth + edges.four * .one, true)
      if depth > 2 { add(2, depth - 2, units, teeth + edges.four * accumulatorIn, true) }
    }
    add(
      depth, 1, lastTooth + lastAccumulator,
      lastTooth * toothIn + lastAccumulator * (depth == 1 ? .one : accumulatorIn), false)
    let lastIn: CoefficientCounts = halvings > 0 ? .two + .minusHalf : .four + .minusOne
    guard halvings > 1 else {
      add(depth + 1, 1, copies, copies * lastIn, false)
      return runs
    }
    add(depth + 1, 1, edges.half, edges.half * lastIn, false)
    if halvings > 2 { add(depth + 2, halvings - 2, edges.half, edges.half * .half, false) }
    add(depth + halvings, 1, copies, copies * .half, false)
    return runs
  }

  /// f_r(x) exactly.
  static func interpolant(_ x: Rational, depth: Int) -> Rational {
    let scale = Rational.powerOfTwo(depth)
    let scaled = x * scale
    let cell = Rational(integer: scaled.floor)
    let slope = cell + cell + 1
    return (cell * cell + slope * (scaled - cell)) / (scale * scale)
  }
}

/// f_r in doubles, in closed form: between k^2 and (k+1)^2 on the grid of 2^r cells.
///
/// O(1); exact while the bits of x and r more fit a double. The scales are made once for many values.
struct SquareInterpolant: Sendable {
  /// From r = 53 on every double lies on the grid, where f_r is the square.
  private let isSquare: Bool
  /// 2^r and 4^-r, both exact.
  private let scale: Double
  private let inverse: Double

  init(depth: Int) {
    isSquare = depth >= 53
    scale = Double(sign: .plus, exponent: isSquare ? 0 : depth, significand: 1)
    inverse = Double(sign: .plus, exponent: isSquare ? 0 : -2 * depth, significand: 1)
  }

  /// f_r(x) for x in [0, 1].
  @inline(__always)
  func value(_ x: Double) -> Double {
    guard !isSquare else { return x * x }
    let scaled = x * scale
    // Below 2^53, so that the machine integer is the floor.
    let cell = Double(Int(scaled))
    return (cell * cell + (2 * cell + 1) * (scaled - cell)) * inverse
  }

  /// The product of Proposition 2 of two numbers in [-1, 1].
  @inline(__always)
  func product(_ x: Double, _ y: Double) -> Double {
    2 * (value(abs(x + y) / 2) - value(abs(x) / 2) - value(abs(y) / 2))
  }
}
