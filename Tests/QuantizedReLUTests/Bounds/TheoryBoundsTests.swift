import Foundation
import QuantizedReLU
import Testing

@Suite struct TheoryBoundsTests {
  static func bounds(
    epsilon: Rational = Rational(1, over: 1000), lambda: Int = 4, n: Int = 1, d: Int = 1,
    _ quantization: Quantization, functionDependent: Bool = false
  ) -> TheoryBounds {
    TheoryBounds(
      lambda: lambda, epsilon: epsilon, n: n, d: d, quantization: quantization,
      functionDependent: functionDependent)
  }

  @Test("lists what applies to a setting, in a fixed order")
  func listsWhatApplies() {
    let common = ["theoremDepth", "theoremWeights", "theoremBits", "unquantizedWeights"]
    let independent = common + ["overhead", "lowerBoundWeights", "gapAtLambda2"]
    for quantization in Quantization.allCases {
      #expect(
        Self.bounds(quantization).bounds.map(\.statement.key) == independent + ["entropyBits"])
      #expect(Self.bounds(d: 2, quantization).bounds.map(\.statement.key) == independent)
      #expect(Self.bounds(n: 2, quantization).bounds.map(\.statement.key) == independent)
      #expect(
        Self.bounds(quantization, functionDependent: true).bounds.map(\.statement.key)
          == common + ["entropyBits"])
    }
    #expect(Self.bounds(.linear, functionDependent: true).theorem == .dependentLinear)
    #expect(Self.bounds(.nonlinear).theorem == .independentNonlinear)
    #expect(Self.bounds(.nonlinear)[.lowerBound]?.kind == .lower)
    #expect(Self.bounds(.nonlinear, functionDependent: true)[.lowerBound] == nil)
    #expect(Self.bounds(.linear)[.bits].statement == .theorem(.independentLinear, .bits))
  }

  @Test("has factors that are the quotients of the bounds they compare", arguments: [2, 4, 16])
  func factorsAreQuotients(_ lambda: Int) throws {
    for quantization in Quantization.allCases {
      let all = Self.bounds(lambda: lambda, n: 2, d: 3, quantization)
      let upper = all[.weights].value
      let unquantized = try #require(all[.unquantized]).value
      let overhead = try #require(all[.overhead(quantization)]).value
      #expect(abs((upper / unquantized / overhead).doubleValue - 1) < 1e-12)
      if lambda == 2, quantization == .nonlinear {
        let lower = try #require(all[.lowerBound]).value
        let gap = try #require(all[.gap]).value
        // Theorem 1 has the factor lambda = 2, which the abstract's O() swallows.
        #expect(abs((upper / lower / gap).doubleValue - 2) < 1e-11)
      }
    }
  }

  @Test("reads formulas and values of the bounds beside the theorems")
  func valuesAndTexts() throws {
    let all = Self.bounds(epsilon: .powerOfTwo(-8), lambda: 3, .nonlinear)
    let expected: [(BoundStatement, Double, String, String, String)] = [
      (.unquantized, 8 * 256, "O(L·E)", "8·256", "Yarotsky 2017, Theorem 1"),
      (
        .overhead(.nonlinear), 3 * 8.0.squareRoot(), "O(λ·L^(1/(λ−1)))", "3·8^(1/(3−1))",
        "Theorem 1 over Yarotsky 2017, Theorem 1"
      ),
      (.lowerBound, 256.0 / 512, "Ω(E/L^3)", "256/8^3", "Yarotsky 2017, Theorem 4"),
      (
        .gap, 32768, "O(L^5)", "8^5", "Theorem 1 at λ = 2 over Yarotsky 2017, Theorem 4"
      ),
      (
        .entropy, 264, "1/ε + L + O(1)", "1/0.003906 + 8", "Kolmogorov and Tikhomirov 1959"
      ),
    ]
    for (statement, value, text, withValues, source) in expected {
      let bound = try #require(all[statement])
      #expect(abs(bound.value.doubleValue - value) < 1e-11 * value)
      #expect(bound.statement.text == text)
      #expect(bound.formulaTextWithValues == withValues)
      #expect(bound.sourceText == source)
    }
  }

  @Test("orders the bounds of one point: lower bound, unquantized, quantized")
  func boundsAreOrdered() throws {
    for quantization in Quantization.allCases {
      for (epsilon, d) in [("0.9", 1), ("0.5", 2), ("0.1", 1), ("1e-6", 1000), ("2^-300", 3)] {
        let all = Self.bounds(
          epsilon: try #require(Rational(text: epsilon)), d: d, quantization)
        let unquantized = try #require(all[.unquantized]).value
        #expect(try #require(all[.lowerBound]).value <= unquantized)
        #expect(unquantized <= all[.weights].value)
      }
    }
  }
}
