/// Which level everything of the function-independent structure stands on: shared by the builder
/// and the census.
///
/// From the input up: coordinates 4 N x, hinges, factors (psi and v) at the levels where the
/// product trees want them, products, taps of Proposition 3, output; for C > 1 the scaling of
/// section 2 of the theory above it.
package struct IndependentPlan: Sendable {
  let design: IndependentDesign
  let codebook: Codebook
  let edges: EdgeCounts
  let weight: Weight
  let multiplication: Multiplication
  /// log2 of C.
  let scale: Int

  /// The plan for any N, r, t: what the paper's parameters are is decided elsewhere.
  package init(
    design: IndependentDesign, codebook: Codebook, scale: Int
  ) throws(CodebookError) {
    self.init(design: design, codebook: codebook, edges: try EdgeCounts(codebook), scale: scale)
  }

  /// The same with the edges already counted: a search over designs on one codebook counts them
  /// once.
  init(design: IndependentDesign, codebook: Codebook, edges: EdgeCounts, scale: Int) {
    self.design = design
    self.codebook = codebook
    self.edges = edges
    self.scale = scale
    weight = Weight(codebook, edges: edges, precision: design.precision)
    multiplication = Multiplication(depth: design.squaringDepth)
  }

  /// The odd part of N = odd 2^twos.
  var oddPart: Int { design.d >> design.d.trailingZeroBitCount }
  /// How often 2 divides N.
  var twos: Int { design.gridExponent + design.d.trailingZeroBitCount }
  /// Levels that multiply by the odd part, one a binary digit after the first.
  var oddDigits: Int { oddPart.floorLog2 }
  /// The highest binary digit of N, and of N + 1.
  var topDigit: Int { twos + oddDigits }

  /// The tree of a multi-index of order j.
  func tree(order j: Int) -> ProductTree { design.tree(order: j) }

  /// Products on the longest path of all trees.
  var treeHeight: Int { design.treeHeight }

  /// Where the coordinate 4 N x is ready: x/2 on level 1, one level a digit of the odd part, then
  /// doublings.
  var coordinateLevel: Int { topDigit + 4 }
  /// Where the earliest factors stand: shifted coordinate, hinge, factor follow the coordinate.
  var firstFactorLevel: Int { coordinateLevel + 3 }
  /// Where every product tree ends and Proposition 3 begins.
  var productLevel: Int { firstFactorLevel + treeHeight * multiplication.height }
  /// Where a factor, or a product, stands that goes through `depth` more products.
  func level(depth: Int) -> Int { productLevel - depth * multiplication.height }
  /// Where the taps stand.
  var tapLevel: Int { productLevel + weight.height }
  /// Where the sum of all blocks stands: the output, or for C > 1 the unit that holds g' + 4.
  var sumLevel: Int { tapLevel + 1 }
  /// Weight layers: the output's level.
  var depth: Int { scale == 0 ? sumLevel : sumLevel + scale + 3 }

  /// A factor psi is read by products, or (d = n = 1, or the last one) by Proposition 3.
  func factorCopies(meetingSigned: Bool) -> Int {
    meetingSigned ? max(edges.half, edges.minusHalf) : edges.half
  }

  /// The structure's counts by census.
  package var counts: NetworkCounts { IndependentCensus(self).counts }

  /// The circuit for given coefficients at every grid point, in the order of `MultiIndices`.
  ///
  /// Traps when N has more than 40 bits.
  package func circuit(coefficients: @escaping ([Int]) -> [Double]) -> Circuit {
    guard let gridSize = design.smallGridSize else { preconditionFailure("N is too large") }
    let scheme = weight.scheme
    return IndependentCircuit(plan: self, gridSize: gridSize) { m in
      coefficients(m).map { RealisedWeight($0, scheme: scheme) }
    }.build()
  }
}
