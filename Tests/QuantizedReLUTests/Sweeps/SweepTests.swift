import QuantizedReLU
import Testing

@Suite struct SweepTests {
  private func row(_ index: Int, of sweep: Sweep) throws -> Sweep.Row {
    let row = try sweep.row(
      index, target: { try TargetFunction(parsing: sweep.function, dimension: $0) },
      bounds: { try $0.classBound(order: $1) })
    return try #require(row)
  }

  @Test("measures in each row the network of that row, the last parameter changing fastest")
  func measuresRows() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.1"), n: 1, d: 1, quantization: .nonlinear)
    let sweep = Sweep(
      setting: setting, function: "sin(x)",
      axes: [
        try SweepAxis(.lambda, from: 2, to: 4, count: nil),
        SweepAxis(.epsilon, values: ["0.1", "1/100"]),
      ], metrics: [.weights, .structureBits, .depth, .structureWeightsTimesEpsilon])
    #expect(sweep.count == 6)
    var index = 0
    for lambda in 2...4 {
      for (text, epsilon) in [("0.1", 0.1), ("1/100", 0.01)] {
        let row = try row(index, of: sweep)
        #expect(row.parameters == ["\(lambda)", text])
        var changed = setting
        changed.lambda = lambda
        changed.epsilon = try Epsilon(text)
        let construction = try Construction(
          setting: changed, target: TargetFunction(parsing: "sin(x)", dimension: 1))
        let network = try construction.network()
        let counts = construction.structureCounts
        #expect(row.metrics[0] == .count(network.counts.weights))
        #expect(row.metrics[1].double == counts.bits)
        #expect(row.metrics[2] == .count(counts.depth))
        let product = counts.weights.approximateDouble * epsilon
        #expect(abs(row.metrics[3].double / product - 1) < 1e-14)
        index += 1
      }
    }
  }

  @Test("parses f anew where d changes, and says what cannot be built")
  func changesDimension() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.1"), n: 1, d: 1, quantization: .linear)
    let sweep = Sweep(
      setting: setting, function: "x*y/2",
      axes: [SweepAxis(.d, values: ["2", "1"]), SweepAxis(.lambda, values: ["4", "5"])],
      metrics: [.structureWeights])
    var changed = setting
    changed.d = 2
    changed.lambda = 4
    let construction = try Construction(
      setting: changed, target: TargetFunction(parsing: "x*y/2", dimension: 2))
    #expect(
      try row(0, of: sweep).metrics == [.count(construction.structureCounts.weights)])
    #expect(throws: SettingError.oddLinearLambda(5)) { try row(1, of: sweep) }
    #expect(throws: ExpressionError.self) { try row(2, of: sweep) }
  }

  @Test("leaves out what would take too long, and ends when it is not wanted")
  func leavesOut() throws {
    let setting = Setting(
      lambda: 4, epsilon: try Epsilon("0.1"), n: 1, d: 1, quantization: .linear)
    let sweep = Sweep(
      setting: setting, function: "sin(x)", axes: [SweepAxis(.d, values: ["1", "1000"])],
      metrics: [.structureWeights, .weights, .error])
    #expect(try row(0, of: sweep).metrics.allSatisfy { $0 != .missing })
    let metrics = try row(1, of: sweep).metrics
    #expect(metrics[1...] == [.missing, .missing] && metrics[0] != .missing)
    #expect(metrics[1].text.isEmpty)
    let ended = try sweep.row(
      0, target: { try TargetFunction(parsing: "sin(x)", dimension: $0) },
      bounds: { try $0.classBound(order: $1) }, while: { false })
    #expect(ended == nil)
  }

  @Test(
    "samples an error that is the largest at its points and within epsilon", arguments: [1, 2, 3])
  func samplesError(_ d: Int) throws {
    let target = try TargetFunction(
      parsing: ["sin(x)", "sin(x)*cos(y)", "sin(x)*cos(y)*z"][d - 1], dimension: d)
    let construction = try Construction(
      setting: Setting(
        lambda: 2, epsilon: Epsilon("0.1"), n: 1, d: d, quantization: .nonlinear),
      target: target)
    var measurement = Measurement(construction)
    let value = measurement.value(.error)
    let error = try #require(value).double
    let form = try construction.approximation()
    let line = SamplePoints.line(gridSize: construction.cells)
    let points = d == 2 ? SamplePoints.square() : line.map { [Double](repeating: $0, count: d) }
    let largest = zip(points, form.values(at: points))
      .map { abs($1 - target.value(at: $0)) }.max()
    #expect(error == largest && error > 0 && error <= 0.1)
  }

  @Test("samples ascend, hold the ends and the grid, and are mostly not on it")
  func samplePoints() throws {
    for gridSize in [nil, 1, 7, 64, 512, 513] as [Int?] {
      for range in [0...1, 0.25...0.5, 0.99...1] as [ClosedRange<Double>] {
        let line = SamplePoints.line(range, gridSize: gridSize)
        #expect(zip(line, line.dropFirst()).allSatisfy { $0 < $1 })
        #expect(line.first == range.lowerBound && line.last == range.upperBound)
        guard let gridSize, gridSize <= 512 else { continue }
        let grid = (0...gridSize).map { Double($0) / Double(gridSize) }.filter(range.contains)
        #expect(Set(grid).isSubset(of: line))
        #expect(line.count > SamplePoints.intervals)
      }
    }
    let square = SamplePoints.square(side: 3)
    #expect(square.count == 9 && square[1] == [0.5, 1.0 / 6] && square[3] == [1.0 / 6, 0.5])
  }

  @Test("the bound's ratio is 1 at the point that gave the bound its constant, in weights and bits")
  func boundRatio() throws {
    for (structure, quantization) in [
      (Structure.independent, Quantization.nonlinear), (.independent, .linear),
      (.dependent, .nonlinear), (.dependent, .linear),
    ] {
      var setting = Setting(
        lambda: 2, epsilon: try Epsilon("2^-7"), n: 1, d: 1, quantization: quantization,
        structure: structure)
      let target = try TargetFunction(parsing: "x/2", dimension: 1)
      var measurement = Measurement(try Construction(setting: setting, target: target))
      for metric in [Metric.boundRatio, .bitsBoundRatio] {
        let value = measurement.value(metric)
        let ratio = try #require(value).double
        #expect(abs(ratio - 1) < 1e-9, "\(structure) \(quantization) \(metric): \(ratio)")
      }
      // Elsewhere it is the counts over the same bound.
      setting.epsilon = try Epsilon("2^-10")
      setting.lambda = 4
      let construction = try Construction(setting: setting, target: target)
      var other = Measurement(construction)
      let bound = construction.fittedBound(.weights).value(at: construction.theoryBounds.setting)
      let expected = construction.structureCounts.weights.approximateDouble / bound.doubleValue
      let value = other.value(.boundRatio)
      let ratio = try #require(value).double
      #expect(abs(ratio / expected - 1) < 1e-9)
    }
  }
}
