/// The function-dependent structure as a logical circuit (Theorems 3 and 4; theory, section 6): f'
/// = f+_T + (1/T) residual, the residual of each interval one of a few cached profiles.
///
/// Hinges s(x - a) are shared by slopes, teeth and mask; every sum over intervals is read by one
/// unit, once, with 1/2, so that the T hinges and their sums have one copy each.
struct DependentCircuit {
  let plan: DependentPlan
  let pattern: DependentPattern

  /// O(T) units.
  func build() -> Circuit {
    let builder = CircuitBuilder(inputCount: 1)
    let size = abs(pattern.start)
    let zeros = plan.demand.start?.zeros ?? 0
    let start = plan.start(builder) { size >> (zeros + $0) & 1 == 1 }
    guard plan.demand.hasHinges else {
      return finish(builder, plan.output(slopes: [:], gate: nil, start: start))
    }
    let hinges = self.hinges(builder)
    let slopes = plan.slopes(builder, sums: slopeSums(builder, hinges))
    let gate = plan.demand.hasProfiles ? self.gate(builder, hinges) : nil
    return finish(builder, plan.output(slopes: slopes, gate: gate, start: start))
  }

  private func finish(
    _ builder: CircuitBuilder, _ output: [(Circuit.Signal, Rational)]
  ) -> Circuit {
    builder.finish(output: output.map { ($0.0, builder.coefficient($0.1)) })
  }

  private func hinges(_ builder: CircuitBuilder) -> [HingePlace: Circuit.Signal] {
    let level = plan.hingeLevel
    let powers = plan.constantPowers.build(builder, level: level - 2)
    var constants: [Int: Circuit.Signal] = [:]
    let constant = { (value: Int) -> Circuit.Signal in
      if let known = constants[value] { return known }
      let digits = (0..<plan.design.resolutionExponent).filter { value >> $0 & 1 == 1 }
      let signal = builder.unit(
        level: level - 1,
        digits.map { (powers[known: plan.constantExponent(digit: $0)], Rational.half) })
      constants[value] = signal
      return signal
    }
    let coordinate = plan.coordinate(builder)
    let split = HingeConstants(design: plan.design)
    var hinges: [HingePlace: Circuit.Signal] = [:]
    for place in pattern.hinges(design: plan.design) {
      let (high, low) = split.split(place)
      let subtracted = [high, low].filter { $0 != 0 }.map {
        (constant($0), plan.edges.negativeStep)
      }
      hinges[place] = builder.unit(level: level, [(coordinate, .half)] + subtracted)
    }
    return hinges
  }

  private func slopeSums(
    _ builder: CircuitBuilder, _ hinges: [HingePlace: Circuit.Signal]
  ) -> [Int: Circuit.Signal] {
    var members: [Int: [(Circuit.Signal, Rational)]] = [:]
    for (i, change) in pattern.slopeChanges.enumerated() where change != 0 {
      let hinge = hinges[known: HingePlace(interval: i, offset: 0)]
      members[change, default: []].append((hinge, .half))
    }
    var sums: [Int: Circuit.Signal] = [:]
    for (change, terms) in members.sorted(by: { $0.key < $1.key }) {
      sums[change] = builder.unit(level: plan.hingeLevel + 1, terms)
    }
    return sums
  }

  private func gate(
    _ builder: CircuitBuilder, _ hinges: [HingePlace: Circuit.Signal]
  ) -> (positive: Circuit.Signal, negative: Circuit.Signal) {
    let top = (1 << plan.design.stepExponent) - 2
    // For each profile the hinges that its teeth rise, hold, fall and end at.
    var members = [[[(Circuit.Signal, Rational)]]](
      repeating: [[], [], [], []], count: pattern.profiles.count)
    for (i, profile) in pattern.profileOfInterval.enumerated() where profile >= 0 {
      let places = [
        HingePlace(interval: i, offset: 0), HingePlace(interval: i, offset: top),
        HingePlace(interval: i, offset: top + 1), HingePlace(interval: i + 1, offset: 0),
      ]
      // x never passes 1, where the last tooth would end.
      for (part, place) in places.enumerated() where place.interval < pattern.intervals {
        members[Int(profile)][part].append((hinges[known: place], .half))
      }
    }
    let level = plan.hingeLevel
    var maskTerms: [(Circuit.Signal, Rational)] = []
    var teeth: [Circuit.Signal] = []
    for parts in members {
      let sums = parts.map { terms -> Circuit.Signal? in
        guard !terms.isEmpty else { return nil }
        let sum = builder.unit(level: level + 1, terms)
        return builder.unit(level: level + 2, [(sum, .half)])
      }
      let terms = { (coefficients: [Rational]) in
        zip(sums, coefficients).compactMap { sum, coefficient in
          coefficient.isZero ? nil : sum.map { ($0, coefficient) }
        }
      }
      maskTerms += terms([0, .half, -1, .half])
      teeth.append(
        plan.tooth(
          builder, rise: builder.unit(level: level + 3, terms([.half, -.half, 1, -1])),
          fall: builder.unit(level: level + 3, terms([0, 0, .half, -.half]))))
    }
    let mask = builder.unit(level: level + 3, maskTerms)
    let (plus, minus) = bends(builder, teeth)
    return plan.gate(builder, plus: plus, minus: minus, mask: mask)
  }

  /// The sums of the profiles' rising and of their falling bends.
  private func bends(
    _ builder: CircuitBuilder, _ teeth: [Circuit.Signal]
  ) -> (plus: Circuit.Signal, minus: Circuit.Signal) {
    let level = plan.nodeLevel
    let powers = plan.nodePowers.build(builder, level: level - 2)
    var constants: [Int: Circuit.Signal] = [:]
    for j in plan.demand.nodes.sorted() {
      constants[j] = builder.unit(
        level: level - 1,
        (0..<plan.design.precision).filter { j >> $0 & 1 == 1 }.map {
          (powers[known: plan.nodeExponent(digit: $0)], Rational.half)
        })
    }
    var rising: [(Circuit.Signal, Rational)] = []
    var falling: [(Circuit.Signal, Rational)] = []
    for (tooth, profile) in zip(teeth, pattern.profiles) {
      for (j, bend) in DependentPattern.bends(of: profile).enumerated() where bend != 0 {
        let hinge = builder.unit(
          level: level,
          [(tooth, Rational.half)] + (constants[j].map { [($0, plan.edges.negativeStep)] } ?? []))
        if bend > 0 {
          rising.append((hinge, Rational(bend, over: 2)))
        } else {
          falling.append((hinge, Rational(-bend, over: 2)))
        }
      }
    }
    return (
      builder.unit(level: level + 1, rising), builder.unit(level: level + 1, falling)
    )
  }
}

extension Dictionary {
  /// The value of a key that is there: the demand names all that is read.
  fileprivate subscript(known key: Key) -> Value {
    guard let value = self[key] else { preconditionFailure("\(key) was not demanded") }
    return value
  }
}
