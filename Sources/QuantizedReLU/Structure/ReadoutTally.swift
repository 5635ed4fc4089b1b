import BigInt

/// Counts the codebook values that Proposition 3 reads its taps with, coefficient by coefficient.
struct ReadoutTally {
  private let scheme: WeightScheme
  private let codebook: Codebook
  /// lambda^D, once for all coefficients: in a machine word where it fits one.
  private let smallScale: Int?
  private let scale: BigInt
  /// Signs: how many taps are read with +1/2 and with -1/2.
  private var positives = 0
  private var negatives = 0
  /// Radix: how often each digit occurs, 0 included; how often -1 is added; how often it is 1.
  private var digits: [Int]
  private var minusOnes = 0
  private var ones = 0

  init(_ plan: IndependentPlan) {
    scheme = plan.weight.scheme
    codebook = plan.codebook
    smallScale = scheme.smallScale
    switch scheme {
    case .signs(let t):
      scale = BigInt(1) << t
      digits = []
    case .radix(let base, let length):
      scale = BigInt(base).power(length)
      digits = Array(repeating: 0, count: base)
    }
  }

  /// Adds the readout of one coefficient, or of its negative.
  ///
  /// O(t) or less.
  mutating func add(_ coefficient: Double, negated: Bool) {
    let small = smallScale.map { scheme.smallCode(coefficient, scale: $0) }
    switch scheme {
    case .signs(let t):
      let ones =
        small?.nonzeroBitCount
        ?? scheme.wideCode(coefficient).words.reduce(0) { $0 + $1.nonzeroBitCount }
      positives += negated ? t - ones : ones
      negatives += negated ? ones : t - ones
    case .radix(let base, _):
      if let small, let smallScale {
        add(negated ? -small : small, scale: smallScale, base: base)
      } else {
        let code = scheme.wideCode(coefficient, scale: scale)
        add(negated ? -code : code, scale: scale, base: BigInt(base))
      }
    }
  }

  private mutating func add<Code: BinaryInteger>(_ code: Code, scale: Code, base: Code) {
    if code == scale {
      ones += 1
      return
    }
    if code < 0 { minusOnes += 1 }
    var rest = code < 0 ? code + scale : code
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: base)
      digits[Int(digit)] += 1
      rest = quotient
    }
  }

  /// All of them by code.
  ///
  /// - Throws: `CodebookError.cannotRealise` where the codebook has no short sum for 1/2, -1/2 or 1.
  func use() throws(CodebookError) -> ReadoutUse {
    var uses: [Int: Count] = [:]
    for (coefficient, times) in [(Rational.half, positives), (-.half, negatives), (1, ones)]
    where times > 0 {
      for code in try codebook.realise(coefficient) { uses[code, default: 0] += Count(times) }
    }
    // A digit on the first tap less 1 is the digit's edge and one of -1.
    for (digit, times) in digits.enumerated() where digit > 0 && times > 0 {
      uses[digit, default: 0] += Count(times)
    }
    if minusOnes > 0 { uses[0, default: 0] += Count(minusOnes) }
    return ReadoutUse(uses: uses)
  }
}
