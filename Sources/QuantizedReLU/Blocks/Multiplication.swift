/// Proposition 2: x y = 2 (f_r(|x+y|/2) - f_r(|x|/2) - f_r(|y|/2)) on [-1, 1]^2, three squaring
/// networks side by side (theory, section 4).
///
/// 0 where x = 0 or y = 0, at most 1 in absolute value, never of the wrong sign; the error lies in
/// [-4^-r, 0] whatever the sign of x y (f_r - x^2 is subadditive), which is sharper than the 6 *
/// 4^-(r+1) of [D]. Width 60 on {-1/2, 1/2}.
struct Multiplication: Sendable {
  /// r of its squaring networks, at least 1.
  let depth: Int

  /// Its squaring networks end at 4 f_r, so that the difference is read with 1/2: one edge.
  private var squaring: Squaring { Squaring(depth: depth, halvings: 2 * depth - 2) }

  /// Levels from the factors' to the product's: 3r + 1 from r = 2 on.
  var height: Int { 2 + squaring.height + 1 }

  /// Builds the product of two factors on `level`; it stands `height` levels higher, and is a pair
  /// if a factor is.
  func build(
    _ builder: CircuitBuilder, _ x: SignedSignal, _ y: SignedSignal, level: Int
  ) -> SignedSignal {
    let isSigned = x.negative != nil || y.negative != nil
    var sum: [(Circuit.Signal, Rational)] = [
      (builder.unit(level: level + 1, x.terms(.half) + y.terms(.half)), 1)
    ]
    if isSigned {
      sum.append((builder.unit(level: level + 1, x.terms(-.half) + y.terms(-.half)), 1))
    }
    let halfX = builder.unit(level: level + 1, x.magnitudeTerms(.half))
    let halfY = builder.unit(level: level + 1, y.magnitudeTerms(.half))
    let one = Rational(1)
    let squareSum = squaring.build(builder, of: sum, level: level + 2)
    let squareX = squaring.build(builder, of: [(halfX, one)], level: level + 2)
    let squareY = squaring.build(builder, of: [(halfY, one)], level: level + 2)
    let difference = { (half: Rational) in
      builder.unit(
        level: level + height, [(squareSum, half), (squareX, -half), (squareY, -half)])
    }
    return SignedSignal(
      positive: difference(.half), negative: isSigned ? difference(-.half) : nil)
  }

  /// The census of `build`, level 0 being the factors'.
  ///
  /// Each part of the product gets `copies`.
  func census(_ edges: EdgeCounts, signedX: Bool, signedY: Bool, copies: Int) -> [LevelRun] {
    let isSigned = signedX || signedY
    let partsX = signedX ? 2 : 1
    let partsY = signedY ? 2 : 1
    // |x|/2 and |y|/2 read both parts with 1/2; (x+y)/2 reads the negative parts with -1/2, and
    // -(x+y)/2 the other way.
    let negatives = (signedX ? 1 : 0) + (signedY ? 1 : 0)
    let sumIn = 2 * .half + negatives * .minusHalf
    let mirroredIn = 2 * .minusHalf + negatives * .half
    let magnitudesIn = (partsX + partsY) * .half
    let sumUnits = isSigned ? 2 : 1
    // Each of them is read with coefficient 1 by the two first units of its squaring network.
    var runs = [
      LevelRun(
        start: 1, length: 1, units: (sumUnits + 2) * edges.one,
        edges.one * (sumIn + (isSigned ? mirroredIn : .none) + magnitudesIn), edges)
    ]
    let minuend = isSigned ? max(edges.half, edges.minusHalf) : edges.half
    let subtrahend = isSigned ? max(edges.half, edges.minusHalf) : edges.minusHalf
    runs += squaring.census(edges, parts: sumUnits, copies: minuend)
      .map { $0.shifted(by: 2) }
    for _ in 0..<2 {
      runs += squaring.census(edges, parts: 1, copies: subtrahend)
        .map { $0.shifted(by: 2) }
    }
    let positiveIn: CoefficientCounts = .half + 2 * .minusHalf
    let negativeIn: CoefficientCounts = .minusHalf + 2 * .half
    runs.append(
      LevelRun(
        start: height, length: 1, units: copies * sumUnits,
        copies * (positiveIn + (isSigned ? negativeIn : .none)), edges))
    return runs
  }

  /// The product's value exactly; in doubles it is that of `SquareInterpolant`.
  static func product(_ x: Rational, _ y: Rational, depth: Int) -> Rational {
    let square = { (z: Rational) -> Rational in
      Squaring.interpolant(z.magnitude * .half, depth: depth)
    }
    let difference = square(x + y) - square(x) - square(y)
    return difference + difference
  }
}
