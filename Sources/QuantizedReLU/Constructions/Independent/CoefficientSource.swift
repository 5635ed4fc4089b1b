/// Where a closed form has its coefficients from: f's own, rounded to what Proposition 3 makes or,
/// in the unquantized network, as they are.
struct CoefficientSource: Sendable {
  private let exact: GridCoefficients
  private let rounding: WeightRounding?

  init(_ exact: GridCoefficients, rounding: WeightRounding?) {
    self.exact = exact
    self.rounding = rounding
  }

  /// Writes the coefficients of a grid point, in the order of `MultiIndices`.
  func write(at m: [Int], into weights: inout [Double]) {
    exact.write(at: m, into: &weights)
    guard let rounding else { return }
    for index in weights.indices { weights[index] = rounding.value(weights[index]) }
  }
}
