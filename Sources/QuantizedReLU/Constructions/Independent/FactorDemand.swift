/// On which levels the product trees want the factors psi (axis by axis) and v (every axis alike).
///
/// The factor psi of an axis stands at a fixed position of every tree, but trees of different
/// orders put that position at different depths; axes with the same demand are counted together, so
/// that d = 10^6 axes are a handful of classes.
struct FactorDemand {
  /// Consecutive axes with the same demand.
  struct Axes {
    let count: Int
    /// Levels that want psi, with the copies that its readers need.
    let psi: [(level: Int, copies: Int)]
  }
  let axes: [Axes]
  /// Levels that want v and -v, ascending.
  let local: [Int]

  /// O(n^2) for n trees.
  init(_ plan: IndependentPlan, weightCopies: Int) {
    let d = plan.design.d
    // Axes lower ..< upper want psi at a depth with so many copies.
    var wanted: [(lower: Int, upper: Int, depth: Int, copies: Int)] = []
    var localDepths: Set<Int> = []
    for j in 0..<plan.design.n {
      let tree = plan.tree(order: j)
      if tree.height == 0 {
        wanted.append((0, d, 0, weightCopies))
        continue
      }
      let deep = min(2 * tree.deepPairs, d)
      let plain = plan.factorCopies(meetingSigned: false)
      if deep > 0 { wanted.append((0, deep, tree.height, plain)) }
      if deep < d { wanted.append((deep, d, tree.height - 1, plain)) }
      // Only the last factor psi can be multiplied with a signed value.
      if tree.meetsSigned(leaf: d - 1) {
        wanted.append(
          (d - 1, d, tree.depth(ofLeaf: d - 1), plan.factorCopies(meetingSigned: true)))
      }
      if j > 0 {
        for position in Set([d, d + j - 1]) { localDepths.insert(tree.depth(ofLeaf: position)) }
      }
    }
    let borders = Set(wanted.flatMap { [$0.lower, $0.upper] }).sorted()
    axes = zip(borders, borders.dropFirst()).map { lower, upper in
      var copies: [Int: Int] = [:]
      for entry in wanted where entry.lower <= lower && upper <= entry.upper {
        copies[entry.depth] = max(copies[entry.depth] ?? 0, entry.copies)
      }
      return Axes(
        count: upper - lower,
        psi: copies.map { (plan.level(depth: $0.key), $0.value) }.sorted { $0.0 < $1.0 })
    }
    local = localDepths.map { plan.level(depth: $0) }.sorted()
  }
}
