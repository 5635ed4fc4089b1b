extension IndependentCensus {
  /// Powers of two (times 3) for the hinges' constants: each is born by doubling and relayed to the highest level that reads it.
  func addConstants(_ demand: FactorDemand, to tally: inout CensusTally) {
    let edges = plan.edges
    let shift = plan.digitShift
    let psiTop = demand.axes.flatMap { $0.psi.map(\.level) }.max() ?? 0
    let localTop = demand.local.last

    // 3 * 2^k for the digits of 6 m, read by the hinges of psi.
    var threefold = ConstantFamily(first: 0, edges: edges, plan: plan)
    threefold.want(
      shift...(shift + plan.topDigit), until: psiTop - 2, readers: edges.negativeStepEdges)
    // 2^k for the shifts 8 and 4 of the coordinate; with local coordinates for the digits of 2 m and for v- = 1 - ...
    var plain = ConstantFamily(first: 1, edges: edges, plan: plan)
    plain.want(3...4, until: psiTop - 3, readers: edges.half)
    if let localTop {
      plain.want(
        shift...(shift + plan.topDigit), until: localTop - 2, readers: edges.negativeStepEdges)
      plain.want(1...1, until: localTop - 1, readers: edges.half)
    }
    let start = max(edges.firstSix, edges.firstFour)
    tally.add(LevelRun(start: 1, length: 1, units: start, weights: start))
    threefold.add(to: &tally, firstIn: edges.firstSix)
    plain.add(to: &tally, firstIn: edges.firstFour)
  }
}

/// The units of one chain of powers: power k is born on level `2 + k - first` and relayed to the last level that reads it.
private struct ConstantFamily {
  let first: Int
  let edges: EdgeCounts
  let relayCopies: Int
  /// Powers with the same last level: at most a few ranges, whatever N is.
  private var ranges: [(powers: ClosedRange<Int>, last: Int, readers: Int)] = []

  init(first: Int, edges: EdgeCounts, plan: IndependentPlan) {
    self.first = first
    self.edges = edges
    relayCopies = plan.constantRelayCopies
  }

  func birth(_ power: Int) -> Int { 2 + power - first }

  /// Notes that powers are read up to (from) a level, with so many edges there. Later ranges split earlier ones.
  mutating func want(_ powers: ClosedRange<Int>, until last: Int, readers: Int) {
    var result: [(powers: ClosedRange<Int>, last: Int, readers: Int)] = []
    var rest: [ClosedRange<Int>] = [powers]
    for range in ranges {
      let lower = max(range.powers.lowerBound, powers.lowerBound)
      let upper = min(range.powers.upperBound, powers.upperBound)
      guard lower <= upper else {
        result.append(range)
        continue
      }
      if range.powers.lowerBound < lower {
        result.append((range.powers.lowerBound...(lower - 1), range.last, range.readers))
      }
      let both = range.last == last
      result.append(
        (
          lower...upper, max(range.last, last),
          both ? max(range.readers, readers) : range.last > last ? range.readers : readers
        ))
      if range.powers.upperBound > upper {
        result.append(((upper + 1)...range.powers.upperBound, range.last, range.readers))
      }
      rest = rest.flatMap { piece -> [ClosedRange<Int>] in
        guard piece.lowerBound <= upper, lower <= piece.upperBound else { return [piece] }
        return (piece.lowerBound < lower ? [piece.lowerBound...(lower - 1)] : [])
          + (upper < piece.upperBound ? [(upper + 1)...piece.upperBound] : [])
      }
    }
    ranges = result + rest.map { ($0, last, readers) }
  }

  func add(to tally: inout CensusTally, firstIn: Int) {
    guard let top = ranges.map(\.powers.upperBound).max() else { return }
    // Powers that only lead to higher ones.
    for power in first..<top where !ranges.contains(where: { $0.powers.contains(power) }) {
      addBirth(power, copies: edges.two, firstIn: firstIn, to: &tally)
    }
    for (powers, last, readers) in ranges { addRange(powers, last, readers, top, firstIn, to: &tally) }
  }

  private func addBirth(
    _ power: Int, copies: Int, firstIn: Int, to tally: inout CensusTally
  ) {
    tally.add(
      LevelRun(
        start: birth(power), length: 1, units: copies,
        weights: copies * (power == first ? firstIn : edges.two)))
  }

  /// Copies on the level of birth: the next power reads 2, a relay 1.
  private func birthCopies(_ power: Int, last: Int, readers: Int, top: Int) -> Int {
    max(power < top ? edges.two : 0, birth(power) < last ? relayCopies : readers)
  }

  private func addRange(
    _ powers: ClosedRange<Int>, _ last: Int, _ readers: Int, _ top: Int, _ firstIn: Int,
    to tally: inout CensusTally
  ) {
    precondition(birth(powers.upperBound) <= last, "a constant is read before it is born")
    // The two ends one by one; what lies between is alike but for its level of birth.
    var inner = powers.lowerBound + 1...max(powers.lowerBound + 1, powers.upperBound)
    var single = [powers.lowerBound]
    if powers.upperBound > powers.lowerBound {
      single.append(powers.upperBound)
      inner = powers.lowerBound + 1...max(powers.lowerBound + 1, powers.upperBound - 1)
    }
    for power in single {
      addBirth(
        power, copies: birthCopies(power, last: last, readers: readers, top: top),
        firstIn: firstIn, to: &tally)
      let relays = last - birth(power)
      guard relays > 0 else { continue }
      tally.add(
        LevelRun(
          start: birth(power) + 1, length: relays - 1, units: relayCopies,
          weights: relayCopies * edges.one))
      tally.add(
        LevelRun(start: last, length: 1, units: readers, weights: readers * edges.one))
    }
    guard powers.upperBound - powers.lowerBound >= 2 else { return }
    // All of these are born below `last`, with copies for the next power.
    let count = inner.count
    let born = max(edges.two, relayCopies)
    // Relay levels between birth and last: an arithmetic series.
    let relays = inner.reduce(into: (sum: 0, first: last - birth(inner.lowerBound) - 1)) {
      series, _ in
      series.sum += series.first
      series.first -= 1
    }.sum
    tally.add(
      units: Count(count * born + relays * relayCopies + count * readers),
      weights: Count(
        count * born * edges.two + relays * relayCopies * edges.one + count * readers * edges.one))
    let lowest = birth(inner.lowerBound)
    let highest = birth(inner.upperBound)
    tally.addProfile(breakpoints: [highest, last - 1, last]) { level in
      guard level >= lowest, level <= last else { return 0 }
      if level == last { return Count(count * readers) }
      let older = min(level, highest + 1) - lowest
      return Count(older * relayCopies + (level <= highest ? born : 0))
    }
  }
}
