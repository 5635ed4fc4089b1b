/// Which level everything of the function-dependent structure stands on, and at which scale:
/// shared by the builder and the census.
///
/// From the input up: the coordinate 2^(gain+1) x and the constants, hinges, sums over hinges, each
/// read once with 1/2, then the slopes' cascade of halvings and, beside it, teeth, profiles and
/// gate. A ReLU network is homogeneous, so scales only follow from how often a value is halved on
/// its way: the gain makes it come out as f.
struct DependentPlan: Sendable {
  let design: DependentDesign
  let codebook: Codebook
  let edges: EdgeCounts
  /// log2 of C.
  let scale: Int
  let demand: DependentDemand
  /// Where the hinges stand.
  private(set) var hingeLevel: Int

  init(
    design: DependentDesign, codebook: Codebook, edges: EdgeCounts, scale: Int,
    demand: DependentDemand
  ) {
    self.design = design
    self.codebook = codebook
    self.edges = edges
    self.scale = scale
    self.demand = demand
    hingeLevel = 0
    let coordinate = 1 + stages + abs(gain + 2)
    var level = max(coordinate + 1, constantPowers.height + 2)
    level = max(level, startLevels - (lastLevel - hingeLevel))
    if demand.hasProfiles {
      level = max(level, nodePowers.height - (nodeLevel - 2 - hingeLevel))
    }
    hingeLevel = level
  }

  /// Levels that turn the first unit's step into 1/2: none where 1/2 is a value.
  var stages: Int { edges.unitStep == .half ? 0 : 1 }

  /// log2 of the scale of a hinge: 2^gain s(x - a).
  ///
  /// A slope is halved 5 times up to the output, a profile 9 times and once for each factor 2 of 8
  /// m.
  var gain: Int { demand.hasProfiles ? 9 + design.stepExponent + scale : 5 + scale }

  /// Constants are subtracted with -1/2 or -1: the exponent of what they hold for 1.
  private var stepShift: Int { edges.negativeStep == -1 ? 0 : 1 }

  /// The exponent of the power that stands for binary digit `digit` of 8 m T a, on the level below
  /// the constants, which read it with 1/2.
  func constantExponent(digit: Int) -> Int {
    gain + stepShift + 1 + digit - design.resolutionExponent
  }

  var constantPowers: PowerSupply {
    PowerSupply(demand.digits.map { constantExponent(digit: $0) }, edges: edges)
  }

  // MARK: Slopes

  /// Where the cascade that weighs the slope groups ends: one level for each digit of a slope
  /// change.
  var cascadeLevel: Int { hingeLevel + 4 + design.precision }

  // MARK: Profiles

  /// Where the coordinate of a profile stands: its tooth's sums are halved until they are 8 m times
  /// smaller.
  var toothLevel: Int { hingeLevel + 3 + design.stepExponent }
  /// Where the hinges of a profile stand.
  var nodeLevel: Int { toothLevel + 1 }
  /// Where the gate stands: sums and their buffers come before.
  var gateLevel: Int { nodeLevel + 3 }

  /// The exponent of the power for binary digit `digit` of j, where a node stands at j/m.
  func nodeExponent(digit: Int) -> Int {
    gain - 4 - design.resolutionExponent + stepShift - design.precision + 1 + digit
  }

  var nodePowers: PowerSupply {
    let all = demand.nodes.reduce(0, |)
    return PowerSupply(
      (0..<design.precision).filter { all >> $0 & 1 == 1 }.map { nodeExponent(digit: $0) },
      edges: edges)
  }

  // MARK: Output

  /// The last hidden level.
  var lastLevel: Int {
    guard demand.hasHinges else { return startLevels }
    return demand.hasProfiles ? hingeLevel + 11 + 2 * design.precision : cascadeLevel
  }

  /// How often the slopes' sums are halved between their cascade and the output.
  var slopeHalvings: Int { demand.hasProfiles ? lastLevel - cascadeLevel : 0 }

  /// log2 of what f+(0) C = odd 2^x is multiplied with after its digits were read as a fraction
  /// below 1.
  var startExponent: Int {
    guard let start = demand.start else { return 0 }
    return start.zeros + start.digits + scale - design.precision - design.intervalExponent
  }

  /// Levels that f+(0) takes.
  var startLevels: Int {
    guard let start = demand.start else { return 0 }
    return start.digits + stages + abs(startExponent)
  }
}

/// The narrow parts, written once for the builder and the census.
extension DependentPlan {
  /// 2^(gain+1) x on the level below the hinges.
  func coordinate<Assembly: CircuitAssembly>(_ assembly: Assembly) -> Assembly.Signal {
    var x = assembly.unit(level: 1, terms: [(assembly.input(0), edges.unitStep)])
    if stages == 1 { x = assembly.unit(level: 2, terms: [(x, .half / edges.unitStep)]) }
    return assembly.carry(
      x, from: 1 + stages, by: hingeLevel - 2 - stages, exponent: gain + 2)
  }

  /// |f+(0)| C on the last level: its binary digits from the lowest, each a bias, halved as the next
  /// one comes.
  func start<Assembly: CircuitAssembly>(
    _ assembly: Assembly, digit: (Int) -> Bool
  ) -> Assembly.Signal? {
    guard let start = demand.start else { return nil }
    var level = lastLevel - startLevels
    var value: Assembly.Signal?
    for i in 0..<start.digits {
      level += 1
      value = assembly.unit(
        level: level, terms: value.map { [($0, .half)] } ?? [],
        bias: digit(i) ? edges.unitStep : nil)
    }
    guard var value else { return nil }
    if stages == 1 {
      level += 1
      value = assembly.unit(level: level, terms: [(value, .half / edges.unitStep)])
    }
    return assembly.carry(
      value, from: level, by: lastLevel - level, exponent: startExponent)
  }

  /// The sums of the positive and of the negative slope changes times their hinges, on the last
  /// level.
  ///
  /// `sums` holds for each change j 2^-t the sum of its hinges, one level above them. From the
  /// highest digit of j down: what joins later was halved more often.
  func slopes<Assembly: CircuitAssembly>(
    _ assembly: Assembly, sums: [Int: Assembly.Signal]
  ) -> [Bool: Assembly.Signal] {
    var result: [Bool: Assembly.Signal] = [:]
    for isPositive in [true, false] {
      let changes = sums.filter { ($0.key > 0) == isPositive }.sorted { $0.key < $1.key }
      guard !changes.isEmpty else { continue }
      var groups = changes.map { change, sum in
        (
          size: abs(change),
          signal: assembly.unit(level: hingeLevel + 2, terms: [(sum, .half)])
        )
      }
      var sum: Assembly.Signal?
      for digit in stride(from: design.precision + 1, through: 0, by: -1) {
        let level = cascadeLevel - digit
        let joining = groups.filter { $0.size >> digit & 1 == 1 }.map { ($0.signal, Rational.half) }
        let terms = (sum.map { [($0, Rational(1))] } ?? []) + joining
        if !terms.isEmpty { sum = assembly.unit(level: level, terms: terms) }
        // Only what joins later goes on.
        groups = groups.filter { $0.size & ((1 << digit) - 1) != 0 }.map { group in
          (group.size, assembly.unit(level: level, terms: [(group.signal, .half)]))
        }
      }
      if let sum {
        result[isPositive] = assembly.carry(
          sum, from: cascadeLevel, by: slopeHalvings, exponent: -slopeHalvings)
      }
    }
    return result
  }

  /// u of a profile, from R + 2 F and F three levels above the hinges: R is the sum of its teeth's
  /// rises, F of their falls' beginnings, and z = R - (8 m - 2) F.
  func tooth<Assembly: CircuitAssembly>(
    _ assembly: Assembly, rise: Assembly.Signal, fall: Assembly.Signal
  ) -> Assembly.Signal {
    let levels = design.stepExponent - 1
    let low = assembly.carry(rise, from: hingeLevel + 3, by: levels, exponent: -levels)
    let high = assembly.carry(fall, from: hingeLevel + 3, by: levels)
    return assembly.unit(level: toothLevel, terms: [(low, .half), (high, -1)])
  }

  /// The gated residual's positive and negative part on the last level: s(S - M) and s(-S - M).
  ///
  /// `plus` and `minus` are the sums of the profiles' hinges, two levels below the gate; `mask`
  /// stands three levels above the hinges.
  func gate<Assembly: CircuitAssembly>(
    _ assembly: Assembly, plus: Assembly.Signal, minus: Assembly.Signal, mask: Assembly.Signal
  ) -> (positive: Assembly.Signal, negative: Assembly.Signal) {
    let level = gateLevel
    let plus = assembly.unit(level: level - 1, terms: [(plus, .half)])
    let minus = assembly.unit(level: level - 1, terms: [(minus, .half)])
    let mask = assembly.carry(
      mask, from: hingeLevel + 3, by: level - 1 - (hingeLevel + 3), exponent: -3)
    let wait = lastLevel - level
    let parts = [(plus, minus), (minus, plus)].map { high, low in
      assembly.carry(
        assembly.unit(level: level, terms: [(high, .half), (low, -.half), (mask, -.half)]),
        from: level, by: wait)
    }
    return (parts[0], parts[1])
  }

  /// The terms of the output.
  func output<Signal>(
    slopes: [Bool: Signal], gate: (positive: Signal, negative: Signal)?, start: Signal?
  ) -> [(Signal, Rational)] {
    var terms: [(Signal, Rational)] = []
    if let rising = slopes[true] { terms.append((rising, .half)) }
    if let falling = slopes[false] { terms.append((falling, -.half)) }
    if let gate { terms += [(gate.positive, .half), (gate.negative, -.half)] }
    if let start { terms.append((start, demand.startIsNegative ? -1 : 1)) }
    return terms
  }
}
