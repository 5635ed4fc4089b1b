/// Constants 2^e for a set of exponents, all ready on one level: what sums of constants are made
/// from.
///
/// One doubling chain reaches the largest power on that level; a power 2^e leaves it as early as it
/// can and is halved on the way, which costs one weight a level where a doubling costs sixteen.
/// Powers below 1 begin at a constant unit of their own.
struct PowerSupply {
  /// The exponents, ascending.
  let exponents: [Int]
  /// What a constant unit holds.
  let unitStep: Rational

  init(_ exponents: some Sequence<Int>, edges: EdgeCounts) {
    self.exponents = Set(exponents).sorted()
    unitStep = edges.unitStep
  }

  /// 1/2 over what a constant unit holds.
  private var ratio: Rational { .half / unitStep }

  /// The lowest level on which all can be ready.
  var height: Int {
    exponents.reduce(1) { height, exponent in
      if exponent >= 1 { return max(height, exponent + 1) }
      if exponent == 0 { return max(height, 2) }
      return max(height, (ratio == 1 ? 0 : 1) - exponent)
    }
  }

  /// Builds them; `level` is at least `height`.
  func build<Assembly: CircuitAssembly>(
    _ assembly: Assembly, level: Int
  ) -> [Int: Assembly.Signal] {
    guard let top = exponents.last else { return [:] }
    precondition(level >= height, "the powers need more levels")
    var chain: [Assembly.Signal] = []
    if top >= 1 {
      let seed = assembly.unit(level: level - top, terms: [], bias: unitStep)
      chain = [seed, assembly.unit(level: level - top + 1, terms: [(seed, 4 * ratio)])]
      while chain.count <= top {
        chain.append(
          assembly.unit(level: level - top + chain.count, terms: [(chain[chain.count - 1], 2)]))
      }
    }
    var powers: [Int: Assembly.Signal] = [:]
    for exponent in exponents {
      // The chain holds 2^c where top - c levels are left; c - e of them halve.
      let leaves = (top + exponent) >> 1
      if exponent == top, top >= 1 {
        powers[exponent] = chain[top]
      } else if exponent >= 0, leaves >= 1 {
        powers[exponent] = assembly.carry(
          chain[leaves], from: level - top + leaves, by: top - leaves, exponent: exponent - leaves)
      } else if exponent == 0 {
        let seed = assembly.unit(level: level - 1, terms: [], bias: unitStep)
        powers[0] = assembly.unit(level: level, terms: [(seed, 2 * ratio)])
      } else {
        let start = level + exponent + 1
        var half: Assembly.Signal
        if ratio == 1 {
          half = assembly.unit(level: start, terms: [], bias: unitStep)
        } else {
          half = assembly.unit(level: start - 1, terms: [], bias: unitStep)
          half = assembly.unit(level: start, terms: [(half, ratio)])
        }
        powers[exponent] = assembly.carry(
          half, from: start, by: -exponent - 1, exponent: exponent + 1)
      }
    }
    return powers
  }
}
