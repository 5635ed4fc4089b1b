import QuantizedReLU
import Testing

/// Three ways to know one thing: census = counts of the materialised network, closed form = unit by
/// unit, error <= epsilon; and no function exceeds the envelope.
@Suite struct DependentConstructionTests {
  struct Case: Sendable, CustomStringConvertible {
    let quantization: Quantization
    let lambda: Int
    let epsilon: String
    let parameters: ParameterChoice

    var description: String { "\(quantization) lambda \(lambda) epsilon \(epsilon) \(parameters)" }

    var setting: Setting {
      get throws {
        Setting(
          lambda: lambda, epsilon: try Epsilon(epsilon), n: 1, d: 1, quantization: quantization,
          structure: .dependent, parameters: parameters)
      }
    }
  }

  static let codebooks: [(Quantization, Int)] =
    (2...8).map { (.nonlinear, $0) } + [2, 4, 6, 8].map { (.linear, $0) }

  static let cases = codebooks.flatMap { quantization, lambda in
    ["0.3", "0.1", "0.03", "0.01"].flatMap { epsilon in
      ParameterChoice.allCases.map {
        Case(quantization: quantization, lambda: lambda, epsilon: epsilon, parameters: $0)
      }
    }
  }

  /// Lipschitz 1: smooth, kinked, zigzag, constant, slope exactly +-1; then steep ones with C > 1,
  /// one with a slope below 1/8, and one with values beyond 1.
  static let targets = [
    "sin(x)", "sin(2*pi*x)/(2*pi)", "abs(x-0.3)", "abs(abs(x-0.5)-0.2)",
    "abs(4*abs(8*abs(x-0.5)-2)-4)/32+abs(x-0.37)/4", "0.3", "0", "x", "1-x", "min(x,1-x)",
    "sin(7*x)", "abs(4*x-1.3)", "(x^2)/20", "3+x/2",
  ]

  @Test(arguments: cases) func agreesThreeWays(_ test: Case) throws {
    var generator = SeededGenerator(seed: 3)
    for text in Self.targets {
      let target = try TargetFunction(parsing: text, dimension: 1)
      let construction = try DependentConstruction(setting: test.setting, target: target)
      let network = try construction.network()
      try network.checkInvariants()
      guard case .counts(let counts)? = construction.instanceCounts() else {
        Issue.record("no counts for \(text)")
        continue
      }
      #expect(counts == network.counts, "census of \(text)")
      #expect(
        counts.weights.isCertainlyAtMost(construction.structureCounts.weights),
        "envelope of \(text)")
      let closedForm = try #require(try construction.closedForm())
      let points = (0..<200).map { _ in
        Double(Int.random(in: 0...(1 << 22), using: &generator)) * 0x1p-22
      }
      let closed = closedForm.values(at: points)
      let unitByUnit = network.values(at: points.map { [$0] })
      if construction.codebook.isDyadic {
        #expect(closed == unitByUnit, "closed form of \(text)")
      } else {
        for (a, b) in zip(closed, unitByUnit) { #expect(abs(a - b) < 1e-9, "\(text)") }
      }
      // An epsilon that is no double, and f itself in doubles: some ulps.
      let bound = try Epsilon(test.epsilon).doubleValue * (1 + 1e-12)
      let grid = (0...4000).map { Double($0) / 4000 }
      for (x, value) in zip(grid, closedForm.values(at: grid)) {
        #expect(abs(value - target.value(x)) <= bound, "error of \(text) at \(x)")
      }
    }
  }

  @Test("Tuned is never larger than the paper's choice, for this f and for every f")
  func tunedIsSmaller() throws {
    for text in Self.targets {
      let target = try TargetFunction(parsing: text, dimension: 1)
      for epsilon in ["0.9", "0.3", "0.1", "0.03", "0.01", "0.002"] {
        for (quantization, lambda) in [(Quantization.nonlinear, 2), (.linear, 2), (.linear, 8)] {
          let paper = try DependentConstruction(
            setting: Case(
              quantization: quantization, lambda: lambda, epsilon: epsilon, parameters: .paper
            ).setting, target: target)
          let tuned = try DependentConstruction(
            setting: Case(
              quantization: quantization, lambda: lambda, epsilon: epsilon, parameters: .tuned
            ).setting, target: target)
          #expect(
            tuned.structureCounts.weights.isCertainlyAtMost(paper.structureCounts.weights),
            "\(text) \(epsilon)")
          #expect(tuned.errorBound <= (try Epsilon(epsilon)).value)
          guard case .counts(let small)? = tuned.instanceCounts(),
            case .counts(let large)? = paper.instanceCounts()
          else {
            Issue.record("no counts")
            continue
          }
          #expect(small.weights.isCertainlyAtMost(large.weights), "\(text) \(epsilon)")
        }
      }
    }
  }

  @Test("A named codebook carries the structure or is refused", arguments: NamedCodebook.allCases)
  func namedCodebooks(_ named: NamedCodebook) throws {
    guard let codebook = try? named.codebook() else {
      #expect(named == .nf4)
      return
    }
    var generator = SeededGenerator(seed: 5)
    for text in ["sin(7*x)", "abs(abs(x-0.5)-0.2)"] {
      let target = try TargetFunction(parsing: text, dimension: 1)
      let construction = try DependentConstruction(
        setting: Setting(
          lambda: codebook.lambda, epsilon: try Epsilon("0.02"), n: 1, d: 1,
          quantization: .nonlinear, codebook: named.values, structure: .dependent), target: target)
      let network = try construction.network()
      try network.checkInvariants()
      #expect(Set(network.codebook.doubleValues).isSubset(of: Set(named.values.map(\.doubleValue))))
      #expect(construction.instanceCounts() == .counts(network.counts))
      let points = (0..<500).map { _ in
        Double(Int.random(in: 0...(1 << 22), using: &generator)) * 0x1p-22
      }
      let closed = try #require(try construction.closedForm()).values(at: points)
      #expect(closed == network.values(at: points.map { [$0] }))
      for (x, value) in zip(points, closed) { #expect(abs(value - target.value(x)) <= 0.02) }
    }
  }
}
