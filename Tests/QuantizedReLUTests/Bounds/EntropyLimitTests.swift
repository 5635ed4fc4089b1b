import BigInt
import Foundation
import QuantizedReLU
import Testing

@Suite struct EntropyLimitTests {
  /// How many paths of m steps +-1 from m, m - 2, ..., -m stay within -m...m, one by one.
  static func pathsInside(_ m: Int) -> BigUInt {
    var counts = [Int: BigUInt](
      uniqueKeysWithValues: stride(from: -m, through: m, by: 2).map { ($0, 1) })
    for _ in 0..<m {
      var next: [Int: BigUInt] = [:]
      for (place, count) in counts {
        for step in [place - 1, place + 1] where abs(step) <= m {
          next[step, default: 0] += count
        }
      }
      counts = next
    }
    return counts.values.reduce(0, +)
  }

  @Test("needs no more bits than the separated paths that can be counted", arguments: 1...60)
  func lowerEndIsBelowCountedPaths(_ m: Int) throws {
    // ceil(1/epsilon) - 1 = m, at both ends of that range.
    let paths = try #require(LogValue(Count(Self.pathsInside(m)))).log2
    for epsilon in [Rational(1, over: m + 1), Rational(1000, over: 1000 * m + 1)] {
      let limit = EntropyLimit(epsilon: epsilon)
      #expect(limit.lower.doubleValue <= paths + 1e-12)
      // And little is given away.
      #expect(limit.lower.doubleValue > paths - 2)
    }
  }

  @Test("suffices with T starts and T signs")
  func upperEndCountsPaths() {
    for steps in [2, 3, 8, 1000] {
      let limit = EntropyLimit(epsilon: Rational(1, over: steps))
      #expect(abs(limit.upper.doubleValue - (Double(steps) + log2(Double(steps)))) < 1e-11 * 1000)
      // A slightly smaller epsilon needs one step more.
      let finer = EntropyLimit(epsilon: Rational(999_999, over: 1_000_000 * steps))
      #expect(finer.upper.doubleValue > Double(steps + 1))
    }
  }

  @Test("encloses 1/epsilon + log2(1/epsilon) within little more than a bit")
  func enclosesTheKnownTerms() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      let epsilon = Rational(exactly: exp(Double.random(in: -14 ..< -0.001, using: &generator)))
      let limit = EntropyLimit(epsilon: epsilon)
      let known = TheoryBound(
        .entropy, at: BoundSetting(lambda: 2, epsilon: epsilon, n: 1, d: 1)
      ).value.doubleValue
      #expect(limit.lower.doubleValue <= known * (1 + 1e-12))
      #expect(known <= limit.upper.doubleValue * (1 + 1e-12))
      let gap = limit.upper.doubleValue - limit.lower.doubleValue
      #expect(gap > 1 && gap < (epsilon < Rational(1, over: 100) ? 1.2 : 3))
    }
    let tiny = EntropyLimit(epsilon: .powerOfTwo(-5000))
    #expect(tiny.lower <= tiny.upper && abs(tiny.upper.log2 - 5000) < 1e-9)
  }
}
