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
  /// - Complexity: linear codebooks O(16); others a breadth-first search over at most about 10^5
  ///   partial sums.
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
    let values = (0..<codeCount).map { (code: $0, value: value(of: $0)) }
    let failure = CodebookError.cannotRealise(
      coefficient: coefficient, edgeLimit: Codebook.edgeLimit)
    let denominator = values.reduce(coefficient.denominator) { result, entry in
      result * entry.value.denominator
        / result.greatestCommonDivisor(with: entry.value.denominator)
    }
    // A denominator beyond 2^32 (NF4) leaves no short exact sums worth a search.
    guard denominator.bitWidth <= 33, values.count <= 4096 else { throw failure }
    let scale = Rational(denominator, over: 1)
    let steps = values.map { (code: $0.code, step: Int(($0.value * scale).numerator)) }
      .sorted { abs($0.step) > abs($1.step) }
    let target = Int((coefficient * scale).numerator)
    let reach = max(abs(target), steps.map { abs($0.step) }.max() ?? 0)
    // Breadth first over partial sums that stay within one step of the way: any sum can be ordered
    // so that it does.
    var parents: [Int: (from: Int, code: Int)] = [:]
    var frontier = [0]
    for _ in 0..<Codebook.edgeLimit {
      var next: [Int] = []
      for sum in frontier {
        for (code, step) in steps {
          let reached = sum + step
          guard abs(reached) <= reach, reached != 0, parents[reached] == nil else { continue }
          parents[reached] = (sum, code)
          next.append(reached)
          if reached == target {
            var codes: [Int] = []
            var at = target
            while at != 0, let parent = parents[at] {
              codes.append(parent.code)
              at = parent.from
            }
            return codes.reversed()
          }
        }
        if parents.count > 200_000 { throw failure }
      }
      if next.isEmpty { break }
      frontier = next
    }
    throw failure
  }
}
