import QuantizedReLU
import Testing

/// Levels of hats and parabolas: the network is the sum of its coded coefficients, bit for bit, where
/// digits change too, and stays within what is proven.
@Suite struct LevelNetworkTests {
  /// Each parameter alone and with others, the seams as wide as they may be too.
  static let designs: [CompactLevels] =
    [
      (1, 1, 4, 2), (2, 2, 4, 3), (1, 2, 6, 3), (1, 3, 8, 4), (2, 3, 9, 6), (2, 5, 9, 7),
      (3, 4, 9, 5),
    ]
    .flatMap { base, finest, precision, seam in
      [1, 2].map {
        CompactLevels.hats(
          dimension: 1, order: $0, base: base, finest: finest, precision: precision, seam: seam)
      }
    }
    + [(1, 4, 2), (2, 6, 3), (3, 7, 4), (3, 7, 6), (4, 9, 7)].flatMap { finest, precision, seam in
      [1, 2].map {
        CompactLevels.hats(
          dimension: 2, order: $0, base: 1, finest: finest, precision: precision, seam: seam)
      }
    }
    + [(1, 5, 3, 1), (1, 7, 6, 2), (2, 8, 4, 3), (2, 9, 9, 4), (3, 12, 11, 6)].map {
      base, precision, seam, folds in
      CompactLevels.parabolas(base: base, precision: precision, seam: seam, folds: folds)
    }

  /// Random points, and points in and beside every seam.
  private func points(_ design: CompactLevels, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(seed: seed)
    func random() -> Double { Double(Int.random(in: 0...(1 << 16), using: &generator)) * 0x1p-16 }
    var points = (0..<300).map { _ in (0..<design.dimension).map { _ in random() } }
    let borders = 1 << design.finestLevel
    let omega = Double(sign: .plus, exponent: -design.seamExponent - 1, significand: 1)
    for border in 0...borders {
      for part in [-1.25, -1, -0.6875, -0.25, 0, 0.25, 0.5, 1, 1.5] {
        let x = Double(border) / Double(borders) + part * omega
        guard x >= 0, x <= 1 else { continue }
        for axis in 0..<design.dimension {
          var point = (0..<design.dimension).map { _ in random() }
          point[axis] = x
          points.append(point)
        }
        if design.dimension == 2 { points.append([x, x]) }
      }
    }
    return points
  }

  @Test(arguments: designs)
  func networksAreTheirSumsInsideEverySeamToo(_ design: CompactLevels) throws {
    for (place, function) in SmoothFunction.all(
      dimension: design.dimension, order: design.order
    ).enumerated() {
      let sum = try #require(try LevelSum(design, of: function.value))
      let network = design.network(of: sum, codebook: .compact)
      try network.checkInvariants()
      #expect(network.counts == CompactDesign.levels(design).counts)
      let points = points(design, seed: UInt64(place))
      #expect(network.values(at: points) == sum.values(at: points), "\(design) \(function)")
    }
  }

  @Test(arguments: designs)
  func errorsStayWithinWhatIsProven(_ design: CompactLevels) throws {
    let bound = design.errorBound.doubleValue * (1 + 1e-12)
    for (place, function) in SmoothFunction.all(
      dimension: design.dimension, order: design.order
    ).enumerated() {
      let sum = try #require(try LevelSum(design, of: function.value))
      var points = points(design, seed: UInt64(1000 + place))
      if design.dimension == 1 {
        points += (0..<5000).map { [Double($0) / 4999] }
      } else {
        for i in 0..<5041 { points.append([Double(i / 71) / 70, Double(i % 71) / 70]) }
      }
      let worst = zip(points, sum.values(at: points)).map { abs($1 - function.value($0)) }.max()
      #expect(try #require(worst) <= bound, "\(design) \(function)")
    }
  }

  @Test func valuesInRationalsAreThoseInDoubles() throws {
    for design in Self.designs {
      let function = SmoothFunction.all(dimension: design.dimension, order: design.order)[0]
      let sum = try #require(try LevelSum(design, of: function.value))
      let network = design.network(of: sum, codebook: .compact)
      for point in points(design, seed: 5).prefix(20) {
        let exact = network.value(at: point.map { Rational(exactly: $0) })
        #expect(Rational(exactly: sum.values(at: [point])[0]) == exact, "\(design) at \(point)")
      }
    }
  }

  @Test(arguments: designs)
  func twoFunctionsHaveTheSameUnsignedGraph(_ design: CompactLevels) throws {
    let networks = try SmoothFunction.all(dimension: design.dimension, order: design.order).map {
      design.network(of: try #require(try LevelSum(design, of: $0.value)), codebook: .compact)
    }
    for other in networks.dropFirst() {
      #expect(other.layers.count == networks[0].layers.count)
      for (one, two) in zip(networks[0].layers, other.layers) {
        #expect(one.rowStart == two.rowStart && one.columns == two.columns)
        #expect(one.biases == two.biases)
      }
    }
    #expect(Set(networks.map { $0.layers.map(\.codes) }).count > 6)
  }

  @Test func coefficientsOfManyDigitsAreKept() throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    // 34 digits.
    let fine = try CompactConstruction(epsilon: Epsilon("2^-42"), target: target, order: 2)
    let points = (0...64).map { [Double($0) / 64 + 0x1p-20 * Double($0 % 2)] }
    let values = try #require(try fine.approximation()).values(at: points.map { [min(1, $0[0])] })
    for (point, value) in zip(points, values) {
      #expect(abs(value - target.value(min(1, point[0]))) <= 0x1p-42)
    }
    let finer = try CompactConstruction(epsilon: Epsilon("2^-60"), target: target, order: 2)
    #expect(throws: EvaluationError.self) { try finer.approximation() }
  }

  @Test func aFunctionBeyondItsClassIsRefused() throws {
    let design = CompactLevels.hats(
      dimension: 1, order: 2, base: 1, finest: 4, precision: 10, seam: 9)
    #expect(throws: EvaluationError.valuesTooRough(stepExponent: -10)) {
      try LevelSum(design, of: { $0[0] < 0.3 ? 0.0 : 1.0 })
    }
    let fine = CompactLevels.hats(
      dimension: 2, order: 1, base: 1, finest: 12, precision: 14, seam: 20)
    #expect(throws: EvaluationError.tooManySamples(fine.nodes, limit: 1 << 20)) {
      try LevelSum(fine, of: { $0[0] })
    }
  }
}
