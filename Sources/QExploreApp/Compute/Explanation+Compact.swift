import QuantizedReLU

/// The numbers of a compact network.
extension Explanation {
  private static let section = "theory, section 9"

  static func ofParameters(_ construction: CompactConstruction) -> [Explanation] {
    let design = construction.design
    let (tau, mu, scale) = (design.exponent, design.blockExponent, design.scale)
    let isTuned = construction.setting.parameters == .tuned
    let epsilon = construction.setting.epsilon.text
    let step = "2^−\(tau)"
    return [
      Explanation(
        "C", "2^\(scale)",
        isTuned
          ? "least power of two ≥ |f| and its slope"
          : "least power of two ≥ |f| and its slope, at least 1",
        "bounds \(bounds(construction.classBound))", "theory, section 2", in: .design,
        key: "design.log2C"),
      Explanation(
        "τ", String(tau), "⌈log2(C/ε)⌉, so that C/T ≤ ε", "⌈log2(2^\(scale)/\(epsilon))⌉", section,
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

  /// What its weights are, in words and in numbers.
  static func weights(of construction: CompactConstruction) -> (formula: String, values: String) {
    let design = construction.design
    let steps = design.steps.grouped
    switch design {
    case .tree:
      return ("5 edges and biases a step, and τ^2 + O(τ) more", "5·\(steps) + …")
    case .unitTree: return ("5 edges and biases a step, and O(τ) more", "5·\(steps) + …")
    case .folded:
      return ("one edge a step, and O(2^μ + T/2^μ) more", "\(steps) + …")
    }
  }
}
