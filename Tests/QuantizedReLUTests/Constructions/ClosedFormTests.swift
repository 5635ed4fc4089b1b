import QuantizedReLU
import Testing

@Suite struct ClosedFormTests {
  /// Points that share grid points and points that share none, asked together and one by one: what
  /// is remembered on the way changes no bit.
  @Test(
    "values do not depend on which points are asked together",
    arguments: [
      (1, 1, "0.1"), (1, 3, "1e-9"), (2, 1, "0.1"), (2, 2, "1e-6"), (3, 2, "0.1"), (5, 1, "0.01"),
    ])
  func remembersCoefficients(_ d: Int, _ n: Int, _ epsilon: String) throws {
    var random = SeededGenerator(seed: UInt64(10 * d + n))
    let target = try TargetFunction(
      parsing: d == 1 ? "sin(9*x)" : "sin(3*x1)*cos(x2)", dimension: d)
    for quantization in Quantization.allCases {
      let construction = try IndependentConstruction(
        setting: Setting(
          lambda: 6, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization),
        target: target)
      let form = try construction.closedForm()
      // A crowd in one corner, and enough elsewhere that the memory is given up on a fine grid.
      let points = (0..<900).map { index in
        (0..<d).map { _ in
          Double.random(in: 0...(index < 200 ? 0.001 : 1), using: &random)
        }
      }
      let together = form.values(at: points)
      for index in stride(from: 0, to: points.count, by: 7) {
        #expect(form.values(at: [points[index]]) == [together[index]])
      }
      guard d == 1 else { continue }
      #expect(form.values(at: points.map { $0[0] }) == together)
    }
  }
}
