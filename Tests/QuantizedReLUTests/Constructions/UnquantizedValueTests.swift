import QuantizedReLU
import Testing

/// Values of the unquantized baseline: closed form, unit by unit in doubles and exactly, and
/// against f.
@Suite struct UnquantizedValueTests {
  /// Functions of the gallery of d variables that have n bounded derivatives.
  static func targets(n: Int, d: Int) -> [String] {
    TargetFunction.gallery
      .filter { $0.dimensions.contains(d) && ($0.largestOrder ?? 32) >= n }
      .map(\.name)
  }

  static let shapes: [UnquantizedCountTests.Shape] = [
    .init(n: 1, d: 1, s: 1, r: 1), .init(n: 1, d: 1, s: 5, r: 1), .init(n: 2, d: 1, s: 1, r: 1),
    .init(n: 2, d: 1, s: 4, r: 5), .init(n: 3, d: 1, s: 3, r: 4), .init(n: 6, d: 1, s: 2, r: 3),
    .init(n: 1, d: 2, s: 2, r: 4), .init(n: 2, d: 2, s: 1, r: 3), .init(n: 3, d: 2, s: 1, r: 1),
    .init(n: 2, d: 3, s: 1, r: 2),
  ]

  /// Points at, beside and between grid points, the ends included.
  static func points(_ design: IndependentDesign, count: Int) throws -> [[Double]] {
    var generator = SeededGenerator(seed: UInt64(17 * design.n + design.d))
    let cells = try #require(design.gridSize.int)
    let ends = [0.0, 1.0].map { Array(repeating: $0, count: design.d) }
    return ends
      + (0..<count).map { index in
        (0..<design.d).map { _ in
          switch index % 3 {
          case 0: Double(Int.random(in: 0...(3 * cells), using: &generator)) / Double(3 * cells)
          case 1: Double(Int.random(in: 0...4096, using: &generator)) / 4096
          default: Double.random(in: 0...1, using: &generator)
          }
        }
      }
  }

  @Test(
    "Closed form, unit by unit in doubles and exactly are equal up to rounding", arguments: shapes,
    HingeSharing.allCases)
  func agreesThreeWays(shape: UnquantizedCountTests.Shape, sharing: HingeSharing) throws {
    let names = Self.targets(n: shape.n, d: shape.d)
    for name in names {
      let target = try TargetFunction(parsing: name, dimension: shape.d)
      let baseline = UnquantizedBaseline(design: shape.design, target: target, sharing: sharing)
      let points = try Self.points(shape.design, count: 60)
      let closed = try baseline.values(at: points)
      let circuit = try baseline.circuit()
      let units = circuit.values(at: points)
      let worst = zip(closed, units).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst <= 1e-11, "\(shape) \(name)")
      if name == names.first {
        for (point, value) in zip(points, closed).prefix(8) {
          let exact = circuit.value(at: point.map { Rational(exactly: $0) }).doubleValue
          #expect(abs(exact - value) <= 1e-11, "\(shape) \(name) at \(point)")
        }
      }
    }
  }

  @Test("The constant is met exactly: psi is a partition of unity")
  func constantIsExact() throws {
    let target = try TargetFunction(parsing: "1/2", dimension: 1)
    for sharing in HingeSharing.allCases {
      let circuit = try UnquantizedBaseline(
        design: IndependentDesign(
          n: 2, d: 1, gridExponent: 3, squaringDepth: 4, precision: 1), target: target,
        sharing: sharing
      ).circuit()
      for k in 0...72 { #expect(circuit.value(at: [Rational(k, over: 72)]) == .half) }
    }
  }

  /// f goes in as it is, with the design for epsilon / C.
  @Test(
    "The error is at most epsilon for the gallery, C included",
    arguments: [
      (1, 1, "0.1"), (1, 1, "0.003"), (2, 1, "0.01"), (3, 1, "0.001"), (5, 1, "1e-5"),
      (1, 2, "0.3"), (2, 2, "0.1"), (3, 2, "0.05"), (2, 3, "0.3"),
    ])
  func errorIsAtMostEpsilon(n: Int, d: Int, epsilon: String) throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: .nonlinear)
    var scales: Set<Int> = []
    for name in Self.targets(n: n, d: d) {
      let target = try TargetFunction(parsing: name, dimension: d)
      let quantized = try IndependentConstruction(setting: setting, target: target)
      scales.insert(quantized.scale)
      let baseline = UnquantizedBaseline(design: quantized.design, target: target)
      let points = try Self.points(quantized.design, count: 1000)
      let worst =
        zip(points, try baseline.values(at: points))
        .map { abs(target.value(at: $0) - $1) }.max() ?? .infinity
      #expect(worst <= setting.epsilon.doubleValue, "\(name)")
    }
    #expect(scales.count > 1, "functions inside and outside the unit ball")
  }

  @Test("What is too large is refused before anything is built")
  func refusals() throws {
    let sine = try TargetFunction(parsing: "sin(x)", dimension: 1)
    let fine = UnquantizedBaseline(
      design: IndependentDesign(n: 1, d: 1, gridExponent: 39, squaringDepth: 1, precision: 1),
      target: sine)
    #expect(
      throws: EvaluationError.networkTooLarge(
        weights: fine.counts.weights, limit: UnquantizedBaseline.weightLimit)
    ) { try fine.circuit() }
    // Without a circuit its values are known all the same.
    #expect(abs(try fine.values(at: [[0.3]])[0] - sine.value(0.3)) < 1e-11)
    let small = UnquantizedBaseline(
      design: IndependentDesign(n: 1, d: 1, gridExponent: 3, squaringDepth: 1, precision: 1),
      target: sine)
    #expect(throws: Never.self) { try small.circuit(weightLimit: 117) }
    #expect(throws: EvaluationError.networkTooLarge(weights: 117, limit: 116)) {
      try small.circuit(weightLimit: 116)
    }
    let many = UnquantizedBaseline(
      design: IndependentDesign(n: 1, d: 40, gridExponent: 1, squaringDepth: 1, precision: 1),
      target: try TargetFunction(parsing: "mean(xi)", dimension: 40))
    #expect(
      throws: EvaluationError.tooManyActiveBlocks(
        dimension: 40, blocks: .powerOfTwo(40), limit: ClosedForm.productLimit)
    ) { try many.closedForm() }
  }
}
