/// How many taps have chains of which length: all that a census needs to know of a cascade.
///
/// For the exponents of a nonlinear codebook the lengths are digit sums in a mixed radix, counted
/// digit by digit, so that t = 10^6 taps cost no more than the longest chain.
struct TapChains: Sendable, Hashable {
  /// `withLength[c]`: taps whose chain has c units.
  private(set) var withLength: [Int]
  /// Taps in whose chains so many units are followed by a step of 1/2; only for explicit codebooks,
  /// which may have to sum to 1/2.
  let beforeHalves: [Int]
  /// Of every tap: units of its chain and how many of its steps are 1/2; only for explicit
  /// codebooks.
  let shapes: [(length: Int, halves: Int)]

  /// Units in the longest chain.
  var longest: Int { withLength.count - 1 }

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
    self.withLength = withLength
    self.beforeHalves = beforeHalves
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
      let full = (bound - 1) / run
      var counts = [1] + [Int](repeating: run, count: full)
      if (bound - 1) % run > 0 { counts.append((bound - 1) % run) }
      return counts
    }
    // Taps below P_i for each i, and the part of them below the last digits of t.
    var complete = rests(powers.first ?? tapCount)
    var partial = rests(powers.first.map { tapCount % $0 } ?? tapCount)
    for (index, power) in powers.enumerated() {
      let isLast = index == powers.count - 1
      let rest = isLast ? tapCount : tapCount % powers[index + 1]
      partial = TapChains.spread(complete, digits: rest / power, ending: partial)
      if !isLast {
        complete = TapChains.spread(complete, digits: powers[index + 1] / power, ending: [])
      }
    }
    withLength = partial
    beforeHalves = []
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
    a.withLength == b.withLength && a.beforeHalves == b.beforeHalves
  }

  func hash(into hasher: inout Hasher) { hasher.combine(withLength) }
}
