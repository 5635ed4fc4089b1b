/// The Taylor coefficients of a grid point in local coordinates u = N x, before any rounding:
/// c_{m,k} = D^k f(m/N) / (k! N^|k|), for f / C (theory, section 5).
struct GridCoefficients: Sendable {
  let design: IndependentDesign
  let target: TargetFunction
  let gridSize: Int
  private let factors: [Double]
  private let orders: [Int]

  /// `scale` is log2 of C.
  init(design: IndependentDesign, scale: Int, target: TargetFunction, gridSize: Int) {
    self.design = design
    self.target = target
    self.gridSize = gridSize
    // N^-j / C for each order: exact in doubles for a power of two, else rounded once.
    var factors = [Double(sign: .plus, exponent: -scale, significand: 1)]
    for _ in 1..<max(1, design.n) {
      factors.append(factors[factors.count - 1] / Double(gridSize))
    }
    self.factors = factors
    orders = MultiIndices.all(dimension: design.d, below: design.n).map(\.degree)
  }

  /// The coefficients of a grid point, in the order of `MultiIndices`.
  func values(at m: [Int]) -> [Double] {
    let point = m.map { Double($0) / Double(gridSize) }
    if design.n == 1 { return [target.value(at: point) * factors[0]] }
    var coefficients = target.taylorCoefficients(at: point, below: design.n)
    for (index, order) in orders.enumerated() { coefficients[index] *= factors[order] }
    return coefficients
  }

  /// The same into an array of their number, without another one where n = 1 or d = 1.
  func write(at m: [Int], into coefficients: inout [Double]) {
    guard design.n == 1 || design.d == 1 else {
      coefficients = values(at: m)
      return
    }
    let first = Double(m[0]) / Double(gridSize)
    if design.d == 1 {
      coefficients.withUnsafeMutableBufferPointer { target.taylorCoefficients(at: first, into: $0) }
      for order in coefficients.indices { coefficients[order] *= factors[order] }
      return
    }
    coefficients[0] =
      withUnsafeTemporaryAllocation(of: Double.self, capacity: m.count) { point in
        for (axis, place) in m.enumerated() { point[axis] = Double(place) / Double(gridSize) }
        return target.value(at: UnsafeBufferPointer(point))
      } * factors[0]
  }
}
