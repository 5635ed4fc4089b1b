/// How the taps 2^-j x (or lambda^-j x) of Proposition 3 are made: each by the fewest cascaded
/// codebook values.
///
/// Tap j is a chain of `steps[j]` units, one for each exponent of a shortest sum of exponents that
/// gives j. On a nonlinear codebook of theory section 3 the exponents are 1...M and further ones
/// P_1 | P_2 | ... with P_1 >= M, for which taking the largest exponent first is a shortest sum:
/// two equal P_i can be merged, and small steps that sum to P_1 or more can trade P_1 / M of them
/// for one. Other codebooks are decided by dynamic programming. O(t), or O(t x exponents).
struct TapCascade: Sendable, Hashable {
  /// Units in the chain of each tap; 0 for tap 0, which is x itself.
  let steps: [Int32]
  /// The last exponent of each tap's sum: tap j continues tap j - lastExponent[j] of the same kind.
  let lastExponent: [Int32]
  /// How many of the steps of tap j are 1/2 (always the last ones of its chain).
  let halfSteps: [Int32]
  /// Levels from x to the taps: the longest chain.
  let levels: Int

  /// The cascade on a codebook whose exponents are given in ascending order; the first is 1.
  init(tapCount: Int, exponents: [Int], isDivisorChain: Bool) {
    precondition(exponents.first == 1 && tapCount >= 1)
    var steps = [Int32](repeating: 0, count: tapCount)
    var last = steps
    var halves = steps
    var largest = 0
    for j in stride(from: 1, to: tapCount, by: 1) {
      while largest + 1 < exponents.count, exponents[largest + 1] <= j { largest += 1 }
      var best = largest
      if !isDivisorChain {
        // Ties go to the larger exponent.
        for i in stride(from: largest - 1, through: 0, by: -1)
        where steps[j - exponents[i]] < steps[j - exponents[best]] {
          best = i
        }
      }
      let rest = j - exponents[best]
      steps[j] = steps[rest] + 1
      last[j] = Int32(exponents[best])
      halves[j] = halves[rest] + (best == 0 ? 1 : 0)
    }
    self.steps = steps
    lastExponent = last
    halfSteps = halves
    levels = Int(steps.max() ?? 0)
  }

  /// The chain of tap j as exponents, 1 last.
  func exponents(ofTap j: Int) -> [Int] {
    var result: [Int] = []
    var rest = j
    while rest > 0 {
      result.append(Int(lastExponent[rest]))
      rest -= Int(lastExponent[rest])
    }
    return result.sorted(by: >)
  }
}
