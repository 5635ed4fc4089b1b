import Foundation
import QuantizedReLU
import Testing

/// Where each theorem's bound on the bits is least over lambda.
@Suite struct BoundOptimumTests {
  private static let epsilons = ["0.6", "0.3", "0.1", "0.01", "1e-4", "1e-9", "1e-40"]

  /// The bound on the bits of a theorem.
  private func bits(_ theorem: Theorem, _ lambda: Double, _ epsilon: Rational) -> LogValue {
    TheoryBound(
      .theorem(theorem, .bits),
      at: BoundSetting(lambda: lambda, epsilon: epsilon, n: 1, d: 1)
    ).value
  }

  @Test("nothing on a fine grid of lambda lies below the optimum", arguments: Theorem.allCases)
  func leastOfAGrid(_ theorem: Theorem) throws {
    for text in Self.epsilons {
      let epsilon = try Epsilon(text).value
      let optimum = BoundOptimum(theorem: theorem, epsilon: epsilon, n: 1, d: 1)
      #expect(optimum.lambdaStar >= 2)
      for step in 0...2000 {
        let lambda = exp2(1 + 15 * Double(step) / 2000)
        #expect(optimum.relative(lambda: lambda) >= 1 - 1e-12, "\(text), lambda \(lambda)")
      }
      #expect(abs(optimum.relative(lambda: optimum.lambdaStar) - 1) < 1e-12)
    }
  }

  @Test(
    "the best whole lambda beats every other that the quantization has", arguments: Theorem.allCases
  )
  func bestInteger(_ theorem: Theorem) throws {
    let step = theorem == .independentLinear || theorem == .dependentLinear ? 2 : 1
    for text in Self.epsilons {
      let optimum = BoundOptimum(
        theorem: theorem, epsilon: try Epsilon(text).value, n: 1, d: 1)
      #expect(optimum.bestInteger.isMultiple(of: step))
      let least = optimum.relative(lambda: Double(optimum.bestInteger))
      for lambda in stride(from: 2, through: 5000, by: step) {
        #expect(optimum.relative(lambda: Double(lambda)) >= least * (1 - 1e-13), "\(lambda)")
      }
    }
  }

  @Test(
    "Theorem 2 is least at a bit-width of the root of L, Theorem 4 at 1, Theorem 1 at that of M")
  func knownPlaces() throws {
    for text in Self.epsilons {
      let epsilon = try Epsilon(text).value
      let optimum = { (theorem: Theorem) in
        BoundOptimum(theorem: theorem, epsilon: epsilon, n: 1, d: 1)
      }
      let width = max(1, (-epsilon.log2).squareRoot())
      #expect(abs(log2(optimum(.independentLinear).lambdaStar) - width) < 1e-12)
      #expect(optimum(.dependentLinear).lambdaStar == 2)
      #expect(
        optimum(.independentNonlinear).lambdaStar
          == OptimalBitWidth(epsilon: epsilon, n: 1, d: 1).lambdaStar)
    }
  }

  @Test("ratios are those of the bound itself")
  func relative() throws {
    let epsilon = try Epsilon("0.003").value
    for theorem in Theorem.allCases where theorem != .independentNonlinear {
      let optimum = BoundOptimum(theorem: theorem, epsilon: epsilon, n: 1, d: 1)
      for lambda in [2.0, 3, 7, 100] {
        let ratio =
          bits(theorem, lambda, epsilon).doubleValue
          / bits(theorem, optimum.lambdaStar, epsilon).doubleValue
        #expect(abs(optimum.relative(lambda: lambda) / ratio - 1) < 1e-12)
      }
    }
  }
}
