/// How the taps 2^-j x (or lambda^-j x) of Proposition 3 are made: each by the fewest cascaded
/// codebook values.
///
/// Tap j is a chain of units, one for each exponent of a shortest sum of exponents that gives j.
struct TapCascade: Sendable, Hashable {
  /// Units in the chain of each tap; 0 for tap 0, which is x itself.
  private(set) var steps: [Int32]
  /// How many of the steps of tap j are 1/2: always the last ones of its chain.
  private(set) var halfSteps: [Int32]
  /// One exponent of each tap's sum; the rest is that of the tap so much earlier.
  private var exponent: [Int32]

  private init(tapCount: Int) {
    steps = Array(repeating: 0, count: tapCount)
    halfSteps = steps
    exponent = steps
  }

  /// The cascade for the exponents of theory section 3, of which the largest first is a shortest
  /// sum.
  ///
  /// They are 1...M and further P_1, P_2, ..., each a multiple of the one before, with P_1 >= M:
  /// two equal P_i can be merged, and small steps that sum to P_1 or more can trade P_1 / M of them
  /// for one. O(t).
  init(tapCount: Int, divisorChain exponents: [Int]) {
    self.init(tapCount: tapCount)
    var largest = 0
    for j in stride(from: 1, to: tapCount, by: 1) {
      while largest + 1 < exponents.count, exponents[largest + 1] <= j { largest += 1 }
      extend(j, by: exponents[largest])
    }
  }

  /// The cascade for any ascending exponents from 1, by dynamic programming; ties go to the larger
  /// exponent.
  ///
  /// O(t x exponents).
  init(tapCount: Int, exponents: [Int]) {
    precondition(exponents.first == 1)
    self.init(tapCount: tapCount)
    for j in stride(from: 1, to: tapCount, by: 1) {
      var best = 1
      for candidate in exponents.prefix(while: { $0 <= j })
      where steps[j - candidate] <= steps[j - best] { best = candidate }
      extend(j, by: best)
    }
  }

  private mutating func extend(_ j: Int, by value: Int) {
    steps[j] = steps[j - value] + 1
    halfSteps[j] = halfSteps[j - value] + (value == 1 ? 1 : 0)
    exponent[j] = Int32(value)
  }

  /// The chain of tap j as exponents, 1 last.
  func exponents(ofTap j: Int) -> [Int] {
    var result: [Int] = []
    var rest = j
    while rest > 0 {
      result.append(Int(exponent[rest]))
      rest -= Int(exponent[rest])
    }
    return result.sorted(by: >)
  }
}
