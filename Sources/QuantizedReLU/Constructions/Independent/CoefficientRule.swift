/// The coefficients c_{m,k} = D^k f(m/N) / (k! N^|k|), for f / C, each rounded once to what
/// Proposition 3 makes.
struct CoefficientRule {
  private let exact: GridCoefficients
  private let scheme: WeightScheme

  init(plan: IndependentPlan, target: TargetFunction, gridSize: Int) {
    exact = GridCoefficients(
      design: plan.design, scale: plan.scale, target: target, gridSize: gridSize)
    scheme = plan.weight.scheme
  }

  /// The realised coefficients of a grid point, in the order of `MultiIndices`.
  func weights(at m: [Int]) -> [RealisedWeight] {
    coefficients(at: m).map { RealisedWeight($0, scheme: scheme) }
  }

  /// The coefficients before rounding.
  func coefficients(at m: [Int]) -> [Double] { exact.values(at: m) }
}
