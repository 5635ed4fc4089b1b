import QuantizedReLU
import Testing

@Suite struct ComparisonTests {
  private func setting(
    _ epsilon: String, lambda: Int = 2, n: Int = 1, d: Int = 1,
    quantization: Quantization = .nonlinear, codebook: [Rational]? = nil
  ) throws -> Setting {
    Setting(
      lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization,
      codebook: codebook)
  }

  private func rows(_ setting: Setting, _ function: String) throws -> [ComparisonRow] {
    let target = try TargetFunction(parsing: function, dimension: setting.d)
    return Comparison(
      setting: setting, target: target, classBound: try target.classBound(order: setting.n)
    ).rows
  }

  private func network(_ row: ComparisonRow) -> ComparisonRow.Network? {
    if case .network(let network) = row.content { network } else { nil }
  }

  @Test("has all structures with both choices, unquantized and entropy, in this order, everywhere")
  func keepsOrder() throws {
    let order: [ComparisonRow.Subject] =
      Structure.allCases.flatMap { structure in
        ParameterChoice.allCases.map { .network(structure, $0) }
      } + [.unquantized, .entropy]
    #expect(order.first == .network(.independent, .paper) && order.count == 8)
    for setting in [
      try setting("0.1"), try setting("0.3", n: 2, d: 2), try setting("0.1", quantization: .linear),
      try setting("0.1", d: 784),
    ] {
      #expect(try rows(setting, "mean(xi)/2").map(\.subject) == order)
    }
  }

  @Test(
    "every row has the counts of the network when it is built, and the error that its units compute",
    arguments: [
      ("sin(x)", "0.1", 2, Quantization.nonlinear), ("sin(7*x)", "0.2", 3, .nonlinear),
      ("abs(x-0.3)/9", "0.02", 4, .linear),
    ])
  func equalsBuiltNetwork(
    _ function: String, _ epsilon: String, _ lambda: Int, _ quantization: Quantization
  ) throws {
    let setting = try setting(epsilon, lambda: lambda, quantization: quantization)
    var found = 0
    for row in try rows(setting, function) {
      guard case .network(let structure, let parameters) = row.subject,
        let network = network(row)
      else { continue }
      found += 1
      var own = setting
      (own.structure, own.parameters) = (structure, parameters)
      let target = try TargetFunction(parsing: function, dimension: 1)
      let construction = try Construction(setting: own, target: target)
      let built = try construction.network()
      #expect(network.instance == .counts(built.counts))
      #expect(network.structureCounts == construction.structureCounts)
      #expect(network.scale == construction.scale)
      #expect(network.error.proven == construction.errorBound)
      let sampled = try network.error.sampled.get()
      let points = SamplePoints.line(gridSize: construction.cells).map { [$0] }
      #expect(sampled.points == points.count)
      let largest = zip(points, built.values(at: points)).map {
        abs($1 - target.value(at: $0))
      }.max()
      #expect(abs(sampled.largest - (largest ?? -1)) < 1e-12 * Double(1 << max(0, network.scale)))
      #expect(network.error.proven.doubleValue * (1 + 1e-12) >= sampled.largest)
      #expect(network.error.proven.isAtMost(setting.epsilon.value))
      var measurement = Measurement(construction)
      #expect(measurement.value(.error)?.double == sampled.largest)
    }
    #expect(found == (quantization == .linear ? 4 : 6))
  }

  @Test("the network with real weights has the counts and the values of its circuit")
  func equalsUnquantizedCircuit() throws {
    let setting = try setting("0.1")
    let target = try TargetFunction(parsing: "sin(7*x)", dimension: 1)
    let row = try #require(try rows(setting, "sin(7*x)").first { $0.subject == .unquantized })
    guard case .unquantized(let unquantized) = row.content else {
      Issue.record("it exists everywhere")
      return
    }
    let baseline = try Construction(setting: setting, target: target).unquantized
    let circuit = try baseline.circuit()
    #expect(unquantized.counts == circuit.unquantizedCounts)
    let points = SamplePoints.line(gridSize: baseline.design.smallGridSize).map { [$0] }
    let largest = zip(points, circuit.values(at: points)).map {
      abs($1 - target.value(at: $0))
    }.max()
    let sampled = try unquantized.error.sampled.get()
    #expect(abs(sampled.largest - (largest ?? -1)) < 1e-12)
    #expect(sampled.largest <= unquantized.error.proven.doubleValue)
  }

  @Test("bits stand over the entropy of the class that a structure serves")
  func dividesByEntropy() throws {
    // C is 8 by the paper's choice and by that of the compact structure.
    let rows = try rows(try setting("2^-6", lambda: 3), "sin(7*x)")
    let least = EntropyLimit(epsilon: .powerOfTwo(-9)).lower.doubleValue
    guard case .entropy(let limit)? = rows.last?.content else {
      Issue.record("it is known for d = n = 1")
      return
    }
    #expect(limit.lower.doubleValue == least)
    for row in rows {
      guard case .network(let structure, let parameters) = row.subject,
        let network = network(row)
      else { continue }
      if (structure, parameters) == (.independent, .tuned) {
        #expect(network.bitsOverEntropy == nil)
        continue
      }
      #expect(network.scale == 3)
      let ratio = try #require(network.bitsOverEntropy)
      #expect(abs(ratio / (network.structureCounts.bits / least) - 1) < 1e-12)
      #expect(ratio >= 1)
    }
  }

  @Test("says what does not exist, and why")
  func tellsWhatIsMissing() throws {
    for (n, d) in [(2, 1), (1, 784)] {
      let rows = try rows(try setting("0.1", n: n, d: d), "mean(xi)/2")
      guard case .impossible(.structureOutOfRange(.dependent, n: n, d: d)) = rows[2].content,
        case .unknownEntropy(n: n, d: d)? = rows.last?.content
      else {
        Issue.record("\(rows[2].content)")
        continue
      }
      #expect(network(rows[0])?.bitsOverEntropy == nil)
    }
    let linear = try rows(try setting("0.1", quantization: .linear), "sin(x)")
    guard case .impossible(.codebook(.noCompactNetwork)) = linear[4].content else {
      Issue.record("\(linear[4].content)")
      return
    }
    let wide = try rows(try setting("0.1", d: 784), "mean(xi)/2")
    #expect(throws: EvaluationError.self) { try network(wide[0])?.error.sampled.get() }
  }

  @Test("takes fewer points where a point takes many products")
  func takesFewerPoints() throws {
    let usual = try rows(try setting("0.5", d: 4), "mean(xi)/2")
    let many = try rows(try setting("0.5", d: 14), "mean(xi)/2")
    let counts = try [usual, many].map { rows in
      try #require(network(rows[0])).error.sampled.get().points
    }
    #expect(counts[0] > SamplePoints.intervals)
    #expect((4..<200).contains(counts[1]), "\(counts)")
  }
}
