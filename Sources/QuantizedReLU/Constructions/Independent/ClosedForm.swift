/// f' of the function-independent structure without the network: only the grid points around x have
/// psi_m(x) > 0, and f_r needs no loop.
///
/// At most 2^d C(d+n-1, d) products a point, where the network has millions of weights.
///
/// The arithmetic follows the network's own products, trees and rounded coefficients, so on a
/// dyadic codebook the two agree bit for bit while the bits needed fit a double. With coefficients
/// that are not rounded it is f' of the unquantized baseline.
public struct ClosedForm: Sendable {
  let design: IndependentDesign
  /// N, with at most 40 bits.
  let gridSize: Int
  /// log2 of C.
  let scale: Int
  /// The coefficients of a grid point for f / C, in the order of `MultiIndices`.
  let coefficients: @Sendable ([Int]) -> [Double]

  /// The most products that one point may take.
  public static let productLimit = 1 << 20

  /// - Throws: `EvaluationError` where a point would take too many products, or N has more than 40
  ///   bits.
  init(plan: IndependentPlan, target: TargetFunction) throws(EvaluationError) {
    design = plan.design
    gridSize = try ClosedForm.gridSize(of: plan.design, target: target)
    scale = plan.scale
    let rule = CoefficientRule(plan: plan, target: target, gridSize: gridSize)
    coefficients = { rule.weights(at: $0).map(\.value) }
  }

  /// The same with the coefficients of f itself, neither scaled nor rounded.
  ///
  /// - Throws: as the other one.
  init(design: IndependentDesign, target: TargetFunction) throws(EvaluationError) {
    self.design = design
    gridSize = try ClosedForm.gridSize(of: design, target: target)
    scale = 0
    let exact = GridCoefficients(design: design, scale: 0, target: target, gridSize: gridSize)
    coefficients = { exact.values(at: $0) }
  }

  /// N, when a point can be evaluated at all.
  private static func gridSize(
    of design: IndependentDesign, target: TargetFunction
  ) throws(EvaluationError) -> Int {
    let products = Count.powerOfTwo(design.d) * design.termsPerGridPoint
    guard let small = products.int, small <= ClosedForm.productLimit else {
      throw .tooManyActiveBlocks(
        dimension: design.d, blocks: products, limit: ClosedForm.productLimit)
    }
    guard let gridSize = design.smallGridSize else {
      throw .gridTooFine(cells: design.gridSize)
    }
    guard target.hasTaylorCoefficients(below: design.n) else {
      throw .tooManyDerivatives(dimension: design.d, order: design.n)
    }
    return gridSize
  }

  /// f'(x) for each point of [0,1]^d.
  ///
  /// Coefficients of a grid point are computed once for all points of a call.
  public func values(at points: [[Double]]) -> [Double] {
    var evaluator = Evaluator(self)
    return points.map { evaluator.value(at: $0) }
  }

  /// f'(x) for each x of [0,1], d = 1.
  public func values(at points: [Double]) -> [Double] {
    precondition(design.d == 1)
    var evaluator = Evaluator(self)
    return points.map { evaluator.value(at: [$0]) }
  }

  /// One call's evaluation: the buffers and the coefficients of grid points met so far.
  private struct Evaluator {
    let form: ClosedForm
    let trees: [ProductTree]
    let indices: [[Int]]
    var known: [Int: [Double]] = [:]

    init(_ form: ClosedForm) {
      self.form = form
      let design = form.design
      trees = (0..<design.n).map { design.tree(order: $0) }
      indices = MultiIndices.all(dimension: design.d, below: design.n).map(\.axes)
    }

    mutating func value(at point: [Double]) -> Double {
      let d = form.design.d
      precondition(point.count == d, "a point has \(d) coordinates")
      // The grid points of each axis with psi > 0: at most two.
      var active: [[(m: Int, psi: Double, v: Double)]] = []
      active.reserveCapacity(d)
      for x in point {
        precondition(x >= 0 && x <= 1, "f' is defined on [0, 1]")
        let u = Double(form.gridSize) * x
        let below = Int(u.rounded(.down))
        var near: [(m: Int, psi: Double, v: Double)] = []
        for m in max(0, below)...min(form.gridSize, below + 1) {
          let v = u - Double(m)
          let psi = ClosedForm.trapezoid(3 * v)
          if psi > 0 { near.append((m, psi, v)) }
        }
        active.append(near)
      }
      let sum = d == 1 ? sumOverAxis(active[0]) : sumOverCube(active)
      return sum * Double(sign: .plus, exponent: form.scale, significand: 1)
    }

    private mutating func sumOverAxis(_ near: [(m: Int, psi: Double, v: Double)]) -> Double {
      var sum = 0.0
      let depth = form.design.squaringDepth
      for (m, psi, v) in near {
        let weights = self.weights(key: m) { [m] }
        sum += weights[0] * psi
        for j in 1..<max(1, weights.count) {
          var leaves = [Double](repeating: v, count: j + 1)
          leaves[0] = psi
          sum +=
            weights[j]
            * trees[j].fold(leaves) { _, x, y in Multiplication.product(x, y, depth: depth) }
        }
      }
      return sum
    }

    private mutating func sumOverCube(_ active: [[(m: Int, psi: Double, v: Double)]]) -> Double {
      let d = active.count
      let depth = form.design.squaringDepth
      var choice = [Int](repeating: 0, count: d)
      var leaves: [Double] = []
      var sum = 0.0
      while true {
        var key = 0
        for axis in 0..<d {
          key = key &* (form.gridSize + 1) &+ active[axis][choice[axis]].m
        }
        let weights = self.weights(key: key) {
          (0..<d).map { active[$0][choice[$0]].m }
        }
        for (index, weight) in zip(indices, weights) {
          leaves.removeAll(keepingCapacity: true)
          for axis in 0..<d { leaves.append(active[axis][choice[axis]].psi) }
          for axis in index { leaves.append(active[axis][choice[axis]].v) }
          sum +=
            weight
            * trees[index.count].fold(leaves) { _, x, y in
              Multiplication.product(x, y, depth: depth)
            }
        }
        var axis = d - 1
        while axis >= 0, choice[axis] == active[axis].count - 1 {
          choice[axis] = 0
          axis -= 1
        }
        guard axis >= 0 else { return sum }
        choice[axis] += 1
      }
    }

    /// Coefficients of a grid point, remembered where its key is unique.
    private mutating func weights(key: Int, _ m: () -> [Int]) -> [Double] {
      let isUnique =
        form.design.d * (form.gridSize + 1).ceilingLog2 <= 62
      if isUnique, let weights = known[key] { return weights }
      let weights = form.coefficients(m())
      if isUnique { known[key] = weights }
      return weights
    }
  }

  /// h: 1 on |z| <= 1, 2 - |z| up to 2, 0 beyond.
  static func trapezoid(_ z: Double) -> Double { max(0, min(1, 2 - abs(z))) }
}
