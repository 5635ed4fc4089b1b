import QuantizedReLU
import Testing

/// Long work ends where it is no longer wanted, and says nothing then.
@Suite struct EndingTests {
  private func construction(_ text: String, _ setting: Setting) throws -> Construction {
    try Construction(setting: setting, target: TargetFunction(parsing: text, dimension: 1))
  }

  @Test("An error that is no longer wanted is unknown, not missing")
  func errorEnds() throws {
    var measurement = Measurement(
      try construction(
        "sin(x)",
        Setting(
          lambda: 2, epsilon: try Epsilon("0.001"), n: 1, d: 1, quantization: .nonlinear,
          structure: .dependent)))
    #expect(measurement.value(.error, while: { false }) == nil)
    #expect(measurement.value(.error) != nil)
  }

  @Test("Counting coefficients of wide codes asks within a grid point's dozens, and ends at once")
  func countingEnds() throws {
    let construction = try construction(
      "sin(9*x)*cos(x*x)",
      Setting(
        lambda: 4, epsilon: try Epsilon("1e-60"), n: 32, d: 1, quantization: .linear))
    var asked = 0
    let counts = construction.instanceCounts(while: {
      asked += 1
      return asked < 3
    })
    #expect(counts == nil && asked == 3)
    // A block with wide codes weighs as a hundred.
    guard case .independent(let independent) = construction else {
      Issue.record("not the structure that was asked for")
      return
    }
    #expect(construction.instanceVisits == independent.design.blocks * 100)
  }
}
