import QuantizedReLU
import Testing

@Suite struct CompactConstructionTests {
  /// In the unit ball, and beyond it: steep, large, both.
  static let targets = [
    "sin(x)", "sin(2*pi*x)/(2*pi)", "abs(x-0.3)", "abs(abs(x-0.5)-0.2)", "0.3", "x", "1-x",
    "exp(-3*x)*sin(7*x)/60", "1", "-1", "sin(7*x)", "abs(4*x-1.3)", "3+x/2", "-17*x",
  ]

  @Test(arguments: ["0.3", "0.1", "0.03", "0.01", "0.003"])
  func agreesThreeWaysForEveryScale(_ text: String) throws {
    let epsilon = try Epsilon(text)
    for name in Self.targets {
      for codebook in [Codebook.compact, .compactUnits] {
        let target = try TargetFunction(parsing: name, dimension: 1)
        let construction = try CompactConstruction(
          epsilon: epsilon, target: target, codebook: codebook)
        let network = try construction.network()
        try network.checkInvariants()
        #expect(network.counts == construction.structureCounts, "census of \(name)")
        let path = try #require(try construction.path())
        let points = (0...4096).map { Double($0) / 4096 }
        #expect(
          network.values(at: points.map { [$0] }) == path.values(at: points), "values of \(name)")
        // f itself in doubles: some ulps.
        let bound = epsilon.doubleValue * (1 + 1e-12)
        let grid = (0..<5000).map { Double($0) / 4999 }
        for (x, value) in zip(grid, path.values(at: grid)) {
          #expect(abs(value - target.value(x)) <= bound, "error of \(name) at \(x)")
        }
        // What is proven may be beyond epsilon by what the choice of C lets pass, and no more.
        #expect(construction.errorBound <= epsilon.value + .powerOfTwo(construction.scale - 44))
      }
    }
  }

  @Test func aSmallFunctionHasASmallerNetworkWhereItsOwnScaleCounts() throws {
    let epsilon = try Epsilon("0.001")
    for (text, scale) in [
      ("exp(-3*x)*sin(7*x)/60", -3), ("(x^2)/20", -3), ("x/4", -2), ("x/1000000", -5), ("x", 0),
      ("3+x/2", 2),
    ] {
      let target = try TargetFunction(parsing: text, dimension: 1)
      let any = try CompactConstruction(epsilon: epsilon, target: target)
      let own = try CompactConstruction(epsilon: epsilon, target: target, parameters: .tuned)
      #expect(own.scale == scale && any.scale == max(0, scale), "\(text)")
      let network = try own.network()
      try network.checkInvariants()
      #expect(network.counts == own.structureCounts)
      #expect(
        scale >= 0
          ? own.structureCounts == any.structureCounts
          : !any.structureCounts.weights.isCertainlyAtMost(own.structureCounts.weights))
      let path = try #require(try own.path())
      let points = (0...2048).map { Double($0) / 2048 }
      let values = network.values(at: points.map { [$0] })
      #expect(values == path.values(at: points), "\(text)")
      for (x, value) in zip(points, values) {
        #expect(abs(value - target.value(x)) <= 0.001, "\(text) at \(x)")
      }
    }
  }

  @Test func onlyTheValuesOfTheCodebookAreUsed() throws {
    let target = try TargetFunction(parsing: "sin(7*x)", dimension: 1)
    let network = try CompactConstruction(epsilon: Epsilon("0.01"), target: target).network()
    #expect(network.codebook.doubleValues == [-0.5, 0.5])
    #expect(network.counts.bitsText == network.counts.weights.text)
    let whole = try CompactConstruction(
      epsilon: Epsilon("0.01"), target: target, codebook: .compactUnits
    ).network()
    #expect(whole.codebook.doubleValues == [-1, 0.5, 1])
  }

  @Test func whatCannotBeBuiltIsRefusedWithItsReason() throws {
    let target = try TargetFunction(parsing: "x", dimension: 1)
    let tiny = try CompactConstruction(epsilon: Epsilon("1e-30"), target: target)
    #expect(throws: EvaluationError.tooManyIntervals(.powerOfTwo(100))) { try tiny.path() }
    #expect(throws: EvaluationError.self) { try tiny.network() }
    let small = try CompactConstruction(epsilon: Epsilon("0.001"), target: target)
    #expect(throws: EvaluationError.networkTooLarge(weights: 2269, limit: 2000)) {
      try small.network(weightLimit: 2000)
    }
  }

  @Test func aPathTooLongForATableIsEvaluatedPointByPoint() throws {
    let target = try TargetFunction(parsing: "sin(7*x)", dimension: 1)
    let construction = try CompactConstruction(epsilon: Epsilon("1e-9"), target: target)
    let path = try #require(try construction.path())
    for i in 0...1000 {
      let x = Double(i) / 1000
      #expect(abs(path.values(at: [x])[0] - target.value(x)) <= 1e-9)
    }
  }
}
