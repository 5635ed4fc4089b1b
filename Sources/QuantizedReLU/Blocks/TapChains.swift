/// How many taps have chains of which length: all that a census needs to know of a cascade.
///
/// For the exponents of a nonlinear codebook the lengths are digit sums in a mixed radix, counted
/// digit by digit, so that t = 10^6 taps cost no more than the longest chain.
struct TapChains: Sendable, Hashable {
  /// `atLeast[c]`: taps whose chain has c units or more.
  let atLeast: [Int]
  /// Taps in whose chains so many units or more are followed by a step of 1/2; only for explicit
  /// codebooks, which may have to sum to 1/2.
  let atLeastBeforeHalves: [Int]
  /// Of every tap: units of its chain and how many of its steps are 1/2; only for explicit
  /// codebooks.
  let shapes: [(length: Int, halves: Int)]

  /// Units in the longest chain.
  var longest: Int { atLeast.count - 1 }

  /// Counted from the chains themselves, O(t).
  init(_ cascade: TapCascade) {
    let shapes = zip(cascade.steps, cascade.halfSteps).map { (Int($0), Int($1)) }
    var withLength = [Int](repeating: 0, count: (shapes.map(\.0).max() ?? 0) + 1)
    var beforeHalves = withLength
    for (length, halves) in shapes {
      withLength[length] += 1
      // The first step leaves the relayed x, not a unit of the chain.
      if length > 0 { beforeHalves[min(halves, length - 1)] += 1 }
    }
    withLength.sumFromTheEnd()
    beforeHalves.sumFromTheEnd()
    atLeast = withLength
    atLeastBeforeHalves = beforeHalves
    self.shapes = shapes
  }

  /// Counted digit by digit, for exponents as `TapCascade.init(tapCount:divisorChain:)` takes them.
  ///
  /// O(longest chain x exponents beyond M).
  init(tapCount: Int, divisorChain exponents: [Int]) {
    let run = zip(exponents, 1...).prefix { $0 == $1 }.count
    let powers = exponents[run...].filter { $0 < tapCount }
    // A rest r below P_1 takes ceil(r / M) steps.
    let rests = { (bound: Int) -> [Int] in
      guard bound > 1 else { return bound == 1 ? [1] : [] }
      let (full, last) = (bound - 1).quotientAndRemainder(dividingBy: run)
      // Millions of them for few exponents: one array.
      var counts = [Int](repeating: run, count: 1 + full + (last > 0 ? 1 : 0))
      counts[0] = 1
      if last > 0 { counts[full + 1] = last }
      return counts
    }
    // Taps below P_i for each i, and the part of them below the last digits of t.
    var complete = powers.first.map(rests) ?? []
    var partial = rests(powers.first.map { tapCount % $0 } ?? tapCount)
    for (index, power) in powers.enumerated() {
      let isLast = index == powers.count - 1
      let rest = isLast ? tapCount : tapCount % powers[index + 1]
      partial = TapChains.spread(complete, digits: rest / power, ending: partial)
      if !isLast {
        complete = TapChains.spread(complete, digits: powers[index + 1] / power, ending: [])
      }
    }
    partial.sumFromTheEnd()
    atLeast = partial
    atLeastBeforeHalves = []
    shapes = []
  }

  /// Lengths of what starts with a digit 0 ..< `digits` before all of `counts`, and with the digit
  /// `digits` before all of `ending`.
  private static func spread(_ counts: [Int], digits: Int, ending: [Int]) -> [Int] {
    let size = max(
      digits > 0 ? counts.count + digits - 1 : 0, ending.isEmpty ? 0 : ending.count + digits)
    var result = [Int](repeating: 0, count: size)
    var sum = 0
    for length in 0..<size {
      if length < counts.count { sum += counts[length] }
      if length >= digits, length - digits < counts.count { sum -= counts[length - digits] }
      result[length] = sum
    }
    for (length, count) in ending.enumerated() { result[length + digits] += count }
    return result
  }

  static func == (a: TapChains, b: TapChains) -> Bool {
    a.atLeast == b.atLeast && a.atLeastBeforeHalves == b.atLeastBeforeHalves
  }

  func hash(into hasher: inout Hasher) { hasher.combine(atLeast) }
}

extension [Int] {
  /// Makes every element the sum of itself and all behind it.
  ///
  /// In place: there may be a million.
  mutating func sumFromTheEnd() {
    for index in stride(from: count - 2, through: 0, by: -1) { self[index] += self[index + 1] }
  }
}
