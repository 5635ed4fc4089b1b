import Foundation
import QuantizedReLU
import Testing

/// The formulas as written in doubles, by hand, against the formula trees.
@Suite struct TheoremBoundTests {
  static let points: [(lambda: Double, epsilon: Double, n: Int, d: Int)] = [
    (2, 0.1, 1, 1), (3, 0.01, 2, 1), (2.5, 0.001, 3, 2), (16, 1e-6, 1, 3), (65536, 1e-9, 4, 10),
  ]

  /// Depth, weights and bits of a theorem in doubles (theory, tables of sections 5 and 6).
  static func expected(_ theorem: Theorem, lambda: Double, epsilon: Double, power: Double)
    -> [Double]
  {
    let b = log2(lambda)
    let l = log2(1 / epsilon)
    let ll = log2(l)
    let root = 1 / (lambda - 1)
    switch theorem {
    case .independentNonlinear:
      let weights = lambda * pow(l, root + 1) * power
      return [lambda * pow(l, root) + l, weights, weights * b]
    case .independentLinear:
      return [l, (l + l * l / (b * b)) * power, (l * b + l * l / b) * power]
    case .dependentNonlinear:
      let weights = lambda * pow(ll, root + 1) + 1 / epsilon
      return [lambda * pow(ll, root) + l, weights, weights * b]
    case .dependentLinear:
      return [l, 1 / epsilon, b / epsilon]
    }
  }

  @Test("has the values of the formulas written by hand", arguments: Theorem.allCases)
  func valuesAreThoseOfTheFormulas(_ theorem: Theorem) {
    for point in Self.points {
      let (n, d) = theorem.isFunctionDependent ? (1, 1) : (point.n, point.d)
      let bound = TheoremBound(
        theorem,
        at: BoundSetting(
          lambda: point.lambda, epsilon: Rational(exactly: point.epsilon), n: n, d: d))
      let expected = Self.expected(
        theorem, lambda: point.lambda, epsilon: point.epsilon,
        power: pow(1 / point.epsilon, Double(d) / Double(n)))
      let values = [bound.depth, bound.weights, bound.bits].map(\.value.doubleValue)
      for (value, expected) in zip(values, expected) {
        #expect(abs(value - expected) < 1e-12 * expected)
      }
    }
  }

  @Test("writes the formulas as the theory does")
  func writesFormulas() {
    let texts = Theorem.allCases.map { theorem in
      BoundQuantity.allCases.map { theorem.formula(for: $0).text }
    }
    #expect(
      texts == [
        ["λ·L^(1/(λ−1)) + L", "λ·L^(1/(λ−1)+1)·E", "λ·(log λ)·L^(1/(λ−1)+1)·E"],
        ["L", "(L + L^2/(log λ)^2)·E", "(L·(log λ) + L^2/(log λ))·E"],
        [
          "λ·LL^(1/(λ−1)) + L", "λ·LL^(1/(λ−1)+1) + 1/ε",
          "(λ·LL^(1/(λ−1)+1) + 1/ε)·(log λ)",
        ],
        ["L", "1/ε", "(log λ)/ε"],
      ])
    #expect(Theorem.allCases.map(\.title) == (1...4).map { "Theorem \($0)" })
  }

  @Test("puts the values into the formula")
  func putsValuesIn() throws {
    let bound = TheoremBound(
      .independentNonlinear,
      at: BoundSetting(lambda: 3, epsilon: Rational(1, over: 100), n: 2, d: 1)
    ).weights
    #expect(bound.formulaTextWithValues == "3·6.644^(1/(3−1)+1)·10")
    #expect(bound.sourceText == "Theorem 1")
    #expect(bound.kind == .upper && bound.quantity == .weights)
    #expect(bound.statement.text == "O(λ·L^(1/(λ−1)+1)·E)")
    let dependent = TheoremBound(
      .dependentNonlinear,
      at: BoundSetting(lambda: 2, epsilon: .powerOfTwo(-16), n: 1, d: 1))
    #expect(dependent.weights.formulaTextWithValues == "2·4^(1/(2−1)+1) + 1/1.526e-5")
    #expect(dependent.weights.value.doubleValue.rounded() == 2 * 16 + 65536)
  }

  @Test("reads bounds of any dimension without overflow")
  func holdsHugeValues() {
    let bound = TheoremBound(
      .independentLinear,
      at: BoundSetting(lambda: 4, epsilon: Rational(1, over: 1024), n: 1, d: 1_000_000)
    ).weights
    // L = 10: 10 + 100/4 = 35 times 2^(10^7).
    #expect(abs(bound.value.log2 - (1e7 + log2(35.0))) < 1e-8)
    #expect(bound.value.doubleValue == .infinity)
    #expect(bound.value.text(digits: 3) == "3.17e3010301")
  }

  @Test("keeps L and LL at 1 where epsilon is too coarse for them")
  func keepsLogarithmsAtOne() throws {
    for (text, l, ll) in [
      ("0.9", 1.0, 1.0), ("0.5", 1, 1), ("0.25", 2, 1), ("0.3", log2(1 / 0.3), 1),
      ("2^-16", 16, 4),
    ] {
      let setting = BoundSetting(
        lambda: 2, epsilon: try #require(Rational(text: text)), n: 1, d: 1)
      #expect(abs(setting.logarithm - l) < 1e-14)
      #expect(setting.iteratedLogarithm == ll)
      // E is no logarithm and never cut off.
      #expect(
        abs(setting.power.doubleValue * setting.epsilon.doubleValue - 1) < 1e-14)
    }
  }

  @Test("draws a rate through one measured point and keeps that point in its text")
  func fitsConstants() throws {
    let reference = BoundSetting(lambda: 2, epsilon: Rational(1, over: 10), n: 1, d: 1)
    let measured = try #require(LogValue(Count(6593)))
    let bound = TheoremBound(.independentNonlinear, at: reference).weights
    let fitted = bound.fitted(to: measured)
    #expect(abs(fitted.value(at: reference).doubleValue - 6593) < 1e-8)
    // Elsewhere the quotient of fitted and bare values is the constant.
    let other = reference.with(lambda: 5).with(epsilon: Rational(1, over: 1000))
    let bare = TheoremBound(.independentNonlinear, at: other).weights.value
    #expect(
      abs((fitted.value(at: other) / bare / fitted.constant).doubleValue - 1) < 1e-12)
    let constant = 6593 / (2 * pow(log2(10.0), 2) * 10)
    #expect(abs(fitted.constant.doubleValue - constant) < 1e-10)
    #expect(
      fitted.text
        == "29.87·(λ·L^(1/(λ−1)+1)·E), constant fitted to 6593 at λ = 2, ε = 0.1, n = 1, d = 1")
  }
}
