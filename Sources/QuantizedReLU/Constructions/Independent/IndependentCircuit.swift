/// The function-independent structure as a logical circuit (Theorems 1 and 2; theory, section 5):
/// f'(x) = sum over m, k of c'_{m,k} psi_m(x) v^k, each product a tree of multiplications, each c'
/// a weight of Proposition 3.
///
/// The topology is the same for every f of the class; f decides only the signs (or digits) that the
/// sum reads the taps with.
struct IndependentCircuit {
  let plan: IndependentPlan
  /// N.
  let gridSize: Int
  /// The realised coefficients of a grid point, one for each multi-index in order.
  let coefficients: ([Int]) -> [RealisedWeight]
  private let cascade: TapCascade

  init(
    plan: IndependentPlan, gridSize: Int, coefficients: @escaping ([Int]) -> [RealisedWeight]
  ) {
    self.plan = plan
    self.gridSize = gridSize
    self.coefficients = coefficients
    cascade = plan.weight.cascade()
  }

  /// O(blocks x weights of a block).
  func build() -> Circuit {
    let design = plan.design
    let builder = CircuitBuilder(inputCount: design.d)
    let factors = GridFactors(plan, gridSize: gridSize, builder: builder)
    var sum: [CircuitBuilder.Term] = []
    let indices = MultiIndices.all(dimension: design.d, below: design.n).map(\.axes)
    GridPoints(size: gridSize, dimension: design.d).forEach { m in
      for (index, weight) in zip(indices, coefficients(m)) {
        let product = self.product(builder, factors, m: m, axes: index)
        addReadout(builder, of: product.positive, weight, negated: false, to: &sum)
        if let negative = product.negative {
          addReadout(builder, of: negative, weight, negated: true, to: &sum)
        }
      }
      return true
    }
    if plan.scale > 0 { sum = Scaling.build(builder, plan: plan, sum: sum) }
    return builder.finish(output: sum)
  }

  /// psi_m(x) v^k for the multi-index given as a list of axes.
  private func product(
    _ builder: CircuitBuilder, _ factors: GridFactors, m: [Int], axes: [Int]
  ) -> SignedSignal {
    let d = plan.design.d
    let tree = plan.tree(order: axes.count)
    let leaves = (0..<tree.factors).map { position in
      let level = plan.level(depth: tree.depth(ofLeaf: position))
      if position < d { return factors.psi(axis: position, m: m[position], level: level) }
      let axis = axes[position - d]
      return factors.local(axis: axis, m: m[axis], level: level)
    }
    return tree.fold(leaves) { depth, x, y in
      plan.multiplication.build(builder, x, y, level: plan.level(depth: depth + 1))
    }
  }

  private func addReadout(
    _ builder: CircuitBuilder, of signal: Circuit.Signal, _ weight: RealisedWeight, negated: Bool,
    to sum: inout [CircuitBuilder.Term]
  ) {
    let taps = plan.weight.build(
      builder, of: signal, level: plan.productLevel, cascade: cascade)
    for (tap, coefficient) in plan.weight.readout(of: weight, negated: negated) {
      sum.append((taps[tap], builder.coefficient(coefficient)))
    }
  }
}

/// All m in {0, ..., N}^d, the last axis fastest.
struct GridPoints {
  let size: Int
  let dimension: Int

  /// Visits every point until `body` returns false; whether it never did.
  @discardableResult
  func forEach(_ body: ([Int]) -> Bool) -> Bool {
    var m = [Int](repeating: 0, count: dimension)
    while true {
      guard body(m) else { return false }
      var axis = dimension - 1
      while axis >= 0, m[axis] == size {
        m[axis] = 0
        axis -= 1
      }
      guard axis >= 0 else { return true }
      m[axis] += 1
    }
  }
}
