import QuantizedReLU
import Testing

/// Proposition 3 on its own, in exact arithmetic.
@Suite struct WeightTests {
  @Test(arguments: 2...9, 1...8)
  func makesEveryOddMultipleExactly(lambda: Int, t: Int) throws {
    let codebook = Codebook.nonlinear(lambda: lambda, precision: t)
    for numerator in stride(from: 1 - (1 << t), through: (1 << t) - 1, by: 2) {
      let w = Rational(numerator, over: 1 << t)
      let network = try Circuit.weight(w.doubleValue, on: codebook, precision: t)
        .lowered(to: codebook)
      for x in [Rational(1), Rational(-1), Rational(2, over: 7), Rational(-5, over: 9)] {
        #expect(network.value(at: [x]) == w * x)
      }
    }
  }

  @Test(arguments: [2, 4, 6, 8], 1...6)
  func makesEveryRadixMultipleExactly(lambda: Int, t: Int) throws {
    let codebook = Codebook.linear(lambda: lambda)
    var digits = 1
    while (0..<digits).reduce(1, { product, _ in product * lambda }) < 1 << t { digits += 1 }
    let scale = (0..<digits).reduce(1) { product, _ in product * lambda }
    for numerator in -scale..<scale {
      let w = Rational(numerator, over: scale)
      let network = try Circuit.weight(w.doubleValue, on: codebook, precision: t)
        .lowered(to: codebook)
      try network.checkInvariants()
      for x in [Rational(1), Rational(-1), Rational(3, over: 7)] {
        #expect(network.value(at: [x]) == w * x)
      }
    }
  }

  @Test(arguments: 2...9, 2...40)
  func costsWhatTheTheoryStates(lambda: Int, t: Int) throws {
    let codebook = Codebook.nonlinear(lambda: lambda, precision: t)
    guard case .nonlinear(let exponents) = codebook.kind else {
      Issue.record("not a nonlinear codebook")
      return
    }
    // s(j) by dynamic programming over all exponents: the census takes the largest exponent first.
    var fewest = [0]
    for j in 1..<t {
      fewest.append(1 + (exponents.filter { $0 <= j }.map { fewest[j - $0] }.min() ?? 0))
    }
    let deepest = fewest.max() ?? 0
    let cost = try WeightCost(on: codebook, precision: t)
    #expect(cost.depth == deepest)
    #expect(cost.weights == fewest.reduce(0, +) + 4 * deepest - 2 + t)
    #expect(
      exponents.count <= lambda - 1 && exponents.allSatisfy { $0 >= 1 && $0 <= max(1, t - 1) })
  }

  /// Where the census counts digits, against chains made one by one.
  @Test(arguments: [2, 3, 4, 5, 8, 12, 40], [63, 64, 65, 127, 128, 1000, 4096, 10_007])
  func longCascadesCostWhatTheirChainsCost(lambda: Int, t: Int) throws {
    try costsWhatTheTheoryStates(lambda: lambda, t: t)
  }

  @Test(arguments: [2, 4, 6, 8, 16], 1...40)
  func costsWhatTheTheoryStatesInARadix(lambda: Int, t: Int) throws {
    let cost = try WeightCost(on: .linear(lambda: lambda), precision: t)
    let digits = cost.depth + 1
    if digits > 1 { #expect(cost.weights == digits * (digits - 1) / 2 + 5 * digits - 3) }
    // D is the least integer with lambda^D >= 2^t.
    let power = { (k: Int) in Count(lambda).power(k) }
    #expect(Count.powerOfTwo(t).isCertainlyAtMost(power(digits)))
    #expect(digits == 1 || !Count.powerOfTwo(t).isCertainlyAtMost(power(digits - 1)))
  }

  @Test func roundsOnceAndWithinThePrecision() {
    var generator = SeededGenerator(seed: 3)
    for codebook in [
      Codebook.nonlinear(lambda: 3, precision: 9), .linear(lambda: 6), .linear(lambda: 4),
    ] {
      for t in 1...20 {
        for w in [-1, -0.5, 0, 0.5, 1]
          + (0..<50).map({ _ in Double.random(in: -1...1, using: &generator) })
        {
          let error = abs(codebook.realisedWeight(w, precision: t) - w)
          #expect(error <= Double(sign: .plus, exponent: -t, significand: 1))
        }
      }
    }
  }

  @Test(arguments: [Rational(-1), Rational(-1, over: 2)]) func absoluteValueIsExact(step: Rational)
  {
    let circuit = Circuit.absoluteValue(negativeStep: step)
    for k in -5...5 {
      #expect(circuit.value(at: [Rational(k, over: 5)]) == Rational(k, over: 5).magnitude)
    }
  }
}
