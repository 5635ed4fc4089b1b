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

  /// How often each exponent is a step, over all taps.
  ///
  /// O(t).
  var stepUses: [Int: Int] {
    // From the last tap down: whose chains go through a tap is known before its own step is.
    var through = [Int](repeating: 1, count: steps.count)
    var uses: [Int: Int] = [:]
    for j in stride(from: steps.count - 1, through: 1, by: -1) {
      uses[Int(exponent[j]), default: 0] += through[j]
      through[j - Int(exponent[j])] += through[j]
    }
    return uses
  }

  /// The smallest step beyond 1/2 of every tap, 0 where there is none.
  ///
  /// O(t).
  var lastLongStep: [Int32] {
    var result = [Int32](repeating: 0, count: steps.count)
    for j in result.indices.dropFirst() {
      let rest = result[j - Int(exponent[j])]
      result[j] = exponent[j] == 1 ? rest : rest == 0 ? exponent[j] : min(exponent[j], rest)
    }
    return result
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
