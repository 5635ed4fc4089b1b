/// The counts of the function-dependent structure by arithmetic on its demand: classes of alike
/// units instead of T hinges.
struct DependentCensus {
  let plan: DependentPlan
  private var demand: DependentDemand { plan.demand }

  init(_ plan: DependentPlan) {
    self.plan = plan
  }

  /// O(m + 2^t + log T) classes.
  func counts(reserving reserves: [CensusAssembly.Reserve] = []) -> NetworkCounts {
    let assembly = CensusAssembly(edges: plan.edges)
    return assembly.counts(
      output: output(assembly, startDigit: nil), lambda: plan.codebook.lambda, reserving: reserves)
  }

  /// The same written down block by block, level by level and value by value; `startDigit` says
  /// which digits of f+(0) are 1, where it matters on which level.
  func ledger(startDigit: ((Int) -> Bool)?) -> CensusLedger {
    let assembly = CensusAssembly(edges: plan.edges)
    let output = self.output(assembly, startDigit: startDigit)
    assembly.block = .output
    var ledger = CensusLedger(codebook: plan.codebook, edges: plan.edges)
    assembly.record(output: output, in: &ledger)
    return ledger
  }

  /// All classes but the output, and the output's terms.
  private func output(
    _ assembly: CensusAssembly, startDigit: ((Int) -> Bool)?
  ) -> [(CensusAssembly.Signal, Rational)] {
    assembly.block = .start
    // Between the highest and the lowest, how many digits are 1 matters, not which.
    let start = plan.start(assembly) { digit in
      if let startDigit { return startDigit(digit) }
      guard let start = demand.start else { return false }
      return digit == start.digits - 1 || digit < start.ones - 1
    }
    guard demand.hasHinges else { return plan.output(slopes: [:], gate: nil, start: start) }
    let hinges = self.hinges(assembly)
    assembly.block = .slopes
    var sums: [Int: CensusAssembly.Signal] = [:]
    for (change, count) in demand.groups {
      sums[change] = assembly.units(
        1, level: plan.hingeLevel + 1, terms: [(hinges, .half, count)])
    }
    let slopes = plan.slopes(assembly, sums: sums)
    let gate = demand.hasProfiles ? self.gate(assembly, hinges) : nil
    return plan.output(slopes: slopes, gate: gate, start: start)
  }

  private func hinges(_ assembly: CensusAssembly) -> CensusAssembly.Signal {
    let level = plan.hingeLevel
    assembly.block = .coordinate
    let coordinate = plan.coordinate(assembly)
    assembly.block = .constants
    let powers = plan.constantPowers.build(assembly, level: level - 2)
    var terms: [CensusAssembly.Terms] = [
      (coordinate, .half, demand.hinges.reduce(0) { $0 + $1 })
    ]
    if let power = powers.values.first, !demand.constants.isZero {
      // Which powers a constant is the sum of does not matter, but each has its copies.
      assembly.read(powers.values, with: .half)
      let constants = assembly.units(
        demand.constants, level: level - 1, terms: [(power, .half, demand.constantDigits)])
      terms.append(
        (constants, plan.edges.negativeStep, demand.hinges[1] + demand.hinges[2] * 2))
    }
    assembly.block = .hinges
    return assembly.units(
      demand.hinges.reduce(0) { $0 + $1 }, level: level, terms: terms)
  }

  private func gate(
    _ assembly: CensusAssembly, _ hinges: CensusAssembly.Signal
  ) -> (positive: CensusAssembly.Signal, negative: CensusAssembly.Signal) {
    let level = plan.hingeLevel
    let (all, closed) = (demand.profiles, demand.closedProfiles)
    assembly.block = .teeth
    let buffer = { (profiles: Count, teeth: Count) in
      let sum = assembly.units(
        profiles, level: level + 1, terms: [(hinges, .half, teeth)])
      return assembly.units(profiles, level: level + 2, terms: [(sum, .half, profiles)])
    }
    let rises = buffer(all, demand.teeth)
    let holds = buffer(all, demand.teeth)
    let falls = buffer(all, demand.teeth)
    let ends = buffer(closed, demand.closedTeeth)
    assembly.block = .gate
    let mask = assembly.units(
      1, level: level + 3, terms: [(holds, .half, all), (falls, -1, all), (ends, .half, closed)])
    assembly.block = .teeth
    let rise = assembly.units(
      all, level: level + 3,
      terms: [(rises, .half, all), (holds, -.half, all), (falls, 1, all), (ends, -1, closed)])
    let fall = assembly.units(
      all, level: level + 3, terms: [(falls, .half, all), (ends, -.half, closed)])
    assembly.multiplicity = all
    let tooth = plan.tooth(assembly, rise: rise, fall: fall)
    assembly.multiplicity = 1
    let (plus, minus) = bends(assembly, tooth)
    assembly.block = .gate
    return plan.gate(assembly, plus: plus, minus: minus, mask: mask)
  }

  private func bends(
    _ assembly: CensusAssembly, _ tooth: CensusAssembly.Signal
  ) -> (plus: CensusAssembly.Signal, minus: CensusAssembly.Signal) {
    let level = plan.nodeLevel
    assembly.block = .constants
    let powers = plan.nodePowers.build(assembly, level: level - 2)
    var node: CensusAssembly.Signal?
    if let power = powers.values.first {
      assembly.read(powers.values, with: .half)
      node = assembly.units(
        Count(demand.nodes.count), level: level - 1,
        terms: [(power, .half, Count(demand.nodes.reduce(0) { $0 + $1.nonzeroBitCount }))])
    }
    assembly.block = .profiles
    let step = plan.edges.negativeStep
    let hinge = { (count: Count, subtracts: Bool) in
      assembly.units(
        count, level: level,
        terms: [(tooth, .half, count)] + (subtracts ? node.map { [($0, step, count)] } ?? [] : []))
    }
    let first = hinge(demand.startBends, false)
    let single = hinge(demand.singleBends, true)
    let double = hinge(demand.doubleBends, true)
    // Steps sum to 0, so both sums have terms; which hinge goes into which does not matter.
    let plus = assembly.units(
      1, level: level + 1,
      terms: [
        (first, .half, demand.startBends), (single, .half, demand.singleBends),
        (double, 1, demand.doubleBends),
      ])
    let minus = assembly.units(1, level: level + 1, terms: [])
    return (plus, minus)
  }
}
