import QuantizedReLU
import Testing

/// Proposition 1 on its own, in exact arithmetic.
@Suite struct SquaringTests {
  static let codebooks: [Codebook] =
    (2...5).map { .nonlinear(lambda: $0, precision: 8) } + [2, 4, 6].map { .linear(lambda: $0) }

  @Test(arguments: 1...10) func interpolatesAtEveryGridPointAndStaysWithinTheBound(r: Int) {
    let circuit = Circuit.squaring(depth: r)
    let cells = 1 << r
    let bound = Rational(1, over: 1 << (2 * (r + 1)))
    for k in 0...cells {
      let x = Rational(k, over: cells)
      #expect(circuit.value(at: [x]) == x * x)
    }
    // The largest error is in the middle of a cell, and reaches the bound.
    for k in 0..<cells {
      let middle = Rational(2 * k + 1, over: 2 * cells)
      #expect(circuit.value(at: [middle]) - middle * middle == bound)
      let third = Rational(3 * k + 1, over: 3 * cells)
      let error = circuit.value(at: [third]) - third * third
      #expect(error >= 0 && error <= bound)
    }
  }

  @Test(arguments: 1...10) func costsAtMostTheReferenceOnTheBinaryCodebook(r: Int) throws {
    let counts = try Circuit.squaring(depth: r).counts(on: .nonlinear(lambda: 2, precision: 1))
    #expect(counts.depth.isCertainlyAtMost(Count(3 * r + 4)))
    #expect(counts.units.isCertainlyAtMost(Count(22 * r + 8)))
    #expect(counts.weights.isCertainlyAtMost(Count(314 * r - 229)) || r == 1)
    // Table 1 of the paper: constant width 20.
    #expect(r < 2 || counts.width == 20)
  }

  @Test(arguments: codebooks) func networkEqualsCircuit(on codebook: Codebook) throws {
    let circuit = Circuit.squaring(depth: 4)
    let network = try circuit.lowered(to: codebook)
    try network.checkInvariants()
    #expect(try circuit.counts(on: codebook) == network.counts)
    for k in 0...48 {
      let x = Rational(k, over: 48)
      #expect(network.value(at: [x]) == circuit.value(at: [x]))
    }
  }
}
