import BigInt

/// How many hinges, slope groups, teeth and profiles a topology of Theorem 3 has: all that its
/// levels and counts depend on.
///
/// Taken from the pattern of a function, or from what no function of the class can exceed: the
/// envelope.
struct DependentDemand: Sendable, Hashable {
  /// |k_0| = odd 2^zeros.
  struct Start: Sendable, Hashable {
    /// Binary digits of the odd part.
    var digits: Int
    /// How many of them are 1.
    var ones: Int
    var zeros: Int
  }

  /// f+(0); nil when it is 0.
  var start: Start?
  /// Whether k_0 is negative.
  var startIsNegative = false
  /// Hinges at i/T by slope change, in multiples of 2^-t.
  var groups: [Int: Count] = [:]
  /// Intervals with a profile, and those of them with a hinge at their end (all but the last of
  /// [0, 1]).
  var teeth: Count = 0
  var closedTeeth: Count = 0
  /// Profiles, and those with a closed tooth.
  var profiles: Count = 0
  var closedProfiles: Count = 0
  /// Bends of the profiles: at node 0; elsewhere by 1; elsewhere by 2, in units of 2.
  var startBends: Count = 0
  var singleBends: Count = 0
  var doubleBends: Count = 0
  /// The j of nodes j/m, j > 0, with a bend.
  var nodes: Set<Int> = []
  /// Hinges that subtract none, one or two constants.
  var hinges: [Count] = [0, 0, 0]
  /// Constants that hinges subtract, and the powers of two in all of them together.
  var constants: Count = 0
  var constantDigits: Count = 0
  /// The binary digits that occur in them.
  var digits: Set<Int> = []

  /// Whether any profile is used, so that there are teeth, mask and gate.
  var hasProfiles: Bool { !profiles.isZero }
  /// Whether x is read at all.
  var hasHinges: Bool { hinges.contains { !$0.isZero } }
}

extension DependentDemand {
  /// What a function's own pattern needs.
  ///
  /// O(T + profiles x m).
  init(_ pattern: DependentPattern, design: DependentDesign) {
    let size = abs(pattern.start)
    if size > 0 {
      let zeros = size.trailingZeroBitCount
      let odd = size >> zeros
      start = Start(digits: odd.floorLog2 + 1, ones: odd.nonzeroBitCount, zeros: zeros)
      startIsNegative = pattern.start < 0
    }
    var closed = Set<Int32>()
    var split = HingeConstants(design: design)
    var groups: [Int: Int] = [:]
    for hinge in pattern.hinges(design: design) { split.use(hinge) }
    for change in pattern.slopeChanges where change != 0 { groups[change, default: 0] += 1 }
    var teeth = 0
    var closedTeeth = 0
    for (i, profile) in pattern.profileOfInterval.enumerated() where profile >= 0 {
      teeth += 1
      guard i < pattern.intervals - 1 else { continue }
      closedTeeth += 1
      closed.insert(profile)
    }
    self.groups = groups.mapValues { Count($0) }
    self.teeth = Count(teeth)
    self.closedTeeth = Count(closedTeeth)
    profiles = Count(pattern.profiles.count)
    closedProfiles = Count(closed.count)
    var bends = (start: 0, single: 0, double: 0)
    for profile in pattern.profiles {
      for (j, bend) in DependentPattern.bends(of: profile).enumerated() where bend != 0 {
        if j == 0 { bends.start += 1 } else { nodes.insert(j) }
        if j > 0 { if abs(bend) == 1 { bends.single += 1 } else { bends.double += 1 } }
      }
    }
    startBends = Count(bends.start)
    singleBends = Count(bends.single)
    doubleBends = Count(bends.double)
    hinges = split.hinges.map { Count($0) }
    constants = Count(split.high.count + split.low.count)
    constantDigits = Count(
      (split.high.map { $0 } + split.low.map { $0 }).reduce(0) { $0 + $1.nonzeroBitCount })
    let all = split.high.reduce(0, |) | split.low.reduce(0, |)
    digits = Set((0..<design.resolutionExponent).filter { all >> $0 & 1 == 1 })
  }
}

/// Where a hinge stands: V = 8 m T x = 8 m i + offset.
struct HingePlace: Hashable {
  /// The interval, 0 ..< T.
  let interval: Int
  /// 0, 8 m - 2 or 8 m - 1.
  let offset: Int
}

extension DependentPattern {
  /// All hinges that are read, each once: at the start of an interval with a slope change, a tooth
  /// or after a tooth, and two near the end of an interval with a tooth.
  func hinges(design: DependentDesign) -> [HingePlace] {
    let top = (1 << design.stepExponent) - 2
    var result: [HingePlace] = []
    for i in 0..<intervals {
      let hasTooth = profileOfInterval[i] >= 0
      if slopeChanges[i] != 0 || hasTooth || i > 0 && profileOfInterval[i - 1] >= 0 {
        result.append(HingePlace(interval: i, offset: 0))
      }
      if hasTooth {
        result.append(HingePlace(interval: i, offset: top))
        result.append(HingePlace(interval: i, offset: top + 1))
      }
    }
    return result
  }
}

/// Splits what hinges subtract into a high and a low constant, so that T hinges need some 3 sqrt(T)
/// constants.
struct HingeConstants {
  let design: DependentDesign
  /// Hinges that subtract none, one or two constants.
  private(set) var hinges = [0, 0, 0]
  private(set) var high: Set<Int> = []
  private(set) var low: Set<Int> = []

  init(design: DependentDesign) {
    self.design = design
  }

  /// log2 of how many intervals differ in the low constant alone: three hinges an interval want
  /// fewer low ones.
  static func lowExponent(_ design: DependentDesign) -> Int {
    design.precision > 0
      ? max(0, design.intervalExponent - 1) / 2 : design.intervalExponent / 2
  }

  /// The high and the low constant of a hinge, each 0 where there is none.
  func split(_ place: HingePlace) -> (high: Int, low: Int) {
    let bits = HingeConstants.lowExponent(design)
    let rest = place.interval & ((1 << bits) - 1)
    return (
      (place.interval - rest) << design.stepExponent,
      rest << design.stepExponent + place.offset
    )
  }

  mutating func use(_ place: HingePlace) {
    let (high, low) = split(place)
    hinges[(high == 0 ? 0 : 1) + (low == 0 ? 0 : 1)] += 1
    if high != 0 { self.high.insert(high) }
    if low != 0 { self.low.insert(low) }
  }
}
