/// Proposition 2 with real coefficients: three squaring networks side by side, as in
/// `Multiplication`.
struct UnquantizedMultiplication: Sendable {
  /// r of its squaring networks, at least 1.
  let depth: Int

  private var squaring: UnquantizedSquaring { UnquantizedSquaring(depth: depth) }

  /// Levels from the factors' to the product's: r + 3.
  var height: Int { 2 + squaring.height + 1 }

  /// Builds the product of two factors on `level`; it stands `height` levels higher, and is a pair
  /// if a factor is.
  func build(
    _ builder: CircuitBuilder, _ coefficients: UnquantizedCoefficients, _ x: SignedSignal,
    _ y: SignedSignal, level: Int
  ) -> SignedSignal {
    typealias Term = CircuitBuilder.Term
    let c = coefficients
    let isSigned = x.negative != nil || y.negative != nil
    // Both parts of a factor, each halved or halved and negated.
    let halved = {
      (z: SignedSignal, positive: Circuit.CoefficientID, negative: Circuit.CoefficientID)
        -> [Term] in
      [(z.positive, positive)] + (z.negative.map { [($0, negative)] } ?? [])
    }
    let unit = { (terms: [Term]) -> Term in (builder.unit(level: level + 1, terms), c.one) }
    let square = { squaring.build(builder, c, of: $0, level: level + 2) }
    var sum = [unit(halved(x, c.half, c.minusHalf) + halved(y, c.half, c.minusHalf))]
    if isSigned {
      sum.append(unit(halved(x, c.minusHalf, c.half) + halved(y, c.minusHalf, c.half)))
    }
    let squareSum = square(sum)
    let squareX = square([unit(halved(x, c.half, c.half))])
    let squareY = square([unit(halved(y, c.half, c.half))])
    let product = { (isNegated: Bool) in
      let (two, minusTwo) = isNegated ? (c.minusTwo, c.two) : (c.two, c.minusTwo)
      let (last, minusLast) =
        isNegated ? (c.minusTwoLast, c.twoLast) : (c.twoLast, c.minusTwoLast)
      return builder.unit(
        level: level + height,
        [
          (squareSum.accumulator, two), (squareSum.tooth, minusLast),
          (squareX.accumulator, minusTwo), (squareX.tooth, last),
          (squareY.accumulator, minusTwo), (squareY.tooth, last),
        ] as [Term])
    }
    return SignedSignal(positive: product(false), negative: isSigned ? product(true) : nil)
  }

  /// The census of `build`, level 0 being the factors'.
  func census(signedX: Bool, signedY: Bool) -> [LevelRun] {
    let isSigned = signedX || signedY
    let parts = (signedX ? 2 : 1) + (signedY ? 2 : 1)
    let sums = isSigned ? 2 : 1
    // (x+y)/2, where a factor is signed its mirror image, |x|/2 and |y|/2: each reads every part
    // once.
    var runs = [LevelRun(start: 1, length: 1, units: sums + 2, weights: (sums + 1) * parts)]
    for parts in [sums, 1, 1] {
      runs += squaring.census(parts: parts).map { $0.shifted(by: 2) }
    }
    // Two terms of each of three squares.
    runs.append(LevelRun(start: height, length: 1, units: sums, weights: 6 * sums))
    return CensusTally.merged(runs)
  }
}
