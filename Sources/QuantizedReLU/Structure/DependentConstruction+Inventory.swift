extension DependentConstruction {
  /// The blocks of the heaviest topology of the envelope.
  ///
  /// It has as many weights as `structureCounts`; units, width and depth may be a few more there,
  /// where each is the most that any topology has.
  ///
  /// O(m + 2^t + log T) classes of units.
  public var inventory: StructureInventory {
    let envelope = DependentEnvelope(
      design: design, codebook: codebook, edges: edges, scale: scale, classBound: classBound)
    return inventory(envelope.heaviestPlan(), startDigit: nil)
  }

  /// The blocks of the network for this f; nil as soon as it is no longer wanted.
  ///
  /// O(m T) values of f.
  public func instanceInventory(while isWanted: () -> Bool = { true }) -> InstanceInventory? {
    let found: DependentPattern?
    do {
      found = try pattern(while: isWanted)
    } catch {
      return .unavailable(error)
    }
    guard let pattern = found else { return nil }
    let plan = plan(for: pattern)
    let start = abs(pattern.start) >> (plan.demand.start?.zeros ?? 0)
    return .inventory(inventory(plan) { start >> $0 & 1 == 1 })
  }

  private func inventory(
    _ plan: DependentPlan, startDigit: ((Int) -> Bool)?
  ) -> StructureInventory {
    let ledger = DependentCensus(plan).ledger(startDigit: startDigit)
    return StructureInventory(
      ledger, depth: plan.lastLevel + 1, choice: .sign, DependentDescriptions(plan).all)
  }
}

/// What the blocks of Theorems 3 and 4 compute, in words and with today's parameters.
private struct DependentDescriptions {
  let plan: DependentPlan
  private var demand: DependentDemand { plan.demand }
  private var design: DependentDesign { plan.design }

  init(_ plan: DependentPlan) {
    self.plan = plan
  }

  var all: [BlockDescription] { hinges + residual + output }

  /// T, and 8 m T.
  private var intervals: String {
    design.smallIntervals.map { String($0) } ?? "2^\(design.intervalExponent)"
  }
  private var resolution: String { "2^\(design.resolutionExponent)" }

  private var hinges: [BlockDescription] {
    let hinges = demand.hinges.reduce(0) { $0 + $1 }
    let slopes = Count(demand.groups.count)
    return [
      BlockDescription(
        kind: .coordinate, name: "coordinate",
        summary: "Halves the input and doubles it until every sum comes out at the scale of f.",
        formula: "2^\(plan.gain + 1)·x", source: "theory, section 6", copies: 1,
        copyNames: ("axis", "axes"), inputs: [], container: nil),
      BlockDescription(
        kind: .constants, name: "constants",
        summary: "Makes the constants that hinges subtract, each a sum of powers of two.",
        formula: "(8m·i + r)/\(resolution) as a high and a low part",
        source: "theory, sections 1 and 6", copies: demand.constants + Count(demand.nodes.count),
        copyNames: ("constant", "constants"), inputs: [], container: nil),
      BlockDescription(
        kind: .hinges, name: "hinges",
        summary: "One unit for each place where the interpolant, a tooth or the mask bends.",
        formula: "max(0, x − (\(8 * design.pieces)·i + r)/\(resolution)), i < \(intervals)"
          + (demand.hasProfiles
            ? ", r = 0, \(8 * design.pieces - 2), \(8 * design.pieces - 1)" : ", r = 0"),
        source: "Theorem 3", copies: hinges, copyNames: ("hinge", "hinges"),
        inputs: [.coordinate] + (demand.constants.isZero ? [] : [.constants]), container: nil),
      BlockDescription(
        kind: .slopes, name: "slopes",
        summary: "Sums the hinges with the same slope change and weighs the sums in one cascade.",
        formula: "f+_T(x) − f+_T(0) = Σ_c c·Σ_i max(0, x − i/\(intervals)), c in multiples of 2^−"
          + "\(design.precision)", source: "Proposition 4, Theorem 3", copies: slopes,
        copyNames: ("slope change", "slope changes"), inputs: [.hinges], container: nil),
    ]
  }

  private var residual: [BlockDescription] {
    let m = design.pieces
    let k = 8 * m
    let bends = demand.startBends + demand.singleBends + demand.doubleBends
    return [
      BlockDescription(
        kind: .teeth, name: "teeth",
        summary: "For every profile the coordinate inside those intervals that share it.",
        formula:
          "z = u up to 1 − 2/\(k), holds to 1 − 1/\(k), falls to 0 at 1; u = \(intervals)·x − i",
        source: "Theorem 3", copies: demand.teeth, copyNames: ("tooth", "teeth"), inputs: [.hinges],
        container: nil),
      BlockDescription(
        kind: .profiles, name: "profiles",
        summary: "The cached profiles, each made once for all of its intervals.",
        formula:
          "S(z) = Σ_j b_j·max(0, z − j/\(m)), steps in {−2/\(m), 0, 2/\(m)}, \(bends.grouped) bends",
        source: "Theorem 3", copies: demand.profiles, copyNames: ("profile", "profiles"),
        inputs: (demand.nodes.isEmpty ? [] : [.constants]) + [.teeth], container: nil),
      BlockDescription(
        kind: .gate, name: "mask and gate",
        summary: "Lets the residual through while its tooth rises and closes before it falls.",
        formula:
          "max(0, S − M) − max(0, −S − M), M from 0 at 1 − 2/\(k) to 2 at 1 − 1/\(k) and back",
        source: "theory, section 6", copies: 1, copyNames: ("gate", "gates"),
        inputs: [.teeth, .profiles],
        container: nil),
    ]
  }

  private var output: [BlockDescription] {
    let q = "2^−\(design.precision + design.intervalExponent)"
    return [
      BlockDescription(
        kind: .start, name: "start value",
        summary: "The value at 0, its binary digits as biases.",
        formula: "|f+(0)|·2^\(plan.scale), a multiple of \(q)·2^\(plan.scale)",
        source: "Proposition 4", copies: 1, copyNames: ("constant", "constants"), inputs: [],
        container: nil),
      BlockDescription(
        kind: .output, name: "output",
        summary: "Adds the start value, the interpolant's rises and falls, and the residual.",
        formula: "f' = f+_T" + (demand.hasProfiles ? " + residual/\(intervals)" : ""),
        source: "Theorem 3", copies: 1, copyNames: ("output", "outputs"),
        inputs: [.start] + (demand.groups.isEmpty ? [] : [.slopes])
          + (demand.hasProfiles ? [.gate] : []),
        container: nil),
    ]
  }
}
