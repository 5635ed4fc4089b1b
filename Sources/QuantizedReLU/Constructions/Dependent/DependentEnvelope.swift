/// The counts that no function exceeds, each for itself: of all with this design, this C and this
/// bound on |f|.
///
/// A function has fewer hinges, groups and profiles than the envelope, but not always fewer of
/// everything: a short f+(0) is doubled more often than a long one, without profiles x is scaled
/// otherwise, and chains that begin later stand beside others. So the counts are the largest of a
/// few topologies, and the width has room for chains wherever a function can have them.
struct DependentEnvelope {
  let design: DependentDesign
  let codebook: Codebook
  let edges: EdgeCounts
  /// log2 of C.
  let scale: Int
  /// |f / C| is at most 2^valueExponent.
  let valueExponent: Int
  /// Whether |f / C| may be larger by a factor of up to 1 + 2^-45.
  let isExceeded: Bool

  /// The counts of all topologies, each the largest.
  ///
  /// O(m + 2^t + log T + |valueExponent|) classes of units.
  func counts() -> NetworkCounts {
    var largest: NetworkCounts?
    for plan in plans {
      let counts = DependentCensus(plan).counts(reserving: plan.envelopeReserves)
      largest = largest?.larger(counts) ?? counts
    }
    guard let largest else { preconditionFailure("some f+(0) is not 0") }
    return largest
  }

  /// The topology with the most weights, of several the one with the most units.
  func heaviestPlan() -> DependentPlan {
    var heaviest: (plan: DependentPlan, counts: NetworkCounts)?
    for plan in plans {
      let counts = DependentCensus(plan).counts()
      if let before = heaviest?.counts, counts.weights.isCertainlyAtMost(before.weights),
        counts.weights != before.weights || counts.units.isCertainlyAtMost(before.units)
      {
        continue
      }
      heaviest = (plan, counts)
    }
    guard let heaviest else { preconditionFailure("some f+(0) is not 0") }
    return heaviest.plan
  }

  /// The few topologies that have the most of something.
  private var plans: [DependentPlan] {
    (design.pieces > 1 ? [false, true] : [false]).flatMap { hasProfiles in
      var demand = DependentDemand(envelopeOf: design, hasProfiles: hasProfiles)
      demand.startIsNegative = edges.minusOne > edges.one
      return starts.map { start in
        demand.start = start
        return DependentPlan(
          design: design, codebook: codebook, edges: edges, scale: scale, demand: demand)
      }
    }
  }

  /// The dearest |k_0|: it is at most ceil(2^x), x = t + log2 T + valueExponent, or one more digit
  /// of any kind where |f| may be larger.
  private var starts: [DependentDemand.Start] {
    var exponent = max(0, design.precision + design.intervalExponent + valueExponent)
    if isExceeded, exponent > 0 {
      return [DependentDemand.Start(digits: exponent + 1, ones: exponent + 1, zeros: 0)]
    }
    if isExceeded { exponent += 1 }
    // 2^x has one digit and is doubled once more; 2^x - 1 has the most digits.
    let power = DependentDemand.Start(digits: 1, ones: 1, zeros: exponent)
    return exponent == 0
      ? [power] : [DependentDemand.Start(digits: exponent, ones: exponent, zeros: 0), power]
  }
}

extension DependentEnvelope {
  /// The envelope of all functions with these bounds.
  init(
    design: DependentDesign, codebook: Codebook, edges: EdgeCounts, scale: Int,
    classBound: DerivativeBounds
  ) {
    let values = DerivativeBounds.scaleExponent(of: classBound.bounds[0])
    self.init(
      design: design, codebook: codebook, edges: edges, scale: scale,
      valueExponent: values - scale,
      isExceeded: classBound.bounds[0] > Double(sign: .plus, exponent: values, significand: 1))
  }
}

extension DependentPlan {
  /// Units that some function's chains may have beside those of the envelope, for its width.
  fileprivate var envelopeReserves: [CensusAssembly.Reserve] {
    typealias Reserve = CensusAssembly.Reserve
    var reserves: [Reserve] = []
    // x is doubled first: the fewer levels it has, the closer to the hinges.
    let doublings = max(0, gain + 2)
    let coordinate = max(doublings > 0 ? edges.two : 0, stages > 0 ? edges.firstOne : 0)
    reserves.append(
      Reserve(
        units: coordinate - edges.one, start: 1 + stages + doublings, end: hingeLevel - 2))
    // A chain of powers begins with more copies, and later where its top is lower.
    let seed = max(edges.firstFour, edges.firstTwo) - edges.two
    for (powers, level) in [(constantPowers, hingeLevel - 2), (nodePowers, nodeLevel - 2)] {
      guard let top = powers.exponents.last, top >= 1 else { continue }
      reserves.append(Reserve(units: seed, start: level - top + 1, end: level - 1))
    }
    // 2^x is doubled once more than 2^x - 1.
    let last = lastLevel - max(0, startExponent)
    reserves.append(Reserve(units: edges.two - edges.half, start: last - 1, end: last - 1))
    if stages > 0 {
      reserves.append(
        Reserve(
          units: edges.firstOne - edges.half, start: lastLevel - startLevels, end: lastLevel - 1))
    }
    return reserves
  }
}

extension NetworkCounts {
  /// The larger of either count; both have the same lambda.
  fileprivate func larger(_ other: NetworkCounts) -> NetworkCounts {
    NetworkCounts(
      depth: Count.larger(depth, other.depth), width: Count.larger(width, other.width),
      units: Count.larger(units, other.units), weights: Count.larger(weights, other.weights),
      lambda: lambda)
  }

  /// The envelope of a design: what no function of the class with |f / C| <= 2^valueExponent
  /// exceeds, in any of the counts.
  ///
  /// - Throws: `CodebookError` when the codebook cannot carry it.
  package init(
    envelopeOf design: DependentDesign, codebook: Codebook, scale: Int, valueExponent: Int
  ) throws(CodebookError) {
    self = DependentEnvelope(
      design: design, codebook: codebook, edges: try EdgeCounts(codebook), scale: scale,
      valueExponent: valueExponent, isExceeded: false
    ).counts()
  }
}
