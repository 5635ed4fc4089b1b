import QuantizedReLU

/// The numbers of a compact network.
extension Explanation {
  private static let section = "theory, section 9"

  static func ofParameters(_ construction: CompactConstruction) -> [Explanation] {
    // Unit edges do not amplify, halves not by less than the layers there are.
    let least =
      if construction.setting.parameters == .paper {
        "1"
      } else if case .path(.unitTree) =
        construction.design
      {
        "1"
      } else {
        "2^−⌊⌈log2(1/ε)⌉/2⌋"
      }
    let values =
      construction.setting.n == 1 && construction.setting.d == 1
      ? "|f| and its slope" : "|D^k f|, |k| ≤ n"
    let scale = Explanation(
      "C", "2^\(construction.scale)",
      "least power of two ≥ \(values), at least \(least)",
      "bounds \(bounds(construction.classBound))", "theory, section 2", in: .design,
      key: "design.log2C")
    return switch construction.design {
    case .path(let path): [scale] + ofParameters(path, epsilon: construction.setting.epsilon)
    case .levels(let levels): [scale] + ofParameters(levels)
    }
  }

  private static func ofParameters(_ design: PathDesign, epsilon: Epsilon) -> [Explanation] {
    let (tau, mu, scale) = (design.exponent, design.blockExponent, design.scale)
    let step = "2^−\(tau)"
    let least = if case .unitTree = design { 1 } else { 2 }
    return [
      Explanation(
        "τ", String(tau), "⌈log2(C/ε)⌉, at least \(least), so that C/T ≤ ε",
        "⌈log2(2^\(scale)/\(epsilon.text))⌉",
        section,
        in: .design, key: "design.tau"),
      Explanation(
        "μ", String(mu),
        "2^μ blocks share one coordinate; the tree has one; whichever has the fewest weights",
        mu == 0
          ? "\(design.steps.grouped) leaves"
          : "2^\(mu) blocks of 2^\(tau - mu) steps", section, in: .design, key: "design.mu"),
      Explanation(
        "T", design.steps.grouped, "2^τ steps of the path, each up or down", "2^\(tau)", section,
        in: .design, key: "design.T"),
      Explanation(
        "h", step, "1/T, a step of the path", "1/\(design.steps.grouped)", section, in: .design,
        key: ""),
      Explanation(
        "g(0)", "a·\(step), a odd", "|f(0)/C − g(0)| ≤ h: odd multiples of h are 2·h apart",
        "|a| < \(design.steps.grouped)", section, in: .design, key: ""),
      Explanation(
        "path lemma", "|f/C − g| ≤ \(step)",
        "A = f((i+1)·h)/C − g(i·h), |A| ≤ 2·h, s_i = sgn A: the error A − s_i·h stays in [−h, h], and "
          + "inside a step it is monotone",
        "\(design.steps.grouped) signs, |A| ≤ 2^−\(tau - 1)", section, in: .design, key: ""),
    ]
  }

  private static func ofParameters(_ design: CompactLevels) -> [Explanation] {
    let hasLevels = !design.nodes.isZero
    let base = [
      Explanation(
        "B", String(design.baseLevel),
        "the grid 2^−B has values of f, J signs each; of the parameters that are proven those with the "
          + "fewest weights",
        "\(design.baseNodes.grouped) nodes", section, in: .design, key: "design.B"),
      Explanation(
        "Λ", String(design.finestLevel),
        design.folds > 0
          ? "B + 1: a parabola on every cell of the grid"
          : hasLevels
            ? "levels B < l ≤ Λ add the nodes of the grid 2^−l"
            : "B: the grid is fine enough, no level is added",
        hasLevels ? "\(design.nodes.grouped) nodes" : "", section, in: .design,
        key: "design.Lambda"),
      Explanation(
        "J", String(design.precision), "values are odd multiples of q = 2^−J",
        "2^−\(design.precision)", section, in: .design, key: "design.J"),
    ]
    return base + (hasLevels ? ofLevels(design) : [])
  }

  private static func ofLevels(_ design: CompactLevels) -> [Explanation] {
    let hasParabola = design.folds > 0
    let folds = Explanation(
      "r", String(design.folds), "folds of the parabola (Proposition 1)", "", section, in: .design,
      key: "design.r")
    return [
      Explanation(
        "s", String(design.seamExponent),
        "digits change within ω = 2^−(s+1) of a border, where hats are cut off",
        "2^−\(design.seamExponent + 1)", section, in: .design, key: "design.s")
    ] + (hasParabola ? [folds] : []) + [
      Explanation(
        "coefficient",
        hasParabola
          ? "|c| ≤ 4^−B/8 + q"
          : design.order == 1 ? "|c| ≤ k·2^−l + q + e" : "|c| ≤ k^2·4^−l/2 + q + e",
        hasParabola
          ? "f(v)/C less the mean of the two coded values beside it, v the middle of a cell"
          : "f(v)/C less what the coded coarser levels make of it at v, a node of level l with k odd "
            + "coordinates; e is what their seams may cost",
        "", section, in: .design, key: ""),
      Explanation(
        "digits", design.signs.grouped,
        "log2 of a coefficient's largest size over q, for every node",
        digits(of: design), section, in: .design, key: ""),
    ]
  }

  /// How many digits the nodes of each level have, as far as they fit.
  private static func digits(of design: CompactLevels) -> String {
    design.digitCounts.prefix(8).map { $0.map(String.init).joined(separator: "/") }
      .joined(separator: ", ") + " a node" + (design.digitCounts.count > 8 ? ", …" : "")
  }

  /// What its weights are, in words and in numbers.
  static func weights(of construction: CompactConstruction) -> (formula: String, values: String) {
    switch construction.design {
    case .path(.tree(let tree)):
      ("5 edges and biases a step, and τ^2 + O(τ) more", "5·\(size(tree.exponent)) + …")
    case .path(.unitTree(let tree)):
      ("5 edges and biases a step, and O(τ) more", "5·\(size(tree.exponent)) + …")
    case .path(.folded(let folded)):
      ("one edge a step, and O(2^μ + T/2^μ) more", "\(size(folded.exponent)) + …")
    case .levels(let levels):
      (
        "one edge a digit of a node, O(1) more a node, and O(log(1/ε)^2) more",
        "\(levels.baseNodes.grouped)·\(levels.precision) + \(levels.signs.grouped) + …"
      )
    }
  }

  private static func size(_ exponent: Int) -> String { Count.powerOfTwo(exponent).grouped }
}
