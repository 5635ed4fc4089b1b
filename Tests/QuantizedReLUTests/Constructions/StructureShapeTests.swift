import QuantizedReLU
import Testing

/// Shapes that no small epsilon reaches: more axes, higher orders, grids with odd factors, every
/// scale; the census knows them by arithmetic, the builder unit by unit.
@Suite struct StructureShapeTests {
  struct Shape: Sendable, CustomStringConvertible {
    let n, d, s, r, t, scale: Int
    var description: String { "n \(n) d \(d) s \(s) r \(r) t \(t) C 2^\(scale)" }
  }

  static let shapes: [Shape] = [
    Shape(n: 1, d: 1, s: 1, r: 1, t: 1, scale: 0), Shape(n: 1, d: 1, s: 5, r: 1, t: 7, scale: 3),
    Shape(n: 9, d: 1, s: 1, r: 2, t: 5, scale: 1), Shape(n: 17, d: 1, s: 2, r: 1, t: 3, scale: 0),
    Shape(n: 4, d: 2, s: 1, r: 2, t: 4, scale: 2), Shape(n: 6, d: 2, s: 2, r: 1, t: 2, scale: 0),
    Shape(n: 1, d: 3, s: 1, r: 3, t: 4, scale: 0), Shape(n: 3, d: 3, s: 1, r: 1, t: 3, scale: 1),
    Shape(n: 4, d: 3, s: 1, r: 2, t: 2, scale: 0), Shape(n: 1, d: 5, s: 1, r: 1, t: 2, scale: 0),
    Shape(n: 2, d: 4, s: 1, r: 1, t: 2, scale: 4), Shape(n: 1, d: 1, s: 11, r: 1, t: 12, scale: 0),
  ]

  static let codebooks: [Codebook] =
    [2, 3, 5].map { .nonlinear(lambda: $0, precision: 4) } + [2, 6].map { .linear(lambda: $0) }

  @Test(arguments: shapes, codebooks)
  func censusEqualsTheBuiltNetwork(shape: Shape, codebook: Codebook) throws {
    var codebook = codebook
    if case .nonlinear = codebook.kind {
      codebook = .nonlinear(lambda: codebook.lambda, precision: shape.t)
    }
    let design = IndependentDesign(
      n: shape.n, d: shape.d, gridExponent: shape.s, squaringDepth: shape.r, precision: shape.t)
    let plan = try IndependentPlan(design: design, codebook: codebook, scale: shape.scale)
    let terms = MultiIndices.all(dimension: shape.d, below: shape.n).count
    let circuit = plan.circuit { _ in Array(repeating: -0.3, count: terms) }
    let built = try circuit.counts(on: codebook)
    let census = plan.counts
    #expect(built.depth == census.depth && built.width == census.width)
    #expect(built.units == census.units)
    if case .nonlinear = codebook.kind {
      #expect(built.weights == census.weights)
    } else {
      // A radix leaves out the edges of zero digits; their number is tested with the instance's
      // counts.
      #expect(built.weights.isCertainlyAtMost(census.weights))
    }
  }

  /// The rounding of coefficients may keep [D]'s t for every n at d >= 64: A <= n 2^d.
  @Test(arguments: [64, 65, 80, 100, 200, 1000]) func roundingFactorIsSmallInManyDimensions(d: Int)
  {
    for n in 1...32 {
      #expect(IndependentDesign.roundingFactor(n: n, d: d) <= Rational(n) * .powerOfTwo(d))
    }
  }

  /// N, r, t against their definitions, by search.
  @Test(arguments: [1, 2, 3, 5, 11, 40], [1, 2, 3, 7, 15, 32])
  func parametersAreTheLeastThatSatisfyTheirInequalities(d: Int, n: Int) throws {
    for text in ["0.9", "0.3", "0.09375", "0.01", "1e-6"] {
      let setting = Setting(
        lambda: 2, epsilon: try Epsilon(text), n: n, d: d, quantization: .nonlinear)
      let target = try TargetFunction(parsing: "0.5", dimension: d)
      let design = try IndependentConstruction(setting: setting, target: target).design
      let s = design.gridExponent
      let grid = { (s: Int) in Rational.powerOfTwo(s * n) * setting.epsilon.value }
      let needed = Rational(3) * .powerOfTwo(d)
      #expect(grid(s) >= needed && (s == 1 || grid(s - 1) < needed))
      let power = (0..<n).reduce(Rational(1)) { product, _ in product * Rational(d) * .powerOfTwo(s)
      }
      let product = Rational(6) * power * Rational(d + n)
      #expect(Rational.powerOfTwo(2 * (design.squaringDepth + 1)) >= product)
      #expect(design.squaringDepth == 1 || .powerOfTwo(2 * design.squaringDepth) < product)
      // Rounding errors stay below 2^d (d/N)^n.
      let rounding =
        IndependentDesign.roundingFactor(n: n, d: d) * .powerOfTwo(-design.precision)
      #expect(rounding <= .powerOfTwo(d - s * n))
    }
  }
}
