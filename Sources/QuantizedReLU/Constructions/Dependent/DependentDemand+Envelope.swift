import BigInt

extension DependentDemand {
  /// What no function of the class can exceed but for f+(0): every slope hinge and slope change,
  /// and, with profiles, every tooth and mask and as many profiles as there are or as T intervals
  /// can have.
  ///
  /// O(m + 2^t) count operations. Traps when m = 1 is to have profiles.
  init(envelopeOf design: DependentDesign, hasProfiles: Bool) {
    let (t, m) = (design.precision, design.pieces)
    precondition(m > 1 || !hasProfiles, "one piece has no profile")
    let intervals = design.intervals
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
    if !hasProfiles {
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
