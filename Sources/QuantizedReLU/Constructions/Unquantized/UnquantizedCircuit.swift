/// The unquantized baseline as a logical circuit: f'(x) = sum over m, k of c_{m,k} psi_m(x) v^k,
/// the coefficients on the edges of the output.
struct UnquantizedCircuit {
  let plan: UnquantizedPlan
  /// N.
  let gridSize: Int
  /// The coefficients of a grid point, one for each multi-index in order.
  let coefficients: ([Int]) -> [Double]

  /// O(blocks x weights of a block).
  func build() -> Circuit {
    let design = plan.design
    let builder = CircuitBuilder(inputCount: design.d)
    let factors = UnquantizedFactors(
      sharing: plan.sharing, gridSize: gridSize, builder: builder)
    let shared = UnquantizedCoefficients(depth: design.squaringDepth, builder: builder)
    let indices = MultiIndices.all(dimension: design.d, below: design.n).map(\.axes)
    var sum: [CircuitBuilder.Term] = []
    GridPoints(size: gridSize, dimension: design.d).forEach { m in
      for (index, value) in zip(indices, coefficients(m)) {
        let product = self.product(builder, factors, shared, m: m, axes: index)
        // A coefficient that happens to be 0 keeps its edge: the structure is the same for every f.
        for (signal, coefficient) in product.terms(Rational(exactly: value)) {
          sum.append((signal, builder.coefficient(coefficient)))
        }
      }
      return true
    }
    return builder.finish(output: sum)
  }

  /// psi_m(x) v^k for the multi-index given as a list of axes.
  private func product(
    _ builder: CircuitBuilder, _ factors: UnquantizedFactors, _ shared: UnquantizedCoefficients,
    m: [Int], axes: [Int]
  ) -> SignedSignal {
    let d = plan.design.d
    let tree = plan.design.tree(order: axes.count)
    let leaves = (0..<tree.factors).map { position in
      let level = plan.level(depth: tree.depth(ofLeaf: position))
      if position < d { return factors.psi(axis: position, m: m[position], level: level) }
      let axis = axes[position - d]
      return factors.local(axis: axis, m: m[axis], level: level)
    }
    return tree.fold(leaves) { depth, x, y in
      plan.multiplication.build(
        builder, shared, x, y, level: plan.level(depth: depth + 1))
    }
  }
}
