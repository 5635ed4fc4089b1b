extension IndependentConstruction {
  /// The blocks of the structure.
  ///
  /// About as many operations as its counts.
  public var inventory: StructureInventory { inventory(readout: nil) }

  /// The blocks of the network for this f; nil as soon as it is no longer wanted.
  ///
  /// O(blocks).
  public func instanceInventory(while isWanted: () -> Bool = { true }) -> InstanceInventory? {
    var tally = ReadoutTally(plan)
    do {
      guard try visitReadouts(while: isWanted, { tally.add($0, negated: $1) }) else { return nil }
    } catch {
      return .unavailable(error)
    }
    do {
      return .inventory(inventory(readout: try tally.use()))
    } catch {
      preconditionFailure("the codebook makes every coefficient of the layout: \(error)")
    }
  }

  private func inventory(readout: ReadoutUse?) -> StructureInventory {
    let choice: CodebookUse.Choice
    switch plan.weight.scheme {
    case .signs: choice = .sign
    case .radix: choice = .digit
    }
    return StructureInventory(
      IndependentCensus(plan).ledger(readout: readout), depth: plan.depth, choice: choice,
      IndependentDescriptions(plan).all)
  }
}

/// What the blocks of Theorems 1 and 2 compute, in words and with today's parameters.
private struct IndependentDescriptions {
  let plan: IndependentPlan
  private let demand: FactorDemand
  private var design: IndependentDesign { plan.design }

  init(_ plan: IndependentPlan) {
    self.plan = plan
    demand = FactorDemand(
      plan, weightCopies: WeightCensus(plan.weight, edges: plan.edges).inputCopies)
  }

  var all: [BlockDescription] {
    factors + products + output
  }

  /// N in digits, or as d 2^s.
  private var size: String {
    design.smallGridSize.map { String($0) } ?? "\(design.d)·2^\(design.gridExponent)"
  }

  private var factors: [BlockDescription] {
    let psi = demand.axes.reduce(0) { $0 + $1.count * $1.psi.count }
    let local = demand.local.count * design.d
    let places = design.gridSize + 2
    let ladders =
      2 * (Set(demand.axes.flatMap { $0.psi.map(\.level) }).count + demand.local.count)
      + (plan.scale > 0 ? 2 : 0)
    let placesText = design.smallGridSize.map { String($0 + 1) } ?? "\(size)+1"
    let lines =
      "max(0, 3·\(size)·x − 3m + 2), max(0, 3·\(size)·x − 3m + 1)"
      + (local > 0 ? ", max(0, \(size)·x − m)" : "")
    return [
      BlockDescription(
        kind: .coordinate, name: "coordinate",
        summary: "Halves each input and multiplies it digit by digit and by doublings up to 4·N·x.",
        formula: "4·\(size)·x", source: "theory, section 5", copies: Count(design.d),
        copyNames: ("axis", "axes"), inputs: [], container: nil),
      BlockDescription(
        kind: .constants, name: "constants",
        summary: "Makes the powers of two that hinges subtract in binary, from biases by doubling.",
        formula: "3·2^i, 2^i for i ≤ \(plan.topDigit + plan.digitShift)",
        source: "theory, sections 1 and 5", copies: Count(ladders),
        copyNames: ("ladder", "ladders"),
        inputs: [], container: nil),
      BlockDescription(
        kind: .hinges, name: "hinges",
        summary: "One unit for each place on an axis where ψ or v bends.",
        formula: "\(lines), m = 0…\(placesText)", source: "theory, section 5",
        copies: places * (2 * psi) + places * local, copyNames: ("hinge", "hinges"),
        inputs: [.coordinate, .constants], container: nil),
      BlockDescription(
        kind: .factors, name: "factors ψ",
        summary: "The partition of unity along each axis, from four hinges each.",
        formula: "ψ_m(x) = h(3·\(size)·x − 3m), m = 0…\(size)",
        source: "Theorem 1", copies: (design.gridSize + 1) * psi, copyNames: ("factor", "factors"),
        inputs: [.hinges], container: nil),
      BlockDescription(
        kind: .localFactors, name: "factors v",
        summary: "The local coordinate at each grid point, clipped to [−1, 1], as a signed pair.",
        formula: "v = clip(\(size)·x − m, −1, 1), m = 0…\(size)", source: "Theorem 1",
        copies: (design.gridSize + 1) * local, copyNames: ("factor", "factors"),
        inputs: [.hinges, .constants],
        container: nil),
    ]
  }

  private var products: [BlockDescription] {
    let count = IndependentCensus(plan).productCount
    let r = design.squaringDepth
    return [
      BlockDescription(
        kind: .products, name: "products",
        summary: "Multiplies the factors of every Taylor term in a balanced tree.",
        formula: "x·y ≈ 2·(f_\(r)(|x+y|/2) − f_\(r)(|x|/2) − f_\(r)(|y|/2)), error ≤ 4^−\(r)",
        source: "Proposition 2", copies: count, copyNames: ("product", "products"),
        inputs: [.factors] + (demand.local.isEmpty ? [] : [.localFactors]) + [.products, .squares],
        container: nil),
      BlockDescription(
        kind: .squares, name: "squares",
        summary: "Interpolates the square with iterated teeth, three networks in each product.",
        formula: "f_\(r)(x) = x − Σ_{k≤\(r)} g_k(x)/4^k ≈ x², error ≤ 4^−\(r + 1)",
        source: "Proposition 1", copies: count * 3, copyNames: ("square", "squares"),
        inputs: [.products],
        container: .products),
    ]
  }

  private var output: [BlockDescription] {
    let (t, n, d) = (design.precision, design.n, design.d)
    let taps: String
    let readout: String
    switch plan.weight.scheme {
    case .signs:
      taps = t == 1 ? "x" : "2^−j·x, j = 0…\(t - 1)"
      readout = "c' = Σ_{i≤\(t)} ±2^−i"
    case .radix(let base, let digits):
      taps = digits == 1 ? "x" : "\(base)^−j·x, j = 0…\(digits - 1)"
      readout = "c' = −[c<0] + Σ_{i≤\(digits)} a_i·\(base)^−i"
    }
    let terms = design.blocks.int.map { String($0) } ?? design.blocks.grouped
    return [
      BlockDescription(
        kind: .taps, name: "weights",
        summary: "Cascades of codebook values that scale a product down, one tap for each digit.",
        formula: taps, source: "Proposition 3", copies: IndependentCensus(plan).tapParts,
        copyNames: ("cascade", "cascades"), inputs: d == 1 ? [.factors, .products] : [.products],
        container: nil),
      BlockDescription(
        kind: .sum, name: "sum",
        summary: "Reads every tap with the sign or digit that f chooses, and adds up all terms.",
        formula: "f' = Σ c'·ψ_m(x)·v^k over \(terms) terms (m, k), |k| < \(n); \(readout)",
        source: "Proposition 3, Theorem 1", copies: 1, copyNames: ("sum", "sums"),
        inputs: [.taps] + (plan.scale > 0 ? [.constants] : []), container: nil),
      BlockDescription(
        kind: .scaling, name: "scaling",
        summary: "Doubles g' + 4 up to C·g' + 4·C and takes the constant away.",
        formula: "2^\(plan.scale)·(g' + 4) − 4·2^\(plan.scale)", source: "theory, section 2",
        copies: 1, copyNames: ("output", "outputs"), inputs: [.constants, .sum], container: nil),
    ]
  }
}
