import QuantizedReLU

/// One number on screen: its formula, the same with today's values, and where it comes from.
package struct Explanation: Sendable, Hashable {
  /// What it is.
  package var name: String
  /// The number, as the panels and the command line write it.
  package var value: String
  /// The formula in letters.
  package var formula: String
  /// The formula with values put in; empty where there is nothing to put in.
  package var values: String
  /// Theorem, proposition or section of the theory.
  package var source: String

  init(_ name: String, _ value: String, _ formula: String, _ values: String, _ source: String) {
    self.name = name
    self.value = value
    self.formula = formula
    self.values = values
    self.source = source
  }
}

extension Explanation {
  /// All numbers of a network, from its parameters up.
  package static func all(
    of construction: Construction, instance: InstanceCounts?
  ) -> [Explanation] {
    let parameters: [Explanation]
    switch construction {
    case .independent(let independent): parameters = ofParameters(independent)
    case .dependent(let dependent): parameters = ofParameters(dependent)
    }
    return parameters + ofError(construction) + ofCounts(construction, instance)
      + ofBaseline(construction) + ofBitWidth(construction) + ofBounds(construction)
  }

  private static func ofParameters(_ construction: IndependentConstruction) -> [Explanation] {
    let setting = construction.setting
    let (n, d, epsilon) = (setting.n, setting.d, setting.epsilon.text)
    let design = construction.design
    let isTuned = setting.parameters == .tuned
    let scale = "2^\(construction.scale)"
    let grid = "\(d)·2^\(design.gridExponent)"
    let tuned = "the cheapest with a proven error of at most ε, with f's own bounds"
    return [
      Explanation(
        "C", scale, "least power of two ≥ |D^k f|, |k| ≤ n",
        "bounds \(bounds(construction.classBound))", "theory, section 2"),
      Explanation(
        "N", design.gridSize.grouped,
        isTuned ? "d·2^s, \(tuned)" : "d·2^s, least s with 2^(s·n) ≥ 3·2^d·C/ε",
        isTuned ? grid : "\(grid), 2^(\(design.gridExponent)·\(n)) ≥ 3·2^\(d)·\(scale)/\(epsilon)",
        isTuned ? "theory, section 5" : "Theorem 1"),
      Explanation(
        "r", String(design.squaringDepth),
        isTuned ? tuned : "⌈log2(6·N^n·(d+n))/2 − 1⌉, at least 1",
        isTuned ? "" : "⌈log2(6·(\(grid))^\(n)·\(d + n))/2 − 1⌉",
        isTuned ? "theory, section 5" : "Proposition 2, Theorem 1"),
      Explanation(
        "t", String(design.precision), isTuned ? tuned : "⌈log2(n·(N/d)^n)⌉",
        isTuned ? "" : "⌈log2(\(n)·2^(\(design.gridExponent)·\(n)))⌉",
        isTuned ? "theory, section 5" : "Proposition 3, Theorem 1"),
    ]
  }

  private static func ofParameters(_ construction: DependentConstruction) -> [Explanation] {
    let design = construction.design
    let epsilon = construction.setting.epsilon.text
    let isTuned = construction.setting.parameters == .tuned
    let scale = "2^\(construction.scale)"
    let (m, intervals) = (design.pieces, design.intervals.grouped)
    let q = "2^−\(design.precision + design.intervalExponent)"
    return [
      Explanation(
        "C", scale, "least power of two ≥ the slope of f",
        "slope at most \(NumberText.significant(construction.classBound.bounds[1]))",
        "theory, section 2"),
      Explanation(
        "m", String(m),
        isTuned
          ? "of 1, 2, 4, 8 the cheapest for this f"
          : "least power of two ≥ the least k ≥ 1 with 9^k·ε/C ≥ 1",
        isTuned ? "" : "ε/C = \(epsilon)/\(scale)",
        isTuned ? "theory, section 6" : "Theorem 3"),
      Explanation("t", String(design.precision), "log2 m", "log2 \(m)", "Theorem 3"),
      Explanation(
        "T", intervals,
        isTuned
          ? "least power of two with m·T·ε/C ≥ 1.5" : "least power of two with m·T·ε/C ≥ 8",
        "\(m)·\(intervals)·\(epsilon)/\(scale) ≥ \(isTuned ? "1.5" : "8")",
        isTuned ? "theory, section 6" : "Theorem 3"),
      Explanation(
        "q", q, "2^−t/T, the lattice of f+", "2^−\(design.precision)/\(intervals)",
        "Proposition 4"),
    ]
  }

  private static func bounds(_ bounds: DerivativeBounds) -> String {
    bounds.bounds.map { NumberText.significant($0) }.joined(separator: ", ")
  }

  private static func ofError(_ construction: Construction) -> [Explanation] {
    let formulas = [
      "taylor": "C·B_n·2^(−s·n)·ρ_n/n!, ρ_n = 2^−n for n ≤ 7",
      "rounding": "C·A·2^−t, A = Σ_{j<n} binom(d+j−1, j)·ρ_j",
      "products": "C·4^−r·Σ_{j<n} W_j·(B_j·2^(−s·j)/j! + binom(d+j−1, j)·2^−t)",
      "interpolation": "1.5·C/(m·T)",
    ]
    let section = construction.setting.structure == .dependent ? 6 : 5
    let terms = construction.errorTerms
    return terms.map {
      Explanation(
        "error, \($0.name)", "≤ \($0.bound)", formulas[$0.name] ?? "", "",
        "theory, section \(section)")
    } + [
      Explanation(
        "error, proven", "≤ \(construction.errorBound)",
        terms.map(\.name).joined(separator: " + "),
        terms.map { "\($0.bound)" }.joined(separator: " + "), "theory, section \(section)")
    ]
  }

  private static func ofCounts(
    _ construction: Construction, _ instance: InstanceCounts?
  ) -> [Explanation] {
    let counts = construction.structureCounts
    var depth = "weight layers from the input to the output"
    var parts = ""
    var blocks = "edges and biases of T hinges, teeth and mask, all slope groups and profiles"
    var blockValues = ""
    if case .independent(let independent) = construction {
      depth = independent.depthParts.map(\.name).joined(separator: " + ")
      parts = independent.depthParts.map { String($0.layers) }.joined(separator: " + ")
      blocks = "edges and biases of (N+1)^d·binom(d+n−1, d) blocks and what they share"
      blockValues = "\(independent.design.blocks.grouped) blocks"
    }
    let lambda = counts.lambda
    let census = "census, theory, section 1"
    let theorem = construction.theoryBounds.theorem.title
    var result = [
      Explanation("depth, every f", counts.depth.grouped, depth, parts, theorem),
      Explanation(
        "width, every f", counts.width.grouped, "units in the widest hidden layer", "", census),
      Explanation(
        "units, every f", counts.units.grouped, "hidden units, copies included", "", census),
      Explanation("weights, every f", counts.weights.grouped, blocks, blockValues, theorem),
      Explanation(
        "bits, every f", bits(counts), "weights·log2 λ",
        "\(counts.weights.grouped)·log2 \(lambda)", "theory, section 1"),
      Explanation(
        "packed bits, every f", counts.packedBits.grouped, "weights·⌈log2 λ⌉",
        "\(counts.weights.grouped)·\(counts.packedBitsPerWeight)", "theory, section 1"),
    ]
    if case .counts(let own)? = instance, own != counts {
      result += [
        Explanation(
          "weights, this f", own.weights.grouped, "without what this f does not need", "", census),
        Explanation(
          "bits, this f", bits(own), "weights·log2 λ",
          "\(own.weights.grouped)·log2 \(lambda)", "theory, section 1"),
        Explanation("depth, this f", own.depth.grouped, "its weight layers", "", census),
      ]
    }
    return result
  }

  private static func bits(_ counts: NetworkCounts) -> String {
    counts.bits.isFinite ? NumberText.grouped(counts.bits) : counts.bitsText
  }

  private static func ofBaseline(_ construction: Construction) -> [Explanation] {
    let baseline = construction.unquantized
    let counts = baseline.counts
    let overhead = baseline.overhead(of: construction.structureCounts)
    let isLine = construction.setting.n == 1 && construction.setting.d == 1
    return [
      Explanation(
        "unquantized weights", counts.weights.grouped,
        isLine ? "13·(N+1), real coefficients" : "the topology of Theorem 1 with real coefficients",
        isLine ? "13·(\(baseline.design.gridSize.grouped)+1)" : "", "theory, section 7"),
      Explanation(
        "unquantized bits", counts.bits.grouped, "32·weights",
        "32·\(counts.weights.grouped)", "theory, section 7"),
      Explanation(
        "overhead in weights", NumberText.significant(overhead.weights),
        "weights, every f / unquantized weights",
        "\(construction.structureCounts.weights.grouped)/\(counts.weights.grouped)",
        "theory, section 7"),
      Explanation(
        "overhead in bits", NumberText.significant(overhead.bits),
        "bits, every f / unquantized bits",
        "\(bits(construction.structureCounts))/\(counts.bits.grouped)", "theory, section 7"),
    ]
  }

  private static func ofBitWidth(_ construction: Construction) -> [Explanation] {
    let setting = construction.setting
    let optimum = OptimalBitWidth(epsilon: setting.epsilon.value, n: setting.n, d: setting.d)
    let section = "theory, section 8"
    let number = { (value: Double) in NumberText.significant(value, digits: 5) }
    return [
      Explanation(
        "θ2", number(optimum.theta2), "log2(3·n/ε) + d",
        "log2(3·\(setting.n)/\(setting.epsilon.text)) + \(setting.d)", section),
      Explanation(
        "λ*", number(optimum.lambdaStar), "zero of 1/λ + 1/(λ·ln λ) − ln θ2/(λ−1)^2, at least 2",
        "ln θ2 = \(number(NumberText.naturalLogarithm(optimum.theta2)))", section),
      Explanation(
        "optimal bit-width", number(optimum.bitWidth), "log2 λ*",
        "log2 \(number(optimum.lambdaStar))", section),
      Explanation(
        "best whole λ", String(optimum.bestInteger), "least M(λ) = θ1·λ·log2 λ·θ2^(1/(λ−1)+1)", "",
        section),
    ]
  }

  private static func ofBounds(_ construction: Construction) -> [Explanation] {
    construction.theoryBounds.bounds.map { bound in
      var values = bound.formulaTextWithValues
      if case .theorem(_, let quantity) = bound.statement {
        let fitted = construction.fittedBound(quantity)
        values +=
          "; through the network at \(fitted.reference): "
          + "\(fitted.constant.text(digits: 6))·… = \(fitted.value(at: bound.setting).text(digits: 6))"
      }
      return Explanation(
        bound.statement.title, bound.value.text(digits: 6), bound.statement.text, values,
        bound.sourceText)
    }
  }
}

extension BoundStatement {
  /// What it bounds, in words.
  fileprivate var title: String {
    switch self {
    case .theorem(_, let quantity): "bound on \(quantity)"
    case .unquantized: "bound, unquantized weights"
    case .overhead: "bound, overhead"
    case .lowerBound: "lower bound on weights"
    case .gap: "upper over lower bound"
    case .entropy: "entropy, bits"
    }
  }
}
