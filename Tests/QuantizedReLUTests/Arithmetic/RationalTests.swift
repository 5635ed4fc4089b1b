import BigInt
import QuantizedReLU
import Testing

@Suite struct RationalTests {
  @Test(arguments: [
    ("0.1", 1, 10), ("1e-3", 1, 1000), (".5", 1, 2), ("-1/2", -1, 2), ("0.09375", 3, 32),
    ("+2.50", 5, 2), ("1/3", 1, 3), ("1e2", 100, 1), ("0.5/0.25", 2, 1), ("2^-4", 1, 16),
    ("2^3", 8, 1), (" 3 ", 3, 1),
  ]) func readsWhatIsTyped(text: String, numerator: Int, denominator: Int) {
    #expect(Rational(text: text) == Rational(numerator, over: denominator))
  }

  @Test(arguments: [
    "1e-9223372036854775808", "1e9223372036854775808", "", " ", ".", "-", "1.2.3", "nan", "inf",
    "0x10", "1e", "e3", "1e999", "1/0", "2^", "2^x", "2^-999999", "3^2", "1/2/3", "١",
    "1_0",
    "--1", "1 2", String(repeating: "9", count: 500),
  ]) func refusesWhatIsNoNumber(text: String) {
    #expect(Rational(text: text) == nil)
  }

  @Test func comparesAndRoundsExactly() {
    #expect(Rational(-7, over: 2).floor == -4 && Rational(-7, over: 2).ceiling == -3)
    #expect(Rational(7, over: 2).floor == 3 && Rational(4).floor == 4)
    #expect(Rational(1, over: 3) < Rational(34, over: 100))
    for k in -70...70 {
      let power = Rational.powerOfTwo(k)
      #expect(power.ceilingLog2 == k)
      #expect((power + Rational(1, over: 1 << 40) * power).ceilingLog2 == k + 1)
      #expect(power.exponentOfTwo == k && (power * 3).exponentOfTwo == nil)
    }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<1000 {
      let x = Double.random(in: -1e9...1e9, using: &generator)
      #expect(Rational(exactly: x).doubleValue == x)
    }
  }

  /// Numerators and denominators around the ends of a machine word, where rationals change their
  /// form, against the formulas in long integers.
  @Test func operationsAroundAWordAreThoseOfLongIntegers() {
    var generator = SeededGenerator(seed: 3)
    let near = { (random: inout SeededGenerator) in
      let power =
        BigInt(1) << [0, 1, 30, 31, 32, 61, 62, 63, 64, 90].randomElement(using: &random)!
      return (power + BigInt(Int.random(in: -3...3, using: &random)))
        * (Bool.random(using: &random) ? 1 : -1)
    }
    for _ in 0..<3000 {
      let (n, m) = (near(&generator), near(&generator))
      let (d, e) = (near(&generator), near(&generator))
      guard !d.isZero, !e.isZero else { continue }
      let (a, b) = (Rational(n, over: d), Rational(m, over: e))
      #expect(a.denominator.sign == .plus && a.numerator * d == n * a.denominator)
      #expect(a.numerator.greatestCommonDivisor(with: a.denominator) == 1)
      #expect(a + b == Rational(n * e + m * d, over: d * e))
      #expect(a - b == Rational(n * e - m * d, over: d * e))
      #expect(a * b == Rational(n * m, over: d * e))
      if !m.isZero { #expect(a / b == Rational(n * e, over: d * m)) }
      let isNegative = (d * e).sign == .minus
      #expect((a < b) == (isNegative ? n * e > m * d : n * e < m * d))
      #expect((a == b) == (n * e == m * d))
      #expect((a + b - b).hashValue == a.hashValue && a + b - b == a)
      #expect(a.magnitude == (n.isZero || (n.sign == d.sign) ? a : -a))
      #expect(Rational(integer: a.floor) <= a && a < Rational(integer: a.floor + 1))
      guard a > 0 else { continue }
      #expect(Rational.powerOfTwo(a.ceilingLog2) >= a && Rational.powerOfTwo(a.ceilingLog2 - 1) < a)
    }
    for value in [Int.min, Int.min + 1, -1, 0, 1, Int.max] {
      #expect(Rational(value).numerator == BigInt(value) && Rational(value).denominator == 1)
      #expect(-Rational(value) == Rational(integer: -BigInt(value)))
      #expect(Rational(value, over: -3) == Rational(BigInt(value), over: -3))
    }
    #expect(Rational(1, over: Int.min) == Rational(1, over: BigInt(Int.min)))
  }

  @Test func roundsToTheNearestDouble() {
    // A hair above the middle between 1 and its neighbour.
    let one = Rational.powerOfTwo(53)
    let above = (one + 1) * .powerOfTwo(100) + 1
    #expect((above * .powerOfTwo(-153)).doubleValue == 1.0.nextUp)
    #expect(((one + 1) * .powerOfTwo(-53)).doubleValue == 1)
    #expect(((one + 1) * .powerOfTwo(-53) - .powerOfTwo(-300)).doubleValue == 1)
  }

  /// Ceilings compare with the decimal as typed: 0.09375 = 3/32 gives exactly 64 cells.
  @Test func exactCeilingsDecideTheGrid() throws {
    for (text, cells) in [("0.09375", 64), ("0.0937499", 128), ("0.1", 64)] {
      let setting = Setting(
        lambda: 2, epsilon: try Epsilon(text), n: 1, d: 1, quantization: .nonlinear)
      let target = try TargetFunction(parsing: "x", dimension: 1)
      let construction = try IndependentConstruction(setting: setting, target: target)
      #expect(construction.design.gridSize == Count(cells))
    }
  }
}
