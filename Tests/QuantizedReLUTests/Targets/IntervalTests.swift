import BigInt
import Foundation
import Testing

import QuantizedReLU

struct IntervalTests {
  /// An interval with a random sign, size and width, and a point in it.
  static func sample(
    in range: ClosedRange<Double>, _ generator: inout SeededGenerator
  ) -> (Interval, Double) {
    let a = Double.random(in: range, using: &generator)
    let scale = pow(10, Double.random(in: -12...0, using: &generator))
    let b =
      Int.random(in: 0...9, using: &generator) == 0
      ? a : min(range.upperBound, a + Double.random(in: 0...1, using: &generator) * scale)
    let interval = Interval(min(a, b), max(a, b))
    let position = Double.random(in: 0...1, using: &generator)
    let inside = interval.lower + position * (interval.upper - interval.lower)
    return (interval, min(max(inside, interval.lower), interval.upper))
  }

  struct Function: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var range: ClosedRange<Double>
    var interval: @Sendable (Interval) -> Interval
    var value: @Sendable (Double) -> Double

    init(
      _ name: String, _ range: ClosedRange<Double>,
      _ interval: @escaping @Sendable (Interval) -> Interval,
      _ value: @escaping @Sendable (Double) -> Double
    ) {
      (testDescription, self.range, self.interval, self.value) = (name, range, interval, value)
    }
  }

  static let functions: [Function] = [
    Function("exp", -20...20, { $0.exponential }, { exp($0) }),
    Function("log", 1e-9...50, { $0.logarithm }, { log($0) }),
    Function("sqrt", 0...50, { $0.squareRoot }, { $0.squareRoot() }),
    Function("sin", -30...30, { $0.sine }, { sin($0) }),
    Function("cos", -30...30, { $0.cosine }, { cos($0) }),
    Function("tan", -30...30, { $0.tangent }, { tan($0) }),
    Function("sinh", -9...9, { $0.hyperbolicSine }, { sinh($0) }),
    Function("cosh", -9...9, { $0.hyperbolicCosine }, { cosh($0) }),
    Function("tanh", -9...9, { $0.hyperbolicTangent }, { tanh($0) }),
    Function("atan", -9...9, { $0.arcTangent }, { atan($0) }),
    Function("abs", -2...2, { $0.absoluteValue }, { abs($0) }),
    Function("square", -2...2, { $0.squared }, { $0 * $0 }),
    Function("cube", -2...2, { $0.power(3) }, { $0 * $0 * $0 }),
    Function("10th power", -2...2, { $0.power(10) }, { pow($0, 10) }),
    Function("-3rd power", 0.1...2, { $0.power(-3) }, { 1 / ($0 * $0 * $0) }),
    Function("power 0.7", 0...9, { $0.power(Interval(0.7)) }, { pow($0, 0.7) }),
    Function("power -1.3", 0.01...9, { $0.power(Interval(-1.3)) }, { pow($0, -1.3) }),
    Function("negation", -2...2, { -$0 }, { -$0 }),
  ]

  @Test("holds the value at every point", arguments: functions)
  func functionsHold(function: Function) {
    var generator = SeededGenerator(seed: 3)
    var (missed, loose) = (0, 0)
    for _ in 0..<10_000 {
      let (interval, point) = Self.sample(in: function.range, &generator)
      let range = function.interval(interval)
      if !range.contains(function.value(point)) { missed += 1 }
      if interval.isPoint {
        let value = abs(function.value(point))
        if range.width > 1e-13 * max(value, 1e-3) && range != .entire { loose += 1 }
      }
    }
    #expect(missed == 0)
    #expect(loose == 0)
  }

  /// Compares with exact dyadic arithmetic: numbers are integers times 2^-40.
  @Test("adds, subtracts, multiplies and divides with the exact result inside")
  func arithmeticHolds() {
    var generator = SeededGenerator(seed: 4)
    func exact(_ value: Double) -> (BigInt, Int) {
      value == 0
        ? (0, 0)
        : (
          BigInt(
            sign: value < 0 ? .minus : .plus,
            magnitude: BigUInt(value.significandBitPattern | 1 << 52)),
          Int(value.exponent) - 52
        )
    }
    /// Whether value <= n / d * 2^shift, for d > 0.
    func isAtMost(_ value: Double, _ n: BigInt, _ d: BigInt, shift: Int) -> Bool {
      if value.isInfinite { return value < 0 }
      let (m, e) = exact(value)
      let (left, right) = (m * d, n)
      return e >= shift ? left << (e - shift) <= right : left <= right << (shift - e)
    }
    var (wrong, moved) = (0, 0)
    for _ in 0..<10_000 {
      let (x, a) = Self.sample(in: -3...3, &generator)
      let (y, b) = Self.sample(in: -3...3, &generator)
      let ((m, e), (n, f)) = (exact(a), exact(b))
      let low = min(e, f)
      let sum = (m << (e - low)) + (n << (f - low))
      let difference = (m << (e - low)) - (n << (f - low))
      let results: [(Interval, BigInt, BigInt, Int)] = [
        (x + y, sum, 1, low), (x - y, difference, 1, low), (x * y, m * n, 1, e + f),
        (x / y, n.signum() < 0 ? -m : m, n.magnitude == 0 ? 1 : BigInt(n.magnitude), e - f),
      ]
      for (index, (range, numerator, denominator, shift)) in results.enumerated() {
        if index == 3 && (b == 0 || !range.isBounded) { continue }
        if !isAtMost(range.lower, numerator, denominator, shift: shift)
          || !isAtMost(-range.upper, -numerator, denominator, shift: shift)
        {
          wrong += 1
        }
        if x.isPoint && y.isPoint && range.lower.nextUp < range.upper { moved += 1 }
      }
    }
    #expect(wrong == 0)
    #expect(moved == 0)
  }

  @Test("leaves exact results alone")
  func exactness() {
    #expect(Interval(0.5) + Interval(0.25) == Interval(0.75))
    #expect(Interval(3) * Interval(0.125) == Interval(0.375))
    #expect(Interval(3) / Interval(8) == Interval(0.375))
    #expect(Interval(2.25).squareRoot == Interval(1.5))
    #expect(Interval(-3, 2).power(3) == Interval(-27, 8))
    #expect(Interval(-3, 2).squared == Interval(0, 9))
    #expect(Interval(1) / Interval(3) == Interval((1.0 / 3), (1.0 / 3).nextUp))
    #expect(Interval(0).exponential == .one && Interval(1).logarithm == .zero)
    #expect(Interval.unit.cosine.upper == 1 && Interval.unit.sine.lower == 0)
    #expect(Interval(0, 2).sine.upper == 1 && Interval(0, 4).cosine.lower == -1)
    #expect(Interval(0, 1.5).sine.upper < 1)
    #expect(Interval(0, 100).sine == Interval(-1, 1))
  }

  @Test("is unbounded at poles and invalid outside the domain")
  func edges() {
    #expect(Interval.one / Interval(0, 2) == Interval(0.5, .infinity))
    #expect(Interval.one / Interval(-4, 0) == Interval(-.infinity, -0.25))
    #expect(Interval.one / Interval(-1, 2) == .entire)
    #expect(!(Interval.one / .zero).isValid)
    #expect(!Interval(-1, 2).squareRoot.isValid && !Interval(-1, 2).logarithm.isValid)
    #expect(Interval(0, 1).logarithm == Interval(-.infinity, 0))
    #expect(Interval(1, 2).tangent == .entire)
    #expect(!(Interval.invalid + .one).isValid && !(.zero * Interval.invalid).isValid)
    #expect(!Interval.invalid.sine.isValid && !Interval.invalid.hull(.one).isValid)
    #expect(Interval.zero * .entire == .zero)
    #expect(Interval(1e308) + Interval(1e308) == Interval(.greatestFiniteMagnitude, .infinity))
    #expect(Interval(1e200) * Interval(-1e200) == Interval(-.infinity, -.greatestFiniteMagnitude))
    #expect((Interval(1e-200) * Interval(1e-200)).contains(.leastNonzeroMagnitude))
    #expect(Interval(1000).exponential.upper == .infinity)
    #expect(
      Interval(1000).exponential.lower > 1e308 && Interval(1000).exponential.lower < .infinity)
    #expect(Interval(0, 4).power(Interval(-0.5)).upper == .infinity)
    #expect(Interval.invalid.magnitude == .infinity)
  }
}
