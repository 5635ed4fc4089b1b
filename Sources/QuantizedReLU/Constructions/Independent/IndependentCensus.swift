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
    addAll(to: &tally, readout: nil)
    return NetworkCounts(
      depth: Count(plan.depth), width: tally.width, units: tally.units, weights: tally.weights,
      lambda: plan.codebook.lambda)
  }

  /// The same written down block by block, level by level and value by value: of the structure, or
  /// with the readouts of one function.
  func ledger(readout: ReadoutUse?) -> CensusLedger {
    var tally = CensusTally(ledger: CensusLedger(codebook: plan.codebook, edges: edges))
    addAll(to: &tally, readout: readout)
    guard let ledger = tally.ledger else { preconditionFailure("the tally was made with one") }
    return ledger
  }

  private func addAll(to tally: inout CensusTally, readout: ReadoutUse?) {
    let taps = WeightCensus(plan.weight, edges: edges)
    let demand = FactorDemand(plan, weightCopies: taps.inputCopies)
    addAxes(demand, to: &tally)
    tally.block = .constants
    addConstants(demand, to: &tally)
    addBlocks(taps, readout: readout, to: &tally)
    if plan.scale > 0 { addScaling(to: &tally) }
    guard !edges.minusHalfIsValue else { return }
    tally.block = .squares
    tally.addConstantUnits(copies: edges.minusHalfBiasEdges, edges)
  }

  // MARK: Blocks

  /// The kinds of products in `ProductTree.Row`, in its order.
  private let kinds: [(signedX: Bool, signedY: Bool, isPlain: Bool)] = [
    (false, false, true), (false, false, false), (false, true, false), (true, true, false),
  ]

  /// How many products of each kind stand at each depth, and how many cascades of taps there are.
  private var blocks: (products: [[Count]], tapParts: Count) {
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
    return (products.map { $0.map { points * $0 } }, points * tapParts)
  }

  /// All products.
  var productCount: Count { blocks.products.joined().reduce(0) { $0 + $1 } }

  /// All cascades of taps: one for each sign part of a term.
  var tapParts: Count { blocks.tapParts }

  /// Products and taps, which every (m, k) has for itself, and the edges of the sum over all of
  /// them.
  private func addBlocks(
    _ taps: WeightCensus, readout: ReadoutUse?, to tally: inout CensusTally
  ) {
    let (products, parts) = blocks
    let pair = max(edges.half, edges.minusHalf)
    tally.block = .products
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
          times: products[depth][kind])
      }
    }
    tally.add(units: parts * taps.units, weights: parts * taps.weights)
    tally.ledger?.addTaps(plan.weight, taps, top: plan.tapLevel, times: parts)
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
    let readoutEdges = parts * taps.readoutEdges * copies
    tally.add(weights: readoutEdges)
    tally.ledger?.addReadout(readoutEdges, of: readout, copies: copies, level: plan.sumLevel)
  }

  // MARK: Coordinates, hinges, factors

  private func addAxes(_ demand: FactorDemand, to tally: inout CensusTally) {
    for axes in demand.axes {
      tally.block = .coordinate
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
    let add = {
      (start: Int, length: Int, units: Int, fanIn: CoefficientCounts, tally: inout CensusTally) in
      tally.add(
        LevelRun(start: start, length: length, units: units, units * fanIn, edges), times: times)
    }
    let odd = plan.oddDigits
    let isOne = { (digit: Int) in plan.oddPart >> (odd - digit) & 1 == 1 }
    let startsWithThree = odd >= 1 && isOne(1)
    let firstIn = startsWithThree ? edges.firstThree : edges.firstTwo
    add(1, 1, max(firstIn, odd >= 2 ? edges.one : 0), .unitStep, &tally)
    let last = plan.coordinateLevel
    for level in 2..<last {
      let digit = level - 1
      let fanIn: CoefficientCounts =
        level == 2
        ? (startsWithThree ? .firstThree : .firstTwo)
        : .two + (digit <= odd && isOne(digit) ? .firstOne : .none)
      add(level, 1, edges.two, fanIn, &tally)
      // The first layer's unit, relayed while digits are left to add.
      if level <= odd {
        let copies = max(level < odd ? edges.one : 0, isOne(level) ? edges.firstOne : 0)
        add(level, 1, copies, .one, &tally)
      }
      // From here on every level doubles alike.
      if digit > odd, level > 2 {
        add(level + 1, last - level - 1, edges.two, .two, &tally)
        break
      }
    }
    // 4 N x itself, relayed to the highest level where a factor starts from it.
    let psiLevels = Set(axes.psi.map { $0.level - 3 })
    let localLevels = Set(demand.local.map { $0 - 2 })
    let highest = max(psiLevels.max() ?? last, localLevels.max() ?? last)
    var next = last
    for level in psiLevels.union(localLevels).union([last, highest]).sorted() {
      if level > next { add(next, level - next, edges.one, .one, &tally) }
      let copies = max(
        level < highest ? edges.one : 0, psiLevels.contains(level) ? edges.three : 0,
        localLevels.contains(level) ? edges.half : 0)
      add(level, 1, copies, level == last ? .two : .one, &tally)
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
    tally.block = .hinges
    // The two shifted coordinates.
    let add = {
      (level: Int, units: Int, fanIn: CoefficientCounts, times: Count, tally: inout CensusTally) in
      tally.add(
        LevelRun(start: level, length: 1, units: units, units * fanIn, edges), times: times)
    }
    add(level - 2, 2 * edges.half, .three + .half, times, &tally)
    // Two hinges for m = 0...N+1; those of the ends have one reader.
    let lastOnes = design.d.nonzeroBitCount + 1
    add(level - 1, 2 * inner, .half, times * size, &tally)
    tally.add(
      2 * inner * .negativeStep, edges, level: level - 1, times: times * onesUpToGridSize)
    add(level - 1, ends, .half, times * 2, &tally)
    tally.add(ends * lastOnes * .negativeStep, edges, level: level - 1, times: times)
    tally.block = .factors
    add(level, copies, 2 * (.half + .minusHalf), times * (size + 1), &tally)
  }

  private func addLocal(_ level: Int, times: Count, to tally: inout CensusTally) {
    let size = design.gridSize
    let inner = max(edges.half, edges.minusHalf)
    let lastOnes = design.d.nonzeroBitCount + 1
    let add = {
      (level: Int, units: Int, fanIn: CoefficientCounts, times: Count, tally: inout CensusTally) in
      tally.add(
        LevelRun(start: level, length: 1, units: units, units * fanIn, edges), times: times)
    }
    tally.block = .hinges
    add(level - 1, inner, .half, times * (size + 1), &tally)
    tally.add(inner * .negativeStep, edges, level: level - 1, times: times * onesUpToGridSize)
    add(level - 1, edges.minusHalf, .half + lastOnes * .negativeStep, times, &tally)
    let copies = plan.factorCopies(meetingSigned: true)
    tally.block = .localFactors
    add(level, copies, .half + .minusHalf, times * (size + 1), &tally)
    // The negative part reads one hinge for m = 0, else two and the constant 1.
    add(level, copies, 2 * .half + .minusHalf, times * size, &tally)
    add(level, copies, .minusHalf, times, &tally)
  }

  // MARK: Scaling

  /// C g' from g' + 4: one sum, a half, log C + 1 doublings, and -4 C at the output (theory,
  /// section 2).
  private func addScaling(to tally: inout CensusTally) {
    let sum = plan.sumLevel
    let end = sum + plan.scale + 2
    let add = {
      (start: Int, length: Int, units: Int, fanIn: CoefficientCounts, tally: inout CensusTally) in
      tally.add(LevelRun(start: start, length: length, units: units, units * fanIn, edges))
    }
    // 8 = 4 * 4 * 1/2, read with 1/2 beside the taps.
    tally.block = .constants
    add(sum - 3, 1, edges.firstFour, .unitStep, &tally)
    add(sum - 2, 1, edges.four, .firstFour, &tally)
    add(sum - 1, 1, edges.half, .four, &tally)
    tally.block = .sum
    add(sum, 1, edges.half, .half, &tally)
    tally.block = .scaling
    add(sum + 1, 1, edges.two, .half, &tally)
    add(sum + 2, plan.scale, edges.two, .two, &tally)
    add(end, 1, edges.one, .two, &tally)
    // 4 C / |step| at the end, doubled up from 1/2.
    tally.block = .constants
    let start = end - Scaling.offsetExponent(plan) - 1
    add(start, 1, edges.firstTwo, .unitStep, &tally)
    add(start + 1, 1, edges.two, .firstTwo, &tally)
    add(start + 2, end - start - 2, edges.two, .two, &tally)
    add(end, 1, edges.negativeStepEdges, .two, &tally)
    tally.block = .scaling
    tally.add(.one + .negativeStep, edges, level: end + 1)
  }
}
