/// The coefficients c_{m,k} = D^k f(m/N) / (k! N^|k|), for f / C, each rounded once to what
/// Proposition 3 makes.
struct CoefficientRule {
  let plan: IndependentPlan
  let target: TargetFunction
  let gridSize: Int
  private let factors: [Double]
  private let orders: [Int]

  init(plan: IndependentPlan, target: TargetFunction, gridSize: Int) {
    self.plan = plan
    self.target = target
    self.gridSize = gridSize
    // N^-j / C for each order: exact in doubles for a power of two, else rounded once.
    let scale = Double(sign: .plus, exponent: -plan.scale, significand: 1)
    var factors = [scale]
    for _ in 1..<max(1, plan.design.n) {
      factors.append(factors[factors.count - 1] / Double(gridSize))
    }
    self.factors = factors
    orders = MultiIndices.all(dimension: plan.design.d, below: plan.design.n).map(\.degree)
  }

  /// The realised coefficients of a grid point, in the order of `MultiIndices`.
  func weights(at m: [Int]) -> [RealisedWeight] {
    coefficients(at: m).map { RealisedWeight($0, scheme: plan.weight.scheme) }
  }

  /// The coefficients before rounding.
  func coefficients(at m: [Int]) -> [Double] {
    let point = m.map { Double($0) / Double(gridSize) }
    let n = plan.design.n
    if n == 1 { return [target.value(at: point) * factors[0]] }
    var coefficients = target.taylorCoefficients(at: point, below: n)
    for (index, order) in orders.enumerated() { coefficients[index] *= factors[order] }
    return coefficients
  }
}
