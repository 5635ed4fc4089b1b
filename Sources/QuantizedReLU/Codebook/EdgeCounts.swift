/// How many edges each coefficient costs that the constructions use, on one codebook.
///
/// A coefficient costs as many edges as its shortest sum has values; the unit that is read needs as
/// many copies (theory, section 1). Constants are subtracted in the cheapest step the codebook has:
/// -1 (linear) or -1/2.
struct EdgeCounts: Sendable, Hashable {
  let half, minusHalf, one, two, three, four, minusFour, minusOne: Int
  /// The value that a first-layer edge and a constant unit's bias carry: 1/2 where the codebook has
  /// it.
  let unitStep: Rational
  /// -1 or -1/2: what hinges read their constants with; one edge where the codebook has either.
  let negativeStep: Rational
  let negativeStepEdges: Int
  /// Edges of coefficients relative to a unit that carries `unitStep` instead of 1/2.
  let firstOne, firstTwo, firstThree, firstFour, firstSix: Int
  /// Whether -1/2 is a value, so that a bias of -1/2 needs no constant unit, and else what that
  /// unit is read with.
  let minusHalfBiasEdges: Int
  let minusHalfIsValue: Bool
  /// All of them by place of `LayoutCoefficient`.
  private(set) var byCoefficient: SIMD16<Int32> = .zero

  init(_ codebook: Codebook) throws(CodebookError) {
    func edges(_ coefficient: Rational) throws(CodebookError) -> Int {
      try codebook.realise(coefficient).count
    }
    half = try edges(.half)
    minusHalf = try edges(-.half)
    one = try edges(1)
    minusOne = try edges(-1)
    two = try edges(2)
    three = try edges(3)
    four = try edges(4)
    minusFour = try edges(-4)
    unitStep = try codebook.unitStep
    let ratio = .half / unitStep
    firstOne = try edges(ratio)
    firstTwo = try edges(2 * ratio)
    firstThree = try edges(3 * ratio)
    firstFour = try edges(4 * ratio)
    firstSix = try edges(6 * ratio)
    negativeStep = minusHalf == 1 || minusOne > 1 && minusHalf <= minusOne ? -.half : -1
    negativeStepEdges = negativeStep == -1 ? minusOne : minusHalf
    minusHalfIsValue = codebook.code(of: -.half) != nil
    minusHalfBiasEdges = minusHalfIsValue ? 1 : try edges(-.half / unitStep)
    byCoefficient = vector()
  }
}

extension Codebook {
  /// 1/2 where it is a value, else the largest positive value: what starts every chain.
  var unitStep: Rational {
    get throws(CodebookError) {
      if code(of: .half) != nil { return .half }
      let largest = value(of: codeCount - 1)
      guard largest > 0 else { throw .noPositiveValue }
      return largest
    }
  }
}
