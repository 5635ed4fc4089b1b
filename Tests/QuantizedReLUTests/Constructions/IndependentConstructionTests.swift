import QuantizedReLU
import Testing

/// Three ways to know one thing: census = counts of the materialised network, closed form = unit by
/// unit, error <= epsilon.
@Suite struct IndependentConstructionTests {
  struct Case: Sendable, CustomStringConvertible {
    let quantization: Quantization
    let lambda: Int
    let n: Int
    let d: Int
    let epsilon: String
    var parameters = ParameterChoice.paper

    var description: String {
      "\(quantization) lambda \(lambda) n \(n) d \(d) epsilon \(epsilon) \(parameters)"
    }

    var setting: Setting {
      get throws {
        Setting(
          lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization,
          parameters: parameters)
      }
    }
  }

  static let codebooks: [(Quantization, Int)] =
    (2...8).map { (.nonlinear, $0) } + [2, 4, 6, 8].map { (.linear, $0) }

  static let lineCases = codebooks.flatMap { quantization, lambda in
    (1...3).flatMap { n in
      ["0.3", "0.1", "0.03"].map {
        Case(quantization: quantization, lambda: lambda, n: n, d: 1, epsilon: $0)
      }
    }
  }

  static let planeCases = codebooks.flatMap { quantization, lambda in
    [
      Case(quantization: quantization, lambda: lambda, n: 2, d: 2, epsilon: "0.3"),
      Case(quantization: quantization, lambda: lambda, n: 1, d: 2, epsilon: "0.9"),
    ]
  }

  /// Bits, powers of two, and levels that are no powers of two.
  static let tunedCases = (lineCases + planeCases).filter { test in
    test.quantization == .nonlinear
      ? [2, 3, 5].contains(test.lambda) : [2, 6].contains(test.lambda)
  }.map { test in
    var test = test
    test.parameters = .tuned
    return test
  }

  static func targets(n: Int, d: Int) -> [String] {
    if d == 2 {
      return ["sin(x)*cos(y)", "0.5", "x*y/2", "exp(-x-y)", "sin(3*x+y)/12", "(x^2+y^2)/4"]
        + (n == 1 ? ["abs(x-y)/2"] : [])
    }
    return ["sin(x)", "-0.7", "exp(-x)", "x^3/6", "cos(5*x)/3", "sin(7*x)"]
      + (n == 1 ? ["abs(x-0.3)", "x", "min(x,1-x)"] : [])
  }

  @Test(arguments: lineCases) func agreesThreeWaysOnTheLine(_ test: Case) throws {
    for text in Self.targets(n: test.n, d: 1) { try check(test, text) }
  }

  @Test(arguments: planeCases) func agreesThreeWaysOnThePlane(_ test: Case) throws {
    for text in Self.targets(n: test.n, d: 2) { try check(test, text) }
  }

  @Test(
    "Tuned parameters agree three ways and are never larger than the paper's", arguments: tunedCases
  )
  func tunedAgrees(_ test: Case) throws {
    var paper = test
    paper.parameters = .paper
    for text in Self.targets(n: test.n, d: test.d) {
      try check(test, text)
      let target = try TargetFunction(parsing: text, dimension: test.d)
      let tuned = try IndependentConstruction(setting: test.setting, target: target)
      let published = try IndependentConstruction(setting: paper.setting, target: target)
      #expect(
        tuned.structureCounts.weights.isCertainlyAtMost(published.structureCounts.weights),
        "\(test) f = \(text)")
      #expect(tuned.errorBudget.total.isAtMost(tuned.setting.epsilon.value), "\(test) f = \(text)")
    }
  }

  private func check(_ test: Case, _ text: String) throws {
    let target = try TargetFunction(parsing: text, dimension: test.d)
    let construction = try IndependentConstruction(setting: test.setting, target: target)
    let network = try construction.network()
    let message = Comment(rawValue: "\(test) f = \(text)")
    try network.checkInvariants()
    let counts = network.counts
    #expect(construction.instanceCounts == .counts(counts), message)
    if test.quantization == .nonlinear {
      #expect(construction.structureCounts == counts, message)
    } else {
      let structure = construction.structureCounts
      #expect(structure.depth == counts.depth && structure.width == counts.width, message)
      #expect(structure.units == counts.units, message)
      #expect(counts.weights.isCertainlyAtMost(structure.weights), message)
    }

    // Few binary digits, so that every unit's value fits a double; cell borders and their
    // neighbours among them.
    var generator = SeededGenerator(seed: UInt64(test.lambda * 100 + test.n * 10 + test.d))
    let cells = try #require(construction.design.gridSize.int)
    let points = (0..<200).map { index -> [Double] in
      (0..<test.d).map { _ in
        switch index % 4 {
        case 0: Double(Int.random(in: 0...cells, using: &generator)) / Double(cells)
        case 1: Double(Int.random(in: 0...(4 * cells), using: &generator)) / Double(4 * cells)
        default: Double(Int.random(in: 0...1024, using: &generator)) / 1024
        }
      }
    }
    let closed = try construction.closedForm().values(at: points)
    let units = network.values(at: points)
    if construction.codebook.isDyadic {
      #expect(closed == units, message)
    } else {
      let worst = zip(closed, units).map { abs($0 - $1) }.max() ?? 0
      #expect(worst <= 1e-9 * Double(1 << construction.scale), message)
    }

    let samples = (0..<(test.parameters == .tuned ? 4000 : 2000)).map { _ in
      (0..<test.d).map { _ in Double.random(in: 0...1, using: &generator) }
    }
    let error =
      zip(samples, try construction.closedForm().values(at: samples))
      .map { abs(target.value(at: $0) - $1) }.max() ?? 0
    #expect(error <= construction.setting.epsilon.doubleValue, message)
  }

  @Test("A coordinate is relayed over more levels than the stack has room for calls")
  func deepNetworks() throws {
    let d1 = try TargetFunction(parsing: "x", dimension: 1)
    let design = IndependentDesign(
      n: 2, d: 1, gridExponent: 1, squaringDepth: 5000, precision: 2)
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.5"), n: 2, d: 1, quantization: .nonlinear)
    let construction = try IndependentConstruction(
      setting: setting, target: d1, classBound: d1.classBound(order: 2), design: design)
    let circuit = try construction.circuit()
    #expect(circuit.hiddenLevels > 15_000)
    let baseline = UnquantizedBaseline(design: design, target: d1)
    #expect(try baseline.circuit().hiddenLevels > 5000)
  }
}
