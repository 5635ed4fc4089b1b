/// Constants 2^k (or 3 * 2^k) for k up to `top`, all ready on the level `apex` and no earlier: a
/// bias-only unit, a first factor, then one doubling a level; power k is born `top - k` levels
/// below the apex and relayed from there.
struct ConstantLadder: Sendable, Hashable {
  /// Three times the powers of two, starting at 3; else starting at 2.
  let threefold: Bool
  /// The largest exponent, born on the apex.
  let top: Int
  /// The smallest exponent that is read; the smaller ones only lead to it.
  let lowest: Int
  /// The level where they are read from.
  let apex: Int

  /// 16 and 8: what shifts a coordinate by 8 and 4, read with 1/2.
  static func shift(apex: Int) -> ConstantLadder {
    ConstantLadder(threefold: false, top: 4, lowest: 3, apex: apex)
  }

  /// 2, read with 1/2 as the constant 1.
  static func two(apex: Int) -> ConstantLadder {
    ConstantLadder(threefold: false, top: 1, lowest: 1, apex: apex)
  }

  /// The exponent of the first power.
  var first: Int { threefold ? 0 : 1 }
  /// What the seed 1/2 is multiplied with: 3 or 2 at once.
  var firstCoefficient: Rational { threefold ? 6 : 4 }

  /// The level on which a power is born.
  func birth(_ exponent: Int) -> Int { apex - (top - exponent) }

  /// Adds its units and weights; each power is read with `readers` edges on the apex.
  func addCensus(_ edges: EdgeCounts, relayCopies: Int, readers: Int, to tally: inout CensusTally) {
    let firstIn = threefold ? edges.firstSix : edges.firstFour
    let add = {
      (
        start: Int, length: Int, units: Int, coefficients: CoefficientCounts,
        tally: inout CensusTally
      ) in
      tally.add(LevelRun(start: start, length: length, units: units, coefficients, edges))
    }
    add(birth(first) - 1, 1, firstIn, firstIn * .unitStep, &tally)
    let fanIn = { (exponent: Int) -> CoefficientCounts in
      exponent > first ? .two : threefold ? .firstSix : .firstFour
    }
    // Powers that only lead to higher ones: at most two.
    for exponent in first..<lowest {
      add(birth(exponent), 1, edges.two, edges.two * fanIn(exponent), &tally)
    }
    add(apex, 1, readers, readers * fanIn(top), &tally)
    // Powers below the top: one is born on each level, relayed from there, and once more on the
    // apex.
    let count = top - lowest
    guard count > 0 else { return }
    let born = max(edges.two, relayCopies)
    add(birth(lowest), 1, born, born * fanIn(lowest), &tally)
    add(birth(lowest) + 1, count - 1, born, born * .two, &tally)
    tally.addRamp(
      LevelRun(
        start: birth(lowest) + 1, length: count - 1, units: relayCopies, relayCopies * .one, edges))
    add(apex, 1, count * readers, count * readers * .one, &tally)
  }
}

extension IndependentPlan {
  /// A constant's relays keep the copies that any of its readers may take.
  var constantRelayCopies: Int { max(edges.one, edges.half, edges.negativeStepEdges) }

  /// Digit i of m weighs 6 * 2^i or 2 * 2^i and is read with -1/2 or -1: the exponent of the unit
  /// that carries it.
  var digitShift: Int { edges.negativeStep == -1 ? 1 : 2 }

  /// The digits' powers for the hinges above `apex`.
  func digitLadder(threefold: Bool, apex: Int) -> ConstantLadder {
    ConstantLadder(
      threefold: threefold, top: digitShift + topDigit, lowest: digitShift, apex: apex)
  }
}
