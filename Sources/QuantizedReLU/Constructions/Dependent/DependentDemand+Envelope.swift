import BigInt

extension DependentDemand {
  /// What no function of the class can exceed: every slope hinge, tooth and mask, every slope
  /// change, and as many profiles as there are or as T intervals can have.
  ///
  /// `valueExponent`: |f / C| is at most 2^valueExponent. O(m^2) count operations.
  init(envelopeOf design: DependentDesign, valueExponent: Int) {
    let (t, m) = (design.precision, design.pieces)
    let intervals = design.intervals
    let digits = max(1, t + design.intervalExponent + valueExponent)
    start = Start(digits: digits, ones: digits, zeros: 0)
    startIsNegative = true
    // The group that the most hinges fall into does not matter: each hinge is read once.
    for change in 1...(1 << (t + 1)) {
      groups[change] = change == 1 ? intervals : 0
      groups[-change] = 0
    }
    let low = HingeConstants.lowExponent(design)
    let highBits = design.intervalExponent - low
    let highs = Count.powerOfTwo(highBits)
    let lows = Count.powerOfTwo(low)
    // Sum of binary digits of 0 ..< 2^k: k 2^(k-1).
    let highDigits = highBits == 0 ? 0 : Count.powerOfTwo(highBits - 1) * highBits
    let lowDigits = low == 0 ? 0 : Count.powerOfTwo(low - 1) * low
    let isFirst: Count = 1
    let without = { (count: Count) in count.subtracting(isFirst) ?? 0 }
    let k = design.stepExponent
    if m == 1 {
      hinges = [1, without(highs) + without(lows), without(highs) * without(lows)]
      constants = without(highs) + without(lows)
      constantDigits = highDigits + lowDigits
      self.digits = Set(k..<design.resolutionExponent)
      return
    }
    // Offsets 8 m - 2 and 8 m - 1 have k - 1 and k digits; the low constant is 0 at offset 0 only.
    hinges = [
      1, without(highs) + without(lows) + lows * 2,
      without(highs) * (without(lows) + lows * 2),
    ]
    constants = without(highs) + without(lows) + lows * 2
    constantDigits = highDigits + lowDigits * 3 + lows * (2 * k - 1)
    self.digits = Set(0..<design.resolutionExponent)
    teeth = intervals
    closedTeeth = without(intervals)
    nodes = Set(1..<m)
    if let all = ProfileCensus(pieces: m, atMost: intervals) {
      profiles = Count(all.profiles)
      startBends = Count(all.startBends)
      singleBends = Count(all.singleBends)
      doubleBends = Count(all.doubleBends)
    } else {
      // More profiles than intervals: each with a bend of 2 at every node.
      profiles = intervals
      startBends = intervals
      doubleBends = intervals * (m - 1)
    }
    closedProfiles = profiles
  }
}

/// All profiles of m steps of {-1, 0, 1} that sum to 0, without the zero one, and their bends.
struct ProfileCensus {
  /// How many: the central trinomial coefficient less 1.
  let profiles: BigUInt
  /// Bends at node 0.
  let startBends: BigUInt
  /// Bends by 1 and by 2 at the other nodes, in all profiles together.
  let singleBends: BigUInt
  let doubleBends: BigUInt

  /// Counts them, or nil where they are more than `limit`.
  ///
  /// O(m^2) sums.
  init?(pieces m: Int, atMost limit: Count) {
    // 3^m / (2 m + 1) of the 3^m sequences at least have the most frequent sum, 0.
    let most = BigUInt(3).power(m) / BigUInt(2 * m + 1)
    if !Count(most).isCertainlyAtMost(limit) { return nil }
    let all = ProfileCensus.sequences(m)
    profiles = all[0, default: 0] - 1
    guard Count(profiles).isCertainlyAtMost(limit) else { return nil }
    let oneLess = ProfileCensus.sequences(m - 1)
    startBends = 2 * oneLess[1, default: 0]
    // Two neighbours (a, b), the other m - 2 steps sum to -(a + b).
    let twoLess = ProfileCensus.sequences(max(0, m - 2))
    let pairs = BigUInt(m - 1)
    singleBends = pairs * 4 * twoLess[1, default: 0]
    doubleBends = pairs * 2 * twoLess[0, default: 0]
  }

  /// How many sequences of so many steps have each sum.
  private static func sequences(_ steps: Int) -> [Int: BigUInt] {
    var counts: [Int: BigUInt] = [0: 1]
    for _ in 0..<steps {
      var next: [Int: BigUInt] = [:]
      for (sum, count) in counts {
        for step in -1...1 { next[sum + step, default: 0] += count }
      }
      counts = next
    }
    return counts
  }
}
