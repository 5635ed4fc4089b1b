import BigInt

/// The exact counts of the unquantized baseline by arithmetic alone: factors of the d(N+1) pairs of
/// axis and m, plus (N+1)^d C(d+j-1, j) product trees for every order j < n.
struct UnquantizedCensus {
  let plan: UnquantizedPlan
  /// N.
  private let size: Count

  init(_ plan: UnquantizedPlan) {
    self.plan = plan
    size = plan.design.gridSize
  }

  /// The counts.
  ///
  /// O(n log(d+n)) count operations.
  var counts: UnquantizedCounts {
    var tally = CensusTally()
    // Axes by the level on which they want psi, and by the last one on which they relay x: that
    // below the hinges of their last factor.
    var psiAxes: [Int: Int] = [:]
    var relayedAxes: [Int: Int] = [:]
    for axes in plan.axes {
      for level in axes.psi { psiAxes[level, default: 0] += axes.count }
      let last = max(axes.psi.last ?? 0, plan.local.last ?? 0)
      relayedAxes[last - 2, default: 0] += axes.count
    }
    for (last, axes) in relayedAxes {
      tally.add(LevelRun(start: 1, length: last, units: 1, weights: 1), times: Count(axes))
    }
    for (level, axes) in psiAxes { addPsi(level, times: Count(axes), to: &tally) }
    for level in plan.local { addLocal(level, times: Count(plan.design.d), to: &tally) }
    addProducts(to: &tally)
    return UnquantizedCounts(
      depth: Count(plan.depth), width: tally.width, units: tally.units, weights: tally.weights)
  }

  /// Four hinges of two weights each for every psi, or two for every m = 0...N+1, and four edges
  /// into psi.
  private func addPsi(_ level: Int, times: Count, to tally: inout CensusTally) {
    let hinges =
      switch plan.sharing {
      case .separate: (size + 1) * 4
      case .shared: (size + 2) * 2
      }
    tally.add(
      start: level - 1, length: 1, units: times * hinges, weights: times * hinges * 2)
    tally.add(
      start: level, length: 1, units: times * (size + 1), weights: times * (size + 1) * 4)
  }

  /// Three hinges for every v (two for m = 0, whose v- is 0), or one for every m = 0...N+1; those
  /// at u = 0 have no bias: of m = 0 and, separate, of m = 1.
  ///
  /// v+ reads two hinges, v- two and a bias; for m = 0 it reads one.
  private func addLocal(_ level: Int, times: Count, to tally: inout CensusTally) {
    let (hinges, weights) =
      switch plan.sharing {
      case .separate: (size * 3 + 2, size * 6 + 2)
      case .shared: (size + 2, size * 2 + 3)
      }
    tally.add(start: level - 1, length: 1, units: times * hinges, weights: times * weights)
    tally.add(
      start: level, length: 1, units: times * (size + 1) * 2, weights: times * (size * 5 + 3))
  }

  /// Product trees, and the output's edges: one for each sign part of a product.
  private func addProducts(to tally: inout CensusTally) {
    let design = plan.design
    let points = (size + 1).power(design.d)
    let kinds = [(false, false), (false, true), (true, true)].map {
      plan.multiplication.census(signedX: $0.0, signedY: $0.1)
    }
    // How many products of each kind stand at each depth, over all multi-indices of a grid point.
    var products = [[Count]](
      repeating: Array(repeating: 0, count: kinds.count), count: design.treeHeight)
    var parts = Count(0)
    var terms = BigUInt(1)
    for j in 0..<design.n {
      // C(d+j-1, j) from the one before.
      if j > 0 { terms = terms * BigUInt(design.d + j - 1) / BigUInt(j) }
      let count = Count(terms)
      for (depth, row) in design.tree(order: j).rows.enumerated() {
        for (kind, perTree) in [row.plain + row.meetingSigned, row.mixed, row.signed].enumerated()
        where perTree > 0 {
          products[depth][kind] += count * perTree
        }
      }
      parts += count * (j == 0 ? 1 : 2)
    }
    for (depth, row) in products.enumerated() {
      for (runs, count) in zip(kinds, row) {
        tally.add(runs, at: plan.level(depth: depth + 1), times: points * count)
      }
    }
    tally.add(weights: points * parts)
  }
}
