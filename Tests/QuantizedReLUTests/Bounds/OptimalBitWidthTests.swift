import Foundation
import QuantizedReLU
import Testing

@Suite struct OptimalBitWidthTests {
  /// One row of the table of theory, section 8, with 17 digits from 50-digit arithmetic, and more.
  struct Row: Sendable, CustomTestStringConvertible {
    var epsilon: String
    var n: Int
    var d: Int
    var theta2: Double
    var lambdaStar: Double
    var bitWidth: Double
    var bestInteger: Int

    init(
      _ epsilon: String, _ n: Int, _ d: Int, _ theta2: Double, _ lambdaStar: Double,
      _ bitWidth: Double, _ bestInteger: Int
    ) {
      self.epsilon = epsilon
      self.n = n
      self.d = d
      self.theta2 = theta2
      self.lambdaStar = lambdaStar
      self.bitWidth = bitWidth
      self.bestInteger = bestInteger
    }

    var testDescription: String { "epsilon \(epsilon) n \(n) d \(d)" }
  }

  static let table = [
    Row("0.1", 1, 1, 5.9068905956085185, 2.4200666215593367, 1.2750467637272661, 3),
    Row("0.01", 2, 1, 10.228818690495881, 2.8332418841636939, 1.5024537750964554, 3),
    Row("0.001", 4, 10, 23.550746785383243, 3.4608169643239136, 1.7911126422704805, 4),
    Row("0.01", 1, 784, 792.22881869049588, 6.1407937379919737, 2.6184251454740100, 6),
    Row("0.01", 1, 3072, 3080.2288186904959, 7.1917475814547620, 2.8463423855111297, 7),
    Row("0.01", 1, 150528, 150536.22881869050, 10.240174278629243, 3.3561683638165414, 10),
    Row("0.001", 4, 1_000_000, 1000013.5507467854, 11.740984051628186, 3.5534814255591723, 12),
    Row("1e-400", 32, 1_000_000, 1001335.3562004557, 11.742034194102662, 3.5536104579795631, 12),
    Row("0.5", 1, 1, 3.5849625007211562, 2.0421967209079177, 1.0301218449662034, 2),
    Row("0.57", 1, 1, 3.3959286763311392, 2.0009375151395826, 1.0006761157665029, 2),
    Row("0.6", 1, 1, 3.3219280948873623, 2, 1, 2),
    Row("0.9", 1, 1, 2.7369655941662062, 2, 1, 2),
  ]

  @Test("finds the optimum of the theory's table to 15 digits", arguments: table)
  func reproducesTable(_ row: Row) throws {
    let optimum = OptimalBitWidth(
      epsilon: try #require(Rational(text: row.epsilon)), n: row.n, d: row.d)
    #expect(abs(optimum.theta2 - row.theta2) <= 2 * row.theta2.ulp)
    #expect(abs(optimum.lambdaStar - row.lambdaStar) <= 4 * row.lambdaStar.ulp)
    #expect(abs(optimum.bitWidth - row.bitWidth) <= 4 * row.bitWidth.ulp)
    #expect(optimum.bestInteger == row.bestInteger)
    #expect(optimum.hasInteriorMinimum == (row.theta2 > 3.39176))
  }

  @Test("puts the threshold of an interior minimum at exp(h(2))")
  func knowsThreshold() {
    #expect(abs(OptimalBitWidth.interiorThreshold - 3.39176) < 1e-5)
    // theta2 = log2(3/epsilon) + 1 a hair beside it.
    for (factor, isInterior) in [(1 - 1e-9, true), (1 + 1e-9, false)] {
      let epsilon = 6 / exp2(OptimalBitWidth.interiorThreshold) * factor
      let optimum = OptimalBitWidth(epsilon: Rational(exactly: epsilon), n: 1, d: 1)
      #expect(optimum.hasInteriorMinimum == isInterior)
      #expect((optimum.lambdaStar > 2) == isInterior)
      #expect(optimum.lambdaStar < 2.0001)
    }
  }

  /// Seeded settings; every fifth is so coarse that the minimum may lie at 2.
  static func randomOptima(_ count: Int) -> [OptimalBitWidth] {
    var generator = SeededGenerator(seed: 8)
    return (0..<count).map { index in
      if index.isMultiple(of: 5) {
        let epsilon = Double.random(in: 0.4..<1, using: &generator)
        return OptimalBitWidth(epsilon: Rational(exactly: epsilon), n: 1, d: 1)
      }
      let epsilon = pow(10, Double.random(in: -40 ..< -0.001, using: &generator))
      return OptimalBitWidth(
        epsilon: Rational(exactly: epsilon), n: Int.random(in: 1...32, using: &generator),
        d: Int(pow(10, Double.random(in: 0...6, using: &generator))))
    }
  }

  @Test("changes the sign of the derivative once, at lambda*, or never where the minimum is at 2")
  func derivativeChangesSignOnce() {
    var coarse = 0
    for optimum in Self.randomOptima(1000) {
      let star = optimum.lambdaStar
      #expect(optimum.derivative(lambda: star * (1 + 1e-12)) > 0)
      if optimum.hasInteriorMinimum {
        // Very near the threshold there is no room between 2 and lambda*.
        let below = star * (1 - 1e-12)
        if below >= 2 { #expect(optimum.derivative(lambda: below) < 0) }
      } else {
        coarse += 1
        #expect(star == 2 && optimum.bestInteger == 2)
      }
      let grid = (0...400).map { 2 * pow(2, Double($0) / 25) }.filter { abs($0 - star) > 1e-9 }
      for lambda in grid {
        #expect((optimum.derivative(lambda: lambda) > 0) == (lambda > star))
        #expect(
          (optimum.derivative(bitWidth: log2(lambda)) > 0) == (lambda > star))
      }
      #expect(!optimum.isEpsilonBelowHalf || optimum.hasInteriorMinimum)
    }
    #expect(coarse > 20 && coarse < 300)
  }

  @Test("has the derivatives that differences of ln M have")
  func derivativesAreThoseOfTheObjective() {
    for optimum in Self.randomOptima(50) {
      for lambda in [1.5, 2, 2.7, 5, 16, 300] {
        let step = 1e-5
        let slope =
          (optimum.logObjective(lambda: lambda * (1 + step))
            - optimum.logObjective(lambda: lambda * (1 - step))) / (2 * step * lambda)
        let scale = log(optimum.theta2) / ((lambda - 1) * (lambda - 1)) + 1 / lambda
        #expect(abs(optimum.derivative(lambda: lambda) - slope) < 1e-7 * scale)
        let width = log2(lambda)
        let widthSlope =
          (optimum.logObjective(lambda: exp2(width + step))
            - optimum.logObjective(lambda: exp2(width - step))) / (2 * step)
        #expect(
          abs(optimum.derivative(bitWidth: width) - widthSlope) < 1e-7 * scale * lambda)
      }
    }
  }

  @Test("is nowhere above its own objective: no lambda on a fine grid has a smaller M")
  func starIsLeast() {
    for optimum in Self.randomOptima(200) {
      let least = optimum.logObjective(lambda: optimum.lambdaStar)
      #expect(optimum.relativeObjective(lambda: optimum.lambdaStar) == 1)
      for index in 0...2000 {
        let lambda = 2 + Double(index) / 100
        let value = optimum.logObjective(lambda: lambda)
        #expect(value >= least - 1e-13)
        let relative = optimum.relativeObjective(lambda: lambda)
        #expect(relative >= 1)
        #expect(abs(log(relative) - (value - least)) < 1e-12)
      }
    }
  }

  @Test("takes the whole lambda with the least M")
  func bestIntegerIsLeast() {
    for optimum in Self.randomOptima(1000) {
      let values = (2...64).map { ($0, optimum.logObjective(lambda: Double($0))) }
      let least = values.map(\.1).min() ?? .infinity
      let chosen = optimum.logObjective(lambda: Double(optimum.bestInteger))
      #expect(chosen <= least + 1e-13)
    }
  }

  @Test(
    "tells M of neighbouring whole lambdas apart a part in 10^12 beside their tie", arguments: 2...5
  )
  func decidesNearTies(_ lambda: Int) {
    // M(lambda) = M(lambda + 1) at ln theta2 = a (a+1 - 1) ln of the quotient of lambda ln lambda.
    let a = Double(lambda)
    let tie = exp(a * (a - 1) * log((a + 1) * log(a + 1) / (a * log(a))))
    for (factor, expected) in [(1 - 1e-12, lambda), (1 + 1e-12, lambda + 1)] {
      // theta2 = log2(3/epsilon) + d, with 0.5 to 1.5 left for epsilon's part beyond log2(3).
      let d = max(1, Int(tie - log2(3.0) - 0.5))
      let epsilon = 3 / exp2(tie * factor - Double(d))
      let optimum = OptimalBitWidth(epsilon: Rational(exactly: epsilon), n: 1, d: d)
      #expect(optimum.bestInteger == expected)
    }
  }

  @Test("has the linear bound's own minimum at sqrt(L), and at one bit where L is below 1")
  func linearMinimum() throws {
    for text in ["0.9", "0.5", "0.1", "0.001", "2^-400"] {
      let epsilon = try #require(Rational(text: text))
      let optimum = OptimalBitWidth(epsilon: epsilon, n: 1, d: 1)
      let best = optimum.linearBitWidth
      #expect(best >= 1)
      #expect(abs(optimum.linearLambda - exp2(best)) <= 1e-12 * optimum.linearLambda)
      // Against the formula of Theorem 2, read on a grid.
      let bits = { (width: Double) in
        TheoremBound(
          .independentLinear,
          at: BoundSetting(lambda: exp2(width), epsilon: epsilon, n: 1, d: 1)
        ).bits.value
      }
      for index in 0...400 {
        let width = 1 + Double(index) / 10
        let relative = (width / best + best / width) / 2
        #expect(abs((bits(width) / bits(best)).doubleValue - relative) < 1e-9 * relative)
      }
    }
    let optimum = OptimalBitWidth(epsilon: .powerOfTwo(-16), n: 1, d: 1)
    #expect(optimum.linearBitWidth == 4 && optimum.linearLambda == 16)
    #expect(OptimalBitWidth(epsilon: Rational(3, over: 4), n: 1, d: 1).linearBitWidth == 1)
  }

  @Test("knows the input dimensions of the data sets, and their bit-widths below four")
  func dataSets() {
    #expect(DataSet.allCases.map(\.dimension) == [784, 3072, 150_528])
    let widths = DataSet.allCases.map {
      OptimalBitWidth(epsilon: Rational(1, over: 100), n: 1, d: $0.dimension).bitWidth
    }
    #expect(widths == widths.sorted() && widths.allSatisfy { $0 > 1 && $0 < 4 })
  }
}
