import QuantizedReLU
import Testing

/// Proposition 4 as properties of f+.
@Suite struct TransformedFunctionTests {
  @Test(
    "f+ is Lipschitz 1, has multiples of q on its lattice and lies less than q above f",
    arguments: 1...6)
  func proposition4(precision t: Int) throws {
    var generator = SeededGenerator(seed: UInt64(t))
    for text in ["sin(x)", "abs(x-0.3)", "min(x,1-x)", "1-x", "sin(20*x)/20", "0.3", "exp(-x)"] {
      let target = try TargetFunction(parsing: text, dimension: 1)
      for exponent in 1...6 {
        let lattice = try #require(
          try LatticeValues(
            design: DependentDesign(precision: t, intervalExponent: exponent), target: target,
            valueBound: 1, scale: 0, while: { true }))
        let f = TransformedFunction(lattice)
        let intervals = 1 << exponent
        #expect(f.step == 1 / Double(intervals << t))
        for i in 0...intervals {
          let x = Double(i) / Double(intervals)
          let multiple = f.value(at: x) / f.step
          #expect(multiple == multiple.rounded())
          #expect(multiple == (target.value(x) / f.step).rounded(.up))
          #expect(f.value(at: x) == f.interpolant(at: x))
        }
        let points = (0..<100).map { _ in Double.random(in: 0...1, using: &generator) }.sorted()
        let values = points.map(f.value(at:))
        let noise = 1e-15
        for (x, y) in zip(points, values) {
          #expect(y >= target.value(x) - noise && y < target.value(x) + f.step + noise)
        }
        for a in points.indices {
          for b in points.indices where b > a {
            #expect(abs(values[b] - values[a]) <= points[b] - points[a] + noise)
          }
        }
      }
    }
  }
}
