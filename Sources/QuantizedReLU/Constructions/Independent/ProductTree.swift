/// The balanced tree in which d + |k| factors are multiplied: psi of every axis, then the local
/// coordinates of the multi-index.
///
/// The tree is the complete one: the first factors stand one level deeper, so that products of psi
/// alone, which are never negative and cost less, come first. Height ceil(log2(factors)), the same
/// bound as [D]'s chain of products.
struct ProductTree: Sendable, Hashable {
  /// Leaves: d + |k|, at least 1.
  let factors: Int
  /// How many of them, the first ones, are never negative.
  let nonnegative: Int
  /// Products on the longest path.
  let height: Int
  /// Products on the deepest level: pairs of the first 2 `deepPairs` leaves.
  let deepPairs: Int

  init(factors: Int, nonnegative: Int) {
    precondition(factors >= 1 && nonnegative <= factors)
    self.factors = factors
    self.nonnegative = nonnegative
    height = factors.ceilingLog2
    deepPairs = height == 0 ? 0 : factors - 1 << (height - 1)
  }

  /// How many products the leaf at a position goes through.
  func depth(ofLeaf position: Int) -> Int {
    position < 2 * deepPairs || height == 0 ? height : height - 1
  }

  /// Multiplies the leaves in the tree's order.
  func fold<Value>(_ leaves: [Value], _ product: (_ depth: Int, Value, Value) -> Value) -> Value {
    precondition(leaves.count == factors)
    guard height > 0 else { return leaves[0] }
    var row = (0..<deepPairs).map { product(height - 1, leaves[2 * $0], leaves[2 * $0 + 1]) }
    row += leaves[(2 * deepPairs)...]
    var depth = height - 1
    while row.count > 1 {
      depth -= 1
      row = (0..<row.count / 2).map { product(depth, row[2 * $0], row[2 * $0 + 1]) }
    }
    return row[0]
  }

  /// The same in place: the leaves are lost.
  @inline(__always)
  func fold(
    in leaves: UnsafeMutableBufferPointer<Double>, _ product: (Double, Double) -> Double
  ) -> Double {
    guard height > 0 else { return leaves[0] }
    for pair in 0..<deepPairs { leaves[pair] = product(leaves[2 * pair], leaves[2 * pair + 1]) }
    for leaf in 2 * deepPairs..<factors { leaves[leaf - deepPairs] = leaves[leaf] }
    var count = factors - deepPairs
    while count > 1 {
      count /= 2
      for pair in 0..<count { leaves[pair] = product(leaves[2 * pair], leaves[2 * pair + 1]) }
    }
    return leaves[0]
  }

  /// What products stand at one depth (the root has depth 0), by the signs of their two factors.
  ///
  /// Those whose own product is never negative but meets a signed one next are counted apart: they
  /// need a copy more on some codebooks.
  struct Row: Sendable, Hashable {
    /// Both factors nonnegative, and so is what the product is multiplied with.
    var plain = 0
    /// Both factors nonnegative, multiplied with a signed value next.
    var meetingSigned = 0
    /// One nonnegative, one signed factor.
    var mixed = 0
    /// Both factors signed.
    var signed = 0
  }

  /// The products by depth, 0 ..< height.
  ///
  /// O(height).
  var rows: [Row] {
    var result = [Row](repeating: Row(), count: height)
    guard height > 0 else { return result }
    // `free`: how many nodes of the row, the first ones, are never negative.
    let pairs = min(deepPairs, nonnegative / 2)
    var row = Row()
    row.plain = pairs
    if nonnegative % 2 == 1, nonnegative < 2 * deepPairs { row.mixed = 1 }
    row.signed = deepPairs - row.plain - row.mixed
    var free = 2 * deepPairs <= nonnegative ? nonnegative - deepPairs : nonnegative / 2
    let moveBoundary = { (row: inout Row, depth: Int, free: Int, products: Int) in
      // The last nonnegative node of a row is paired with a signed one when their number is odd; a
      // root has no partner.
      guard depth > 0, free % 2 == 1, free - 1 < products, row.plain > 0 else { return }
      row.plain -= 1
      row.meetingSigned = 1
    }
    moveBoundary(&row, height - 1, free, deepPairs)
    result[height - 1] = row
    for depth in stride(from: height - 2, through: 0, by: -1) {
      let nodes = 1 << depth
      var row = Row()
      row.plain = free / 2
      row.mixed = free % 2
      row.signed = nodes - row.plain - row.mixed
      free /= 2
      moveBoundary(&row, depth, free, nodes)
      result[depth] = row
    }
    return result
  }

  /// Whether the node that a leaf is multiplied with is signed.
  func meetsSigned(leaf position: Int) -> Bool {
    if position < 2 * deepPairs { return position ^ 1 >= nonnegative }
    let free = 2 * deepPairs <= nonnegative ? nonnegative - deepPairs : nonnegative / 2
    return height > 0 && (position - deepPairs) ^ 1 >= free
  }
}

extension IndependentDesign {
  /// The tree of a multi-index of order j.
  func tree(order j: Int) -> ProductTree { ProductTree(factors: d + j, nonnegative: d) }

  /// Products on the longest path of all trees.
  var treeHeight: Int { (d + n - 1).ceilingLog2 }
}
