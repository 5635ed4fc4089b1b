import QuantizedReLU
import Testing

/// Counts of the unquantized baseline: census against circuits counted unit by unit, and against
/// formulas worked out by hand.
@Suite struct UnquantizedCountTests {
  struct Shape: Sendable, CustomStringConvertible {
    let n, d, s, r: Int
    var description: String { "n \(n) d \(d) s \(s) r \(r)" }

    var design: IndependentDesign {
      IndependentDesign(n: n, d: d, gridExponent: s, squaringDepth: r, precision: 1)
    }
  }

  static let shapes: [Shape] =
    (1...3).flatMap { n in
      [(1, 1), (1, 2), (1, 3), (2, 1), (3, 2), (4, 5)].map { Shape(n: n, d: 1, s: $0.0, r: $0.1) }
        + [(1, 1), (1, 3), (2, 2)].map { Shape(n: n, d: 2, s: $0.0, r: $0.1) }
    } + [
      Shape(n: 9, d: 1, s: 1, r: 2), Shape(n: 17, d: 1, s: 2, r: 1), Shape(n: 6, d: 2, s: 1, r: 2),
      Shape(n: 1, d: 3, s: 1, r: 3), Shape(n: 3, d: 3, s: 1, r: 1), Shape(n: 1, d: 4, s: 1, r: 1),
      Shape(n: 1, d: 1, s: 10, r: 1),
    ]

  @Test(
    "The census has the counts of the circuit, counted from its own units", arguments: shapes,
    HingeSharing.allCases)
  func censusEqualsTheCircuit(shape: Shape, sharing: HingeSharing) throws {
    let target = try TargetFunction(parsing: "mean(sin(3*xi))", dimension: shape.d)
    let baseline = UnquantizedBaseline(design: shape.design, target: target, sharing: sharing)
    #expect(try baseline.circuit().unquantizedCounts == baseline.counts)
  }

  @Test("A coefficient that is zero keeps its edge")
  func countsDoNotDependOnTheFunction() throws {
    let shape = Shape(n: 3, d: 2, s: 1, r: 2)
    let zero = try TargetFunction(parsing: "0*x", dimension: 2)
    let baseline = UnquantizedBaseline(design: shape.design, target: zero)
    #expect(try baseline.circuit().unquantizedCounts == baseline.counts)
    #expect(try baseline.circuit().values(at: [[0.3, 0.7]]) == [0])
  }

  @Test("d = n = 1 costs 13 (N+1) weights, or 9 N + 13 with shared hinges", arguments: 1...20)
  func lineOfOrderOneByFormula(s: Int) throws {
    let size = 1 << s
    let design = Shape(n: 1, d: 1, s: s, r: 1).design
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    let separate = UnquantizedBaseline(design: design, target: target).counts
    #expect(separate.weights == Count(13 * (size + 1)) && separate.units == Count(5 * (size + 1)))
    #expect(separate.depth == 3 && separate.width == Count(4 * (size + 1)))
    #expect(separate.bits == Count(32 * 13 * (size + 1)))
    let shared = UnquantizedBaseline(design: design, target: target, sharing: .shared).counts
    #expect(shared.weights == Count(9 * size + 13) && shared.units == Count(3 * size + 5))
    #expect(shared.depth == 3 && shared.width == Count(2 * size + 4))
  }

  /// For each m: psi twice (24), v (11), a product of psi with v, three edges of the output.
  ///
  /// m = 0 saves a hinge (2) and two of three weights of its v- (2); its hinge s(u) and that of m =
  /// 1 have no bias (2).
  @Test("d = 1, n = 2 costs what its parts do", arguments: 1...8, [2, 3, 7, 20])
  func lineOfOrderTwoByFormula(s: Int, r: Int) throws {
    let size = 1 << s
    // Half sums 9; squares of a two-part and two one-part sums 7r + 2p - 3; two differences of 6.
    let product = 9 + (7 * r + 1) + 2 * (7 * r - 1) + 12
    let relays = r + 3
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    let counts = UnquantizedBaseline(
      design: Shape(n: 2, d: 1, s: s, r: r).design, target: target
    ).counts
    #expect(counts.weights == Count((size + 1) * (24 + 11 + product + 3) - 6 + relays))
    #expect(counts.depth == Count(r + 6))
  }

  /// The same for n = 1 in many dimensions: d - 1 products of nonnegative factors at every grid
  /// point.
  @Test("n = 1 in many dimensions costs what its parts do", arguments: [2, 4, 64, 1024])
  func manyDimensionsByFormula(d: Int) throws {
    let (s, r) = (d + 2, 5)
    let size = Count.powerOfTwo(s) * d
    let product = 4 + 3 * (7 * r - 1) + 6
    // A full tree: every psi stands on level 2 and reads hinges of the inputs.
    let weights = (size + 1).power(d) * ((d - 1) * product + 1) + (size + 1) * (12 * d)
    let target = try TargetFunction(parsing: "mean(xi)", dimension: d)
    let counts = UnquantizedBaseline(
      design: Shape(n: 1, d: d, s: s, r: r).design, target: target
    ).counts
    #expect(abs(counts.weights.approximateRatio(to: weights) - 1) < 1e-14)
    #expect(d > 4 || counts.weights == weights)
    #expect(counts.depth == Count(3 + d.trailingZeroBitCount * (r + 3)))
  }

  @Test("In a million dimensions the overhead is that of the squaring networks")
  func millionDimensions() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.001"), n: 4, d: 1_000_000, quantization: .nonlinear)
    let target = try TargetFunction(parsing: "0.5", dimension: 1_000_000)
    let quantized = try IndependentConstruction(setting: setting, target: target)
    let baseline = UnquantizedBaseline(design: quantized.design, target: target)
    #expect(baseline.counts.weights.exact == nil)
    #expect(baseline.counts.weights.isCertainlyAtMost(quantized.structureCounts.weights))
    // Nearly all weights are those of products: 7 r a squaring network here, at most 314 r on
    // {-1/2, 1/2}.
    let overhead = baseline.overhead(of: quantized.structureCounts)
    #expect(overhead.weights > 10 && overhead.weights < 314.0 / 7)
    #expect(overhead.bits == overhead.weights / 32)
  }
}
