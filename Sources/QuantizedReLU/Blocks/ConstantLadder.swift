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
    tally.add(
      LevelRun(start: birth(first) - 1, length: 1, units: firstIn, weights: firstIn))
    let fanIn = { (exponent: Int) in exponent == first ? firstIn : edges.two }
    // Powers that only lead to higher ones: at most two.
    for exponent in first..<lowest {
      tally.add(
        LevelRun(
          start: birth(exponent), length: 1, units: edges.two,
          weights: edges.two * fanIn(exponent)))
    }
    tally.add(
      LevelRun(start: apex, length: 1, units: readers, weights: readers * fanIn(top)))
    // Powers below the top: born, relayed on top - k - 1 levels, and once more on the apex.
    let count = top - lowest
    guard count > 0 else { return }
    let born = max(edges.two, relayCopies)
    let relays = count * (count - 1) / 2
    tally.add(
      units: Count(count * born + relays * relayCopies + count * readers),
      weights: Count(
        born * (fanIn(lowest) + (count - 1) * edges.two)
          + (relays * relayCopies + count * readers) * edges.one))
    let lowestBirth = birth(lowest)
    let apex = apex
    tally.addProfile(breakpoints: [apex - 1, apex]) { level in
      guard level >= lowestBirth, level <= apex else { return 0 }
      return Count(
        level == apex ? count * readers : (level - lowestBirth) * relayCopies + born)
    }
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
