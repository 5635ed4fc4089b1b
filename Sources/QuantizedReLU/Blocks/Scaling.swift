/// f = C g with C a power of two: a positive sum, doubled, less a constant at the output.
///
/// The network makes S = g' + 4 on one unit, reads it once with 1/2, doubles it log C + 1 times and
/// takes 4 C away at the output: log C + 3 layers, O(log C) weights (theory, section 2).
enum Scaling {
  /// The unit that the output subtracts with -1/2 or -1 holds 2 to this power: 4 C / |step|.
  static func offsetExponent(_ plan: IndependentPlan) -> Int {
    plan.scale + (plan.edges.negativeStep == -1 ? 2 : 3)
  }

  /// Builds S from the terms of g' on the level below `plan.sumLevel`; returns the terms of C g'
  /// for the output.
  static func build(
    _ builder: CircuitBuilder, plan: IndependentPlan, sum terms: [CircuitBuilder.Term]
  ) -> [CircuitBuilder.Term] {
    let edges = plan.edges
    let ratio = .half / edges.unitStep
    let level = plan.sumLevel
    let none: [(Circuit.Signal, Rational)] = []
    let seed = builder.unit(level: level - 3, none, bias: edges.unitStep)
    let two = builder.unit(level: level - 2, [(seed, 4 * ratio)])
    let eight = builder.unit(level: level - 1, [(two, 4)])
    let half = builder.coefficient(.half)
    var value = builder.unit(level: level, terms + [(eight, half)])
    value = builder.unit(level: level + 1, [(value, .half)])
    for i in 0...plan.scale {
      value = builder.unit(level: level + 2 + i, [(value, 2)])
    }
    let end = level + plan.scale + 2
    let start = end - offsetExponent(plan) - 1
    var offset = builder.unit(level: start, none, bias: edges.unitStep)
    offset = builder.unit(level: start + 1, [(offset, 2 * ratio)])
    for at in stride(from: start + 2, through: end, by: 1) {
      offset = builder.unit(level: at, [(offset, 2)])
    }
    return [
      (value, builder.coefficient(1)), (offset, builder.coefficient(edges.negativeStep)),
    ]
  }
}
