import BigInt
import Foundation
import QuantizedReLU
import Testing

@Suite struct LogValueTests {
  @Test("computes what doubles compute, where they can")
  func agreesWithDoubles() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<1000 {
      let x = exp(Double.random(in: -50...50, using: &generator))
      let y = exp(Double.random(in: -50...50, using: &generator))
      let (a, b) = (LogValue(x), LogValue(y))
      let pairs = [
        (a * b, x * y), (a / b, x / y), (a + b, x + y), (a.power(0.75), pow(x, 0.75)), (a, x),
      ]
      for (value, expected) in pairs {
        #expect(abs(value.doubleValue - expected) < 1e-12 * expected)
      }
      if x > 2 * y { #expect(abs((a - b).doubleValue - (x - y)) < 1e-12 * x) }
      #expect((a < b) == (x < y))
    }
  }

  @Test("is infinite or 0 as a double beyond its range, and not before")
  func doubleRange() {
    #expect(LogValue(log2: 1023).doubleValue == 0x1p1023)
    #expect(LogValue(log2: 1e9).doubleValue == .infinity)
    #expect(LogValue(log2: -1e9).doubleValue == 0)
    #expect((LogValue(log2: 1e9) / LogValue(log2: 1e9 - 3)).doubleValue == 8)
  }

  @Test(
    "writes significant digits, with an exponent where the number is very large or small",
    arguments: [
      (1, "1"), (10, "10"), (12.345, "12.3"), (1000, "1000"), (999.6, "1000"), (0.1, "0.1"),
      (0.012345, "0.0123"), (0.00099999, "0.001"), (0.0001, "0.0001"), (123456, "123000"),
      (999_499, "999000"), (1_000_000, "1e6"), (1.2345e9, "1.23e9"), (0.000012345, "1.23e-5"),
      (9.999e-5, "0.0001"), (0x1p-1074, "4.94e-324"), (1.7e308, "1.7e308"),
    ] as [(Double, String)])
  func writesDigits(_ value: Double, _ text: String) {
    #expect(LogValue(value).description == text)
  }

  @Test("writes the digits that exact arithmetic finds for powers of any size")
  func writesHugePowers() throws {
    // 3^10000 by its decimal digits, rounded to five.
    let digits = BigUInt(3).power(10_000).description
    let lead = try #require(Double(digits.prefix(15)))
    #expect(
      LogValue(log2: 10_000 * log2(3.0)).text(digits: 5)
        == "\((lead / 1e10).rounded() / 1e4)e\(digits.count - 1)")
    // 2^(10^6) against the certified text of a count.
    let count = Count.powerOfTwo(1_000_000)
    let value = try #require(LogValue(count))
    #expect("~" + value.text(digits: 5) == count.text)
    #expect(LogValue(log2: 1e300).text(digits: 5).hasPrefix("10^3.01"))
    #expect(LogValue(log2: log2(123456.75)).text(digits: 12) == "123456.75")
    #expect(LogValue(Count(0)) == nil)
  }

  @Test("takes the logarithm of a rational of any size, and near 1 to full precision")
  func logarithmOfRationals() {
    #expect(Rational.powerOfTwo(-5000).log2 == -5000)
    #expect((Rational.powerOfTwo(5000) * 3).log2 == 5000 + log2(3.0))
    #expect(abs(Rational(1, over: 10).log2 - log2(0.1)) <= log2(10.0).ulp)
    let tiny = Rational(1 << 40 - 1, over: 1 << 40)
    #expect(abs(tiny.log2 / (log1p(-0x1p-40) / log(2)) - 1) < 1e-15)
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      let x = exp(Double.random(in: -300...300, using: &generator))
      let expected = log2(x)
      #expect(abs(Rational(exactly: x).log2 - expected) <= 1e-15 * max(1, abs(expected)))
    }
  }
}
