/// What the blocks of the network of a path compute, in words and with today's parameters.
struct PathDescriptions {
  let design: PathDesign
  /// Chains of constants.
  let ladders: Int

  private let source = "theory, section 9"
  private var tau: Int { design.exponent }
  private var mu: Int { design.blockExponent }
  private var kappa: Int { tau - mu }
  private var isFolded: Bool { mu > 0 }
  /// Edges of 1/2 halve what they read, those of 1 do not.
  private var isHalving: Bool {
    if case .unitTree = design { false } else { true }
  }
  /// T, M and K.
  private var steps: String { size(tau) }
  private var blocks: String { size(mu) }
  private var pieces: String { size(kappa) }

  private func size(_ exponent: Int) -> String {
    exponent <= 40 ? String(1 << exponent) : "2^\(exponent)"
  }

  var all: [BlockDescription] {
    isFolded ? input + folded + output : input + tree + output
  }

  private var input: [BlockDescription] {
    [
      BlockDescription(
        kind: .coordinate, name: "coordinate",
        summary: isFolded
          ? "Folds x into a zigzag that all blocks share and that stands still between two of them."
          : "Brings x to the layer where it is cut.",
        formula: isFolded
          ? "t_0 = x + h/2, t_k = |t_{k−1} − 2^−k|, k ≤ \(mu); y = s(\(pieces)·h − h/2 − t_\(mu))"
          : "x", source: source, copies: 1, copyNames: ("axis", "axes"), inputs: [],
        container: nil),
      BlockDescription(
        kind: .constants, name: "constants",
        summary: "Makes the powers of two where the coordinate is cut, by halving a bias.",
        formula: "1/2, 1/4, 1/8, …", source: source,
        copies: Count(ladders),
        copyNames: ("ladder", "ladders"), inputs: [], container: nil),
      BlockDescription(
        kind: .pieces, name: "pieces",
        summary: "Cuts the coordinate in halves, level by level, down to pieces of one step.",
        formula: isFolded
          ? "p_j = clamp(y − j·h, 0, h), j < \(pieces), or h − p_j; h = 1/\(steps)"
          : "p_i = clamp(x − i·h, 0, h), i < \(steps), or h − p_i; h = 1/\(steps)",
        source: source, copies: .powerOfTwo(kappa), copyNames: ("piece", "pieces"),
        inputs: [.coordinate, .constants], container: nil),
    ]
  }

  private var tree: [BlockDescription] {
    [
      start,
      BlockDescription(
        kind: .bits, name: "signs",
        summary: "Adds the pieces with the signs of the path: f chooses these edges and no others.",
        formula: "g(0) + Σ_i s_i·p_i, s_i = 1 where f((i+1)·h)/C ≥ g(i·h), else −1", source: source,
        copies: .powerOfTwo(tau), copyNames: ("sign", "signs"), inputs: [.pieces, .start],
        container: nil),
    ]
  }

  private var folded: [BlockDescription] {
    [
      BlockDescription(
        kind: .masks, name: "masks",
        summary: "Tells in which block of steps x lies; changes in the last step of each.",
        formula: "m_b = r_{b−1} − r_b, r_b from 0 to 1 in the last step of block b < \(blocks)",
        source: source, copies: .powerOfTwo(mu), copyNames: ("block", "blocks"),
        inputs: [.coordinate, .constants], container: nil),
      BlockDescription(
        kind: .bits, name: "signs",
        summary: "Picks the sign of each piece in the block of x: one edge a step of the path.",
        formula: "β_j = (1 + Σ_b ±m_b)/2, j < \(pieces) − 1", source: source,
        copies: bitCount, copyNames: ("sign", "signs"), inputs: [.masks], container: nil),
      BlockDescription(
        kind: .gates, name: "gates",
        summary: "Lets a piece through where its sign is up.",
        formula: "s(p_j − (1 − β_j)·h) or s(β_j·h − (h − p_j)): p_j or 0", source: source,
        copies: gateCount, copyNames: ("gate", "gates"), inputs: [.pieces, .bits], container: nil),
      BlockDescription(
        kind: .jumps, name: "jumps",
        summary: "Makes up for what the signs of the next block change, in binary digits.",
        formula: "D_b = Σ_{k≤\(kappa)} ±2^k, odd, |D_b| < 2·\(pieces)", source: source,
        copies: .powerOfTwo(mu), copyNames: ("jump", "jumps"), inputs: [.masks], container: nil),
      start,
      BlockDescription(
        kind: .horner, name: "sum",
        summary: "Adds jumps, gates and start value, digit by digit.",
        formula: "g = g(0) + h·Σ_b D_b·r_b + Σ_j (2·gate_j − p_j)", source: source, copies: 1,
        copyNames: ("sum", "sums"), inputs: [.coordinate, .pieces, .gates, .jumps, .start],
        container: nil),
    ]
  }

  private var bitCount: Count { gateCount * .powerOfTwo(mu) }
  private var gateCount: Count { .powerOfTwo(kappa).subtracting(1) ?? .powerOfTwo(kappa) }

  private var start: BlockDescription {
    BlockDescription(
      kind: .start, name: "start value", summary: "The value at 0, a chain of signs.",
      formula: "g(0) = a·h, a odd, |a| < \(steps), |f(0)/C − g(0)| ≤ h", source: source, copies: 1,
      copyNames: ("constant", "constants"), inputs: [], container: nil)
  }

  private var output: [BlockDescription] {
    let scale = "2^\(design.scale)"
    return [
      BlockDescription(
        kind: .amplifier, name: "amplifier",
        summary: isHalving
          ? "Doubles the sum, which each edge of 1/2 had halved, until it is C·g and a constant."
          : "Doubles the sum until it is C·g and a constant.",
        formula: "\(scale)·(g + c)", source: source, copies: 1,
        copyNames: ("amplifier", "amplifiers"), inputs: isFolded ? [.horner] : [.bits],
        container: nil),
      BlockDescription(
        kind: .shift, name: "output",
        summary: "Takes away the constant that kept the sum above 0.",
        formula: "f' = \(scale)·(g + c) − \(scale)·c", source: source, copies: 1,
        copyNames: ("output", "outputs"), inputs: [.constants, .amplifier], container: nil),
    ]
  }
}
