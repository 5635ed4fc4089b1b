import BigInt

extension Codebook {
  /// The longest sum that a coefficient may need: beyond it the codebook is refused, naming the
  /// coefficient.
  public static let edgeLimit = 16

  /// The shortest sum of codebook values that gives the coefficient, as codes; empty for 0.
  ///
  /// Sums of equal length are decided by the larger values first, so the answer is the same every
  /// time.
  /// - Throws: `CodebookError.cannotRealise` when more than 16 values would be needed.
  /// - Complexity: O(16) for linear and nonlinear codebooks; a `SumSearch` for explicit ones.
  public func realise(_ coefficient: Rational) throws(CodebookError) -> [Int] {
    if coefficient.isZero { return [] }
    if let code = code(of: coefficient) { return [code] }
    switch kind {
    case .linear: return try realiseLinear(coefficient)
    case .nonlinear: return try realiseNonlinear(coefficient)
    case .listed: return try search(coefficient)
    }
  }

  /// a copies of -1 and p positive levels with (lambda-1)/lambda as large as possible.
  private func realiseLinear(_ coefficient: Rational) throws(CodebookError) -> [Int] {
    let scaled = coefficient * Rational(lambda)
    let failure = CodebookError.cannotRealise(
      coefficient: coefficient, edgeLimit: Codebook.edgeLimit)
    guard scaled.denominator == 1, scaled.numerator.magnitude < BigUInt(1) << 40 else {
      throw failure
    }
    let target = Int(scaled.numerator)
    var best: [Int]?
    for negatives in 0...Codebook.edgeLimit {
      let rest = target + negatives * lambda
      guard rest >= 0 else { continue }
      let full = rest / (lambda - 1)
      let last = rest % (lambda - 1)
      let length = negatives + full + (last == 0 ? 0 : 1)
      guard length <= Codebook.edgeLimit, length < (best?.count ?? .max) else { continue }
      best =
        Array(repeating: lambda - 1, count: full) + (last == 0 ? [] : [last])
        + Array(repeating: 0, count: negatives)
    }
    guard let best else { throw failure }
    return best
  }

  /// 1/2 and -1/2 are the largest values, so a multiple of 1/2 has no shorter sum than halves
  /// alone.
  ///
  /// The constructions need no other coefficients here than these and single values.
  private func realiseNonlinear(_ coefficient: Rational) throws(CodebookError) -> [Int] {
    let halves = coefficient + coefficient
    guard halves.denominator == 1, halves.numerator.magnitude <= Codebook.edgeLimit else {
      throw .cannotRealise(coefficient: coefficient, edgeLimit: Codebook.edgeLimit)
    }
    return Array(
      repeating: coefficient < 0 ? 0 : codeCount - 1, count: Int(halves.numerator.magnitude))
  }

  private func search(_ coefficient: Rational) throws(CodebookError) -> [Int] {
    let failure = CodebookError.cannotRealise(
      coefficient: coefficient, edgeLimit: Codebook.edgeLimit)
    let values = (0..<codeCount).map { (code: $0, value: value(of: $0)) }
    var denominator = coefficient.denominator
    for (_, value) in values {
      denominator =
        denominator * value.denominator
        / denominator.greatestCommonDivisor(with: value.denominator)
      // A common denominator beyond 2^32 leaves no short exact sums worth a search.
      guard denominator.bitWidth <= 33 else { throw failure }
    }
    let scale = Rational(integer: denominator)
    let steps = values.map { (code: $0.code, step: Int(($0.value * scale).numerator)) }
      .sorted { abs($0.step) > abs($1.step) }
    let search = SumSearch(steps: steps.map(\.step), target: Int((coefficient * scale).numerator))
    guard let sum = search.shortest(limit: Codebook.edgeLimit) else { throw failure }
    return sum.map { steps[$0].code }
  }
}
