/// What the blocks of a network of levels compute, in words and with today's parameters.
struct LevelDescriptions {
  let design: CompactLevels
  /// Chains of constants.
  let ladders: Int

  private let source = "theory, section 9"
  private var hasParabola: Bool { design.folds > 0 }
  private var base: String { "2^−\(design.baseLevel)" }
  private var omega: String { "2^−\(design.seamExponent + 1)" }
  private var q: String { "2^−\(design.precision)" }

  var all: [BlockDescription] { design.hasLevels ? input + levels + output : input + output }

  private var input: [BlockDescription] {
    let last = design.foldCount
    return [
      BlockDescription(
        kind: .coordinate, name: "coordinate",
        summary: design.hasLevels
          ? "Brings x to where it is needed and folds it; all levels use one chain of folds."
          : "Brings x to the layer where it is cut.",
        formula: design.hasLevels ? "t_0 = x, t_k = |t_{k−1} − 2^−k|, k ≤ \(last)" : "x",
        source: source, copies: Count(design.dimension), copyNames: ("axis", "axes"), inputs: [],
        container: nil),
      BlockDescription(
        kind: .constants, name: "constants",
        summary: "Makes the powers of two where something bends, by halving a bias.",
        formula: "1/2, 1/4, 1/8, …", source: source, copies: Count(ladders),
        copyNames: ("ladder", "ladders"), inputs: [], container: nil),
      BlockDescription(
        kind: .pieces, name: "base hats",
        summary: "The hat of every node of the coarsest grid.",
        formula: design.dimension == 1
          ? "s(\(base) − |x − i·\(base)|), i ≤ 2^\(design.baseLevel)"
          : "J1 hats of the 9 nodes (i/2, k/2), \(base) high", source: source,
        copies: design.baseNodes, copyNames: ("hat", "hats"), inputs: [.coordinate, .constants],
        container: nil),
    ]
  }

  private var levels: [BlockDescription] {
    let shapes = HatShape.new(dimension: design.dimension)
    return [
      BlockDescription(
        kind: .hats, name: hasParabola ? "parabola" : "hats",
        summary: hasParabola
          ? "A parabola on every cell, added up from teeth, cut off at the nodes."
          : "The hats of each finer grid's new nodes, cut off where digits change.",
        formula: hasParabola
          ? "s(Σ_{k≤\(design.folds)} 2^{\(design.folds)−k}·tooth_k − 2^\(design.folds)·ω), ω = \(omega)"
          : design.dimension == 1
            ? "φ_l = s(2^−l − t_l − ω), \(design.baseLevel) < l ≤ \(design.finestLevel), ω = \(omega)"
            : "φ_l = s(t_l,2 − t_l,1 − ω), s(t_l,1 − t_l,2 − ω), s(2^−l − max t_l − ω), "
              + "l ≤ \(design.finestLevel), ω = \(omega)", source: source,
        copies: Count(shapes.count * design.levels.count), copyNames: ("hat", "hats"),
        inputs: [.coordinate, .constants], container: nil),
      BlockDescription(
        kind: .masks, name: "masks",
        summary: "Tells whose hat x lies in; changes within ω of the borders.",
        formula: design.dimension == 1
          ? "m_b = r_b − r_{b+1}, r_b from 0 to 1 within ω of border b"
          : "s(m_b,1 + m_c,2 − 1), m_b = r_b − r_{b+1} on each axis", source: source,
        copies: design.nodes, copyNames: ("node", "nodes"), inputs: [.coordinate, .constants],
        container: nil),
      BlockDescription(
        kind: .bits, name: "digits",
        summary: "Picks each digit of the coefficient at x: one edge for a digit of a node.",
        formula: "β_{l,j} = s(Σ_v ±m_v), − where digit j of c_v is 1", source: source,
        copies: design.signs, copyNames: ("digit", "digits"), inputs: [.masks], container: nil),
      BlockDescription(
        kind: .gates, name: "gates",
        summary: "Lets a hat through where its digit is 1.",
        formula: "s(φ_l − β_{l,j}): φ_l or 0", source: source, copies: design.gates,
        copyNames: ("gate", "gates"), inputs: [.hats, .bits], container: nil),
    ]
  }

  private var output: [BlockDescription] {
    let scale = "2^\(design.scale)"
    let shift = "2^\(design.shiftExponent)"
    return [
      BlockDescription(
        kind: .nodes, name: "stages",
        summary: "Adds what is worth the same: gates and, with their signs, hats of the base.",
        formula: "Σ_i ±hat_i + \(base) + Σ gates", source: source,
        copies: design.baseNodes * design.precision, copyNames: ("sign", "signs"),
        inputs: design.hasLevels ? [.pieces, .constants, .gates] : [.pieces, .constants],
        container: nil),
      BlockDescription(
        kind: .horner, name: "sum",
        summary: "Adds all stages, the highest first.",
        formula: "g = Σ_i v_i·hat_i + Σ_{l,v} c_v·φ_{l,v}, in steps of \(q)", source: source,
        copies: 1, copyNames: ("sum", "sums"), inputs: [.nodes, .constants], container: nil),
      BlockDescription(
        kind: .amplifier, name: "amplifier",
        summary:
          "Doubles the sum, which each edge of 1/2 had halved, until it is C·g and a constant.",
        formula: "\(scale)·(g + \(shift))", source: source, copies: 1,
        copyNames: ("amplifier", "amplifiers"), inputs: [.horner], container: nil),
      BlockDescription(
        kind: .shift, name: "output",
        summary: "Takes away the constant that kept the sum above 0.",
        formula: "f' = \(scale)·(g + \(shift)) − \(scale)·\(shift)", source: source, copies: 1,
        copyNames: ("output", "outputs"), inputs: [.constants, .amplifier], container: nil),
    ]
  }
}
