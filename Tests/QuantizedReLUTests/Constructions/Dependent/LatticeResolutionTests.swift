import QuantizedReLU
import Testing

/// Doubles resolve f on the lattice, or it is refused with the reason: never a value that was cut.
@Suite struct LatticeResolutionTests {
  private func construction(_ text: String, _ epsilon: String) throws -> DependentConstruction {
    try DependentConstruction(
      setting: Setting(
        lambda: 2, epsilon: try Epsilon(epsilon), n: 1, d: 1, quantization: .nonlinear,
        structure: .dependent),
      target: try TargetFunction(parsing: text, dimension: 1))
  }

  private static func isTooLarge(_ error: (any Error)?) -> Bool {
    if case .valuesTooLarge? = error as? EvaluationError { true } else { false }
  }

  private static func isTooRough(_ error: (any Error)?) -> Bool {
    if case .valuesTooRough? = error as? EvaluationError { true } else { false }
  }

  @Test(
    "A function too large for its lattice is refused with that reason",
    arguments: [
      ("x+600000", "1e-12"), ("x+10^13", "1e-6"), ("x-10^16", "0.01"), ("x+10^15", "0.001"),
      ("x+10^11", "1e-6"), ("10^300", "0.1"),
    ])
  func refusesLargeValues(text: String, epsilon: String) throws {
    let construction = try construction(text, epsilon)
    for refused in [
      { _ = try construction.closedForm() }, { _ = try construction.transformed() },
      { _ = try construction.transformedAndClosedForm() },
    ] as [() throws -> Void] {
      #expect(throws: EvaluationError.self) { try refused() }
      do { try refused() } catch { #expect(Self.isTooLarge(error)) }
    }
    guard case .unavailable(let reason)? = construction.instanceCounts() else {
      Issue.record("counted \(text)")
      return
    }
    do {
      _ = try construction.circuit()
      Issue.record("built \(text)")
    } catch {
      #expect(error == reason)
    }
    // Where f would be sampled too often, that is said first.
    if construction.design.intervals.isCertainlyAtMost(Count(1 << 20)) {
      #expect(Self.isTooLarge(reason))
    }
  }

  @Test(
    "Near the limit the error stays below the bound", arguments: ["x+1000", "x-10^5", "x/3+10^6"])
  func keepsTheBoundForLargeValues(_ text: String) throws {
    let construction = try construction(text, "1e-6")
    let form = try #require(try construction.closedForm())
    let bound = construction.errorBound.doubleValue + 1e-9
    let points = (0...1000).map { Double($0) * 0x1p-10 }
    for (x, value) in zip(points, form.values(at: points)) {
      #expect(abs(value - construction.target.value(x)) <= bound)
    }
  }

  @Test(
    "Values whose noise exceeds the lattice's step are refused, with a table and without",
    arguments: ["1e-6", "1e-9"])
  func refusesNoise(epsilon: String) throws {
    let construction = try construction("(x+10^12)-10^12", epsilon)
    do {
      _ = try construction.closedForm()
      Issue.record("accepted")
    } catch {
      #expect(Self.isTooRough(error))
    }
  }

  @Test("More than 2^40 intervals are called intervals")
  func refusesFineLattices() throws {
    let construction = try construction("x", "1e-40")
    #expect(throws: EvaluationError.tooManyIntervals(construction.design.intervals)) {
      try construction.closedForm()
    }
  }

  @Test("A circuit that needs too many values of f is refused with their number")
  func refusesSamples() throws {
    let construction = try construction("x", "1e-9")
    let samples = construction.design.intervals * construction.design.pieces
    #expect(
      throws: EvaluationError.tooManySamples(samples, limit: DependentConstruction.sampleLimit)
    ) { try construction.circuit() }
  }

  @Test("The bound contains twice what a slope passes C by, and tuning keeps it within epsilon")
  func boundContainsTheSlack() throws {
    let target = try TargetFunction(parsing: "x*(1+2^-46)", dimension: 1)
    let slope = try Rational(exactly: target.classBound(order: 1).bounds[1])
    #expect(slope > 1 && slope <= 1 + .powerOfTwo(-45))
    for parameters in ParameterChoice.allCases {
      // 0.75 is 1.5 / (m T) for m T = 2: the slack makes it too much.
      let construction = try DependentConstruction(
        setting: Setting(
          lambda: 2, epsilon: try Epsilon("0.75"), n: 1, d: 1, quantization: .nonlinear,
          structure: .dependent, parameters: parameters), target: target)
      #expect(construction.scale == 0)
      #expect(construction.errorBound == construction.design.errorBound + 2 * (slope - 1))
      #expect(construction.errorBound <= Rational(3, over: 4))
    }
  }
}
