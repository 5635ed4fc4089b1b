import Foundation
import QuantizedReLU
import Testing

@Suite struct ScaledCountTests {
  static let lambdas = [2, 3, 4, 5, 8, 10, 16]

  @Test("is the bits of a network, as a number and as text, of any size", arguments: lambdas)
  func isBitsOfNetwork(_ lambda: Int) throws {
    for d in [1, 20, 33, 100, 150_528] {
      let construction = try Construction(
        setting: Setting(
          lambda: lambda, epsilon: Epsilon("0.01"), n: 1, d: d, quantization: .nonlinear),
        target: TargetFunction(parsing: "sin(x)", dimension: d))
      let counts = construction.structureCounts
      // log2(lambda) by its own definition, and digits where it is whole.
      let product = counts.weights.approximateDouble * (log(Double(lambda)) / log(2))
      if product.isFinite {
        #expect(abs(counts.bits / product - 1) < 1e-14)
        #expect(counts.memoryBits.text == "\(counts.bits)")
      } else {
        #expect(counts.bits == .infinity)
        let logarithm = counts.weights.log10 + log10(log2(Double(lambda)))
        #expect(abs(counts.memoryBits.log10 - logarithm) <= 1e-14 * logarithm)
      }
      if let whole = [2: 1, 4: 2, 8: 3, 16: 4][lambda] {
        #expect(counts.bitsText == (counts.weights * whole).text)
      }
    }
  }

  @Test("has a logarithm that agrees with its double, and with a count's where there is none")
  func hasLogarithm() {
    for exponent in stride(from: 0, through: 900, by: 50) {
      let scaled = ScaledCount(Count(3) * .powerOfTwo(exponent), times: 1.25)
      #expect(abs(log10(scaled.double) - scaled.log10) < 1e-11)
    }
    let huge = ScaledCount(.powerOfTwo(1_000_000), times: 8.0)
    #expect(abs(huge.log10 - Count.powerOfTwo(1_000_003).log10) < 1e-9)
    #expect(huge.double == .infinity)
    #expect(ScaledCount(0, times: 3.0).log10 == -.infinity)
  }

  @Test("takes factors beyond the range of doubles")
  func takesTinyFactors() {
    let tiny = Rational.powerOfTwo(-1500)
    #expect(ScaledCount(.powerOfTwo(1510), times: tiny).double == 1024)
    #expect(ScaledCount(Count(7) * .powerOfTwo(1499), times: tiny).text == "3.5")
    #expect(ScaledCount(.powerOfTwo(7000), times: tiny).double == .infinity)
    #expect(ScaledCount(.powerOfTwo(7000), times: tiny).text == Count.powerOfTwo(5500).text)
    #expect(ScaledCount(Count(4442), times: Rational(1, over: 64)).double == 69.40625)
  }

  @Test("tells ratios and order of products whose logarithms look alike")
  func tellsRatios() {
    let base = Count.powerOfTwo(10_000_000_000)
    let a = ScaledCount(base * 1_000_000, times: 1.0)
    let b = ScaledCount(base * 1_000_001, times: 1.0)
    #expect(abs(b.approximateRatio(to: a) - 1.000001) < 1e-14)
    #expect(a.isClearlyLess(than: b) && !b.isClearlyLess(than: a) && !a.isClearlyLess(than: a))
    // 3 weights of 4 bits are 4 weights of 3 bits.
    let (c, d) = (ScaledCount(base * 3, times: 4.0), ScaledCount(base * 4, times: 3.0))
    #expect(!c.isClearlyLess(than: d) && !d.isClearlyLess(than: c))
  }
}
