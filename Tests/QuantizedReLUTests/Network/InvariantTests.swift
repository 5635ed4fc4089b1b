import QuantizedReLU
import Testing

@Suite struct InvariantTests {
  /// A network of the given layers: (edges as (column, code)) and bias of every unit.
  private func network(
    _ layers: [[(edges: [(Int32, UInt16)], bias: UInt16)]]
  ) -> LayeredNetwork {
    LayeredNetwork(
      codebook: .nonlinear(lambda: 2, precision: 1), inputCount: 1,
      rows: layers.map {
        $0.map { (columns: $0.edges.map(\.0), codes: $0.edges.map(\.1), bias: $0.bias) }
      })
  }

  private let none = LayeredNetwork.Layer.noBias

  @Test func everyViolationIsFound() {
    func violation(_ network: LayeredNetwork) -> LayeredNetwork.Violation? {
      do throws(LayeredNetwork.Violation) {
        try network.checkInvariants()
        return nil
      } catch {
        return error
      }
    }
    let output = (edges: [(Int32(0), UInt16(1))], bias: none)
    #expect(violation(network([[([(0, 1)], 1)], [output]])) == nil)
    #expect(violation(network([[([(1, 1)], none)], [output]])) == .noSuchSource(layer: 0, unit: 0))
    #expect(violation(network([[([(0, 2)], none)], [output]])) == .noSuchCode(layer: 0, unit: 0))
    #expect(violation(network([[([(0, 1)], 2)], [output]])) == .noSuchCode(layer: 0, unit: 0))
    #expect(
      violation(network([[([(0, 1), (0, 0)], none)], [output]])) == .doubledEdge(layer: 0, unit: 0))
    #expect(violation(network([[([(0, 1)], none)], [output, output]])) == .outputUnits(2))
  }

  @Test func valuesInDoublesAndRationalsAgree() throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    for (quantization, lambda) in [(Quantization.nonlinear, 3), (.linear, 4)] {
      let setting = Setting(
        lambda: lambda, epsilon: try Epsilon("0.5"), n: 1, d: 1, quantization: quantization)
      let network = try IndependentConstruction(setting: setting, target: target).network()
      let points = (0...20).map { Double($0) / 32 }
      let doubles = network.values(at: points.map { [$0] })
      for (x, value) in zip(points, doubles) {
        #expect(network.value(at: [Rational(exactly: x)]) == Rational(exactly: value))
      }
      #expect(network.values(at: []).isEmpty)
    }
  }

  @Test func tooLargeIsRefusedBeforeItStarts() throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.01"), n: 2, d: 2, quantization: .nonlinear)
    let target = try TargetFunction(parsing: "x*y/2", dimension: 2)
    let construction = try IndependentConstruction(setting: setting, target: target)
    #expect(
      throws: EvaluationError.networkTooLarge(
        weights: construction.structureCounts.weights, limit: 1000)
    ) { try construction.network(weightLimit: 1000) }
    #expect(throws: EvaluationError.self) {
      let wide = Setting(
        lambda: 2, epsilon: try Epsilon("0.1"), n: 1, d: 40, quantization: .nonlinear)
      let target = try TargetFunction(parsing: "x", dimension: 40)
      _ = try IndependentConstruction(setting: wide, target: target).closedForm()
    }
  }

  @Test func extremesAreAnsweredOrRefusedAndNeverTrap() throws {
    // Too many mixed derivatives.
    let many = try TargetFunction(parsing: "sin(x1+x2+x3+x4)", dimension: 4)
    let deep = Setting(
      lambda: 2, epsilon: try Epsilon("0.5"), n: 32, d: 4, quantization: .nonlinear)
    let construction = try IndependentConstruction(setting: deep, target: many)
    #expect(throws: EvaluationError.tooManyDerivatives(dimension: 4, order: 32)) {
      try construction.closedForm()
    }
    // r beyond what a double can hold as 4^r.
    let fine = Setting(
      lambda: 2, epsilon: try Epsilon("1e-310"), n: 32, d: 1, quantization: .nonlinear)
    let sine = try TargetFunction(parsing: "sin(x)", dimension: 1)
    let value = try IndependentConstruction(setting: fine, target: sine).closedForm()
      .values(at: [0.3])[0]
    #expect(abs(value - sine.value(0.3)) < 1e-15)
    // A radix with more digits than 16 bits can name.
    let wide = Setting(
      lambda: 65536, epsilon: try Epsilon("0.001"), n: 1, d: 1, quantization: .linear)
    let network = try IndependentConstruction(setting: wide, target: sine).network()
    try network.checkInvariants()
    // A function that is a little larger than its ball.
    let edge = try TargetFunction(parsing: "1.0000000009", dimension: 1)
    let tight = Setting(
      lambda: 2, epsilon: try Epsilon("1e-10"), n: 1, d: 1, quantization: .nonlinear)
    let near = try IndependentConstruction(setting: tight, target: edge).closedForm()
      .values(at: [0.3])[0]
    #expect(abs(near - 1.0000000009) <= 1e-10)
  }
}
