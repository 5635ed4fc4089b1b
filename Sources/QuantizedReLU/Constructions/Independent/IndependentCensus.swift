import BigInt

/// The exact counts of the function-independent structure by arithmetic alone: shared parts, plus
/// (N+1)^d C(d+j-1, j) blocks for every order j < n of the Taylor terms.
///
/// Nothing is built; at d = 10^6 it takes milliseconds.
struct IndependentCensus {
  let plan: IndependentPlan
  private var design: IndependentDesign { plan.design }
  private var edges: EdgeCounts { plan.edges }

  init(_ plan: IndependentPlan) {
    self.plan = plan
  }

  /// The structure's counts.
  var counts: NetworkCounts {
    var tally = CensusTally()
    let taps = WeightCensus(plan.weight, edges: edges)
    let demand = FactorDemand(plan, weightCopies: taps.inputCopies)
    addAxes(demand, to: &tally)
    addConstants(demand, to: &tally)
    addBlocks(taps, to: &tally)
    if plan.scale > 0 { addScaling(to: &tally) }
    if !edges.minusHalfIsValue { tally.addConstantUnits(copies: edges.minusHalfBiasEdges) }
    return NetworkCounts(
      depth: Count(plan.depth), width: tally.width, units: tally.units, weights: tally.weights,
      lambda: plan.codebook.lambda)
  }

  // MARK: Blocks

  /// The kinds of products in `ProductTree.Row`, in its order.
  private let kinds: [(signedX: Bool, signedY: Bool, isPlain: Bool)] = [
    (false, false, true), (false, false, false), (false, true, false), (true, true, false),
  ]

  /// Products and taps, which every (m, k) has for itself, and the edges of the sum over all of
  /// them.
  private func addBlocks(_ taps: WeightCensus, to tally: inout CensusTally) {
    let points = (design.gridSize + 1).power(design.d)
    // How many products of each kind stand at each depth, over all multi-indices of a grid point.
    var products = [[Count]](
      repeating: Array(repeating: 0, count: kinds.count), count: plan.treeHeight)
    var tapParts = Count(0)
    var terms = BigUInt(1)
    for j in 0..<design.n {
      // C(d+j-1, j) from the one before.
      if j > 0 { terms = terms * BigUInt(design.d + j - 1) / BigUInt(j) }
      for (depth, row) in plan.tree(order: j).rows.enumerated() {
        for (kind, count) in [row.plain, row.meetingSigned, row.mixed, row.signed].enumerated()
        where count > 0 {
          products[depth][kind] += Count(terms) * count
        }
      }
      tapParts += Count(terms) * (j == 0 ? 1 : 2)
    }
    let pair = max(edges.half, edges.minusHalf)
    for (kind, shape) in kinds.enumerated() {
      // The root is read by Proposition 3, the others by the next product.
      let census = { (copies: Int) in
        CensusTally.merged(
          plan.multiplication.census(
            edges, signedX: shape.signedX, signedY: shape.signedY, copies: copies))
      }
      let root = census(taps.inputCopies)
      let inner = census(shape.isPlain ? edges.half : pair)
      for depth in products.indices {
        tally.add(
          depth == 0 ? root : inner, at: plan.level(depth: depth + 1),
          times: points * products[depth][kind])
      }
    }
    let parts = points * tapParts
    tally.add(units: parts * taps.units, weights: parts * taps.weights)
    if taps.height > 0 {
      let top = plan.tapLevel
      tally.addProfile(breakpoints: [top, top - 1].filter { $0 > plan.productLevel }) { level in
        let distance = top - level
        return distance >= 0 && distance < taps.height ? parts * taps.units(distance: distance) : 0
      }
    }
    // The sum over all blocks: the output reads every tap once; for C > 1 the unit g' + 4 does, in
    // copies.
    let copies = plan.scale > 0 ? edges.half : 1
    tally.add(weights: parts * taps.readoutEdges * copies)
  }

  // MARK: Coordinates, hinges, factors

  private func addAxes(_ demand: FactorDemand, to tally: inout CensusTally) {
    for axes in demand.axes {
      addCoordinates(axes, demand, to: &tally)
      for (level, copies) in axes.psi {
        addPsi(level, copies, times: Count(axes.count), to: &tally)
      }
      for level in demand.local { addLocal(level, times: Count(axes.count), to: &tally) }
    }
  }

  private func addCoordinates(
    _ axes: FactorDemand.Axes, _ demand: FactorDemand, to tally: inout CensusTally
  ) {
    let times = Count(axes.count)
    let odd = plan.oddDigits
    let isOne = { (digit: Int) in plan.oddPart >> (odd - digit) & 1 == 1 }
    let firstIn = odd >= 1 && isOne(1) ? edges.firstThree : edges.firstTwo
    let firstCopies = max(firstIn, odd >= 2 ? edges.one : 0)
    tally.add(
      LevelRun(start: 1, length: 1, units: firstCopies, weights: firstCopies), times: times)
    let last = plan.coordinateLevel
    for level in 2..<last {
      let digit = level - 1
      let fanIn =
        level == 2
        ? firstIn : edges.two + (digit <= odd && isOne(digit) ? edges.firstOne : 0)
      tally.add(
        LevelRun(start: level, length: 1, units: edges.two, weights: edges.two * fanIn),
        times: times)
      // The first layer's unit, relayed while digits are left to add.
      if level <= odd {
        let copies = max(
          level < odd ? edges.one : 0, isOne(level) ? edges.firstOne : 0)
        tally.add(
          LevelRun(start: level, length: 1, units: copies, weights: copies * edges.one),
          times: times)
      }
      // From here on every level doubles alike.
      if digit > odd, level > 2 {
        tally.add(
          LevelRun(
            start: level + 1, length: last - level - 1, units: edges.two,
            weights: edges.two * edges.two), times: times)
        break
      }
    }
    // 4 N x itself, relayed to the highest level where a factor starts from it.
    let psiLevels = Set(axes.psi.map { $0.level - 3 })
    let localLevels = Set(demand.local.map { $0 - 2 })
    let highest = max(psiLevels.max() ?? last, localLevels.max() ?? last)
    var next = last
    for level in psiLevels.union(localLevels).union([last, highest]).sorted() {
      if level > next {
        tally.add(
          LevelRun(
            start: next, length: level - next, units: edges.one, weights: edges.one * edges.one),
          times: times)
      }
      let copies = max(
        level < highest ? edges.one : 0, psiLevels.contains(level) ? edges.three : 0,
        localLevels.contains(level) ? edges.half : 0)
      tally.add(
        LevelRun(
          start: level, length: 1, units: copies,
          weights: copies * (level == last ? edges.two : edges.one)), times: times)
      next = level + 1
    }
  }

  /// Ones in the binary digits of 1...N, in all.
  private var onesUpToGridSize: Count {
    BinaryDigits.ones(below: design.d, timesPowerOfTwo: design.gridExponent)
      + Count(design.d.nonzeroBitCount)
  }

  private func addPsi(_ level: Int, _ copies: Int, times: Count, to tally: inout CensusTally) {
    let size = design.gridSize
    let inner = max(edges.half, edges.minusHalf)
    let ends = edges.half + edges.minusHalf
    // The two shifted coordinates.
    tally.add(
      LevelRun(
        start: level - 2, length: 1, units: 2 * edges.half,
        weights: 2 * edges.half * (edges.three + edges.half)), times: times)
    // Two hinges for m = 0...N+1; those of the ends have one reader.
    let lastOnes = design.d.nonzeroBitCount + 1
    tally.add(
      start: level - 1, length: 1, units: times * (size * (2 * inner) + Count(2 * ends)),
      weights: times
        * (size * (2 * inner * edges.half)
          + onesUpToGridSize * (2 * inner * edges.negativeStepEdges)
          + Count(ends * (2 * edges.half + lastOnes * edges.negativeStepEdges))))
    tally.add(
      start: level, length: 1, units: times * (size + 1) * copies,
      weights: times * (size + 1) * (copies * 2 * (edges.half + edges.minusHalf)))
  }

  private func addLocal(_ level: Int, times: Count, to tally: inout CensusTally) {
    let size = design.gridSize
    let inner = max(edges.half, edges.minusHalf)
    let lastOnes = design.d.nonzeroBitCount + 1
    tally.add(
      start: level - 1, length: 1,
      units: times * ((size + 1) * inner + Count(edges.minusHalf)),
      weights: times
        * ((size + 1) * (inner * edges.half)
          + onesUpToGridSize * (inner * edges.negativeStepEdges)
          + Count(edges.minusHalf * (edges.half + lastOnes * edges.negativeStepEdges))))
    let copies = plan.factorCopies(meetingSigned: true)
    tally.add(
      start: level, length: 1, units: times * (size + 1) * (2 * copies),
      weights: times
        * ((size + 1) * (copies * (edges.half + edges.minusHalf))
          + size * (copies * (2 * edges.half + edges.minusHalf)) + Count(copies * edges.minusHalf)))
  }

  // MARK: Scaling

  /// C g' from g' + 4: one sum, a half, log C + 1 doublings, and -4 C at the output (theory,
  /// section 2).
  private func addScaling(to tally: inout CensusTally) {
    let sum = plan.sumLevel
    let end = sum + plan.scale + 2
    // 8 = 4 * 4 * 1/2, read with 1/2 beside the taps.
    tally.add(
      LevelRun(start: sum - 3, length: 1, units: edges.firstFour, weights: edges.firstFour))
    tally.add(
      LevelRun(
        start: sum - 2, length: 1, units: edges.four, weights: edges.four * edges.firstFour))
    tally.add(
      LevelRun(start: sum - 1, length: 1, units: edges.half, weights: edges.half * edges.four))
    tally.add(
      LevelRun(start: sum, length: 1, units: edges.half, weights: edges.half * edges.half))
    tally.add(
      LevelRun(start: sum + 1, length: 1, units: edges.two, weights: edges.two * edges.half))
    tally.add(
      LevelRun(
        start: sum + 2, length: plan.scale, units: edges.two, weights: edges.two * edges.two))
    tally.add(LevelRun(start: end, length: 1, units: edges.one, weights: edges.one * edges.two))
    // 4 C / |step| at the end, doubled up from 1/2.
    let start = end - Scaling.offsetExponent(plan) - 1
    tally.add(
      LevelRun(start: start, length: 1, units: edges.firstTwo, weights: edges.firstTwo))
    tally.add(
      LevelRun(
        start: start + 1, length: 1, units: edges.two, weights: edges.two * edges.firstTwo))
    tally.add(
      LevelRun(
        start: start + 2, length: end - start - 2, units: edges.two,
        weights: edges.two * edges.two))
    tally.add(
      LevelRun(
        start: end, length: 1, units: edges.negativeStepEdges,
        weights: edges.negativeStepEdges * edges.two))
    tally.add(weights: Count(edges.one + edges.negativeStepEdges))
  }
}
