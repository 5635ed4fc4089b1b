/// Which level everything of the unquantized baseline stands on: shared by the builder and the
/// census.
///
/// From the input up: hinges, factors (psi and v) on the levels where the product trees want them,
/// products, output. It is the order of `IndependentPlan` without what only a codebook needs.
struct UnquantizedPlan: Sendable {
  let design: IndependentDesign
  let sharing: HingeSharing
  let multiplication: UnquantizedMultiplication
  /// On which levels the product trees want psi: consecutive axes with the same levels together.
  let axes: [(count: Int, psi: [Int])]
  /// On which levels they want v, for every axis alike; ascending.
  let local: [Int]

  /// O(n^2) for n trees.
  init(design: IndependentDesign, sharing: HingeSharing) {
    self.design = design
    self.sharing = sharing
    let multiplication = UnquantizedMultiplication(depth: design.squaringDepth)
    self.multiplication = multiplication
    let d = design.d
    let level = { UnquantizedPlan.level(depth: $0, design, multiplication) }
    // Axes lower ..< upper want psi on a level.
    var wanted: [(lower: Int, upper: Int, level: Int)] = []
    var local: Set<Int> = []
    for j in 0..<design.n {
      let tree = design.tree(order: j)
      let deep = min(2 * tree.deepPairs, d)
      if deep > 0 { wanted.append((0, deep, level(tree.height))) }
      if deep < d { wanted.append((deep, d, level(tree.depth(ofLeaf: d - 1)))) }
      if j > 0 {
        for position in [d, d + j - 1] { local.insert(level(tree.depth(ofLeaf: position))) }
      }
    }
    let borders = Set(wanted.flatMap { [$0.lower, $0.upper] }).sorted()
    axes = zip(borders, borders.dropFirst()).map { lower, upper in
      let levels = wanted.filter { $0.lower <= lower && upper <= $0.upper }.map(\.level)
      return (upper - lower, Set(levels).sorted())
    }
    self.local = local.sorted()
  }

  private static func level(
    depth: Int, _ design: IndependentDesign, _ multiplication: UnquantizedMultiplication
  ) -> Int {
    // The earliest factor stands on level 2: hinges read the inputs.
    2 + (design.treeHeight - depth) * multiplication.height
  }

  /// Where a factor, or a product, stands that goes through `depth` more products.
  func level(depth: Int) -> Int { UnquantizedPlan.level(depth: depth, design, multiplication) }

  /// Where every product tree ends; the output reads this level.
  var productLevel: Int { level(depth: 0) }

  /// Weight layers: the output's level.
  var depth: Int { productLevel + 1 }
}
