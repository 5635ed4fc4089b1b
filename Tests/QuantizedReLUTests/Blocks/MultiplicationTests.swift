import QuantizedReLU
import Testing

/// Proposition 2 on its own, in exact arithmetic.
@Suite struct MultiplicationTests {
  @Test(arguments: 1...5) func staysWithinTheBoundAndNeverHasTheWrongSign(r: Int) {
    let circuit = Circuit.multiplication(depth: r, negativeStep: -.half)
    let sharp = Rational(1, over: 1 << (2 * r))
    let bound = Rational(6, over: 1 << (2 * (r + 1)))
    for i in -9...9 {
      for j in stride(from: -9, through: 9, by: 2) {
        let x = Rational(i, over: 9)
        let y = Rational(j, over: 9)
        let value = circuit.value(at: [x, y])
        let error = value - x * y
        #expect(error.magnitude <= bound && error.magnitude <= sharp)
        #expect(value.magnitude <= 1)
        // Never of the wrong sign, and never above the product, whatever its sign.
        #expect(x * y < 0 ? value <= 0 : value >= 0)
        #expect(error <= 0)
        if (x * y).isZero { #expect(value.isZero) }
      }
    }
  }

  @Test(arguments: 1...10) func costsAtMostTheReferenceOnTheBinaryCodebook(r: Int) throws {
    let counts = try Circuit.multiplication(depth: r, negativeStep: -.half)
      .counts(on: .nonlinear(lambda: 2, precision: 1))
    #expect(counts.depth.isCertainlyAtMost(Count(3 * r + 5)))
    #expect(counts.units.isCertainlyAtMost(Count(66 * r + 34)) || r == 1)
    #expect(counts.weights.isCertainlyAtMost(Count(942 * r - 639)) || r == 1)
    #expect(r < 2 || counts.width == 60)
  }

  @Test(arguments: [2, 4, 6]) func worksOnLinearCodebooks(lambda: Int) throws {
    let circuit = Circuit.multiplication(depth: 3, negativeStep: -1)
    let network = try circuit.lowered(to: .linear(lambda: lambda))
    try network.checkInvariants()
    for (i, j) in [(0, 5), (3, -4), (-7, -7), (7, 1), (-2, 6)] {
      let point = [Rational(i, over: 7), Rational(j, over: 7)]
      #expect(network.value(at: point) == circuit.value(at: point))
    }
  }
}
