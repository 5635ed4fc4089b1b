import QuantizedReLU

extension Explanation {
  /// All numbers of a network, from its parameters up.
  package static func all(
    of construction: Construction, instance: InstanceCounts?
  ) -> [Explanation] {
    let parameters: [Explanation]
    switch construction {
    case .independent(let independent): parameters = ofParameters(independent)
    case .dependent(let dependent): parameters = ofParameters(dependent)
    case .compact(let compact): parameters = ofParameters(compact)
    }
    return parameters + ofError(construction) + ofStructure(construction)
      + ofInstance(construction, instance) + ofBaseline(construction) + ofBitWidth(construction)
      + ofBounds(construction)
  }

  // MARK: Design

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
        "bounds \(bounds(construction.classBound))", "theory, section 2", in: .design,
        key: "design.log2C"),
      Explanation(
        "N", design.gridSize.grouped,
        isTuned ? "d·2^s, \(tuned)" : "d·2^s, least s with 2^(s·n) ≥ 3·2^d·C/ε",
        isTuned ? grid : "\(grid), 2^(\(design.gridExponent)·\(n)) ≥ 3·2^\(d)·\(scale)/\(epsilon)",
        isTuned ? "theory, section 5" : "Theorem 1", in: .design, key: "design.N"),
      Explanation(
        "r", String(design.squaringDepth),
        isTuned ? tuned : "⌈log2(6·N^n·(d+n))/2 − 1⌉, at least 1",
        isTuned ? "" : "⌈log2(6·(\(grid))^\(n)·\(d + n))/2 − 1⌉",
        isTuned ? "theory, section 5" : "Proposition 2, Theorem 1", in: .design, key: "design.r"),
      Explanation(
        "t", String(design.precision), isTuned ? tuned : "⌈log2(n·(N/d)^n)⌉",
        isTuned ? "" : "⌈log2(\(n)·2^(\(design.gridExponent)·\(n)))⌉",
        isTuned ? "theory, section 5" : "Proposition 3, Theorem 1", in: .design, key: "design.t"),
    ]
  }

  private static func ofParameters(_ construction: DependentConstruction) -> [Explanation] {
    let design = construction.design
    let epsilon = construction.setting.epsilon.text
    let isTuned = construction.setting.parameters == .tuned
    let scale = "2^\(construction.scale)"
    let (m, intervals) = (design.pieces, design.intervals.grouped)
    return [
      Explanation(
        "C", scale, "least power of two ≥ the slope of f",
        "slope at most \(NumberText.significant(construction.classBound.bounds[1]))",
        "theory, section 2", in: .design, key: "design.log2C"),
      Explanation(
        "m", String(m),
        isTuned
          ? "of 1, 2, 4, 8 the cheapest for this f"
          : "least power of two ≥ the least k ≥ 1 with 9^k·ε/C ≥ 1",
        isTuned ? "" : "ε/C = \(epsilon)/\(scale)",
        isTuned ? "theory, section 6" : "Theorem 3", in: .design, key: "design.m"),
      Explanation(
        "t", String(design.precision), "log2 m", "log2 \(m)", "Theorem 3", in: .design,
        key: "design.t"),
      Explanation(
        "T", intervals,
        isTuned
          ? "least power of two with m·T·ε/C ≥ 1.5" : "least power of two with m·T·ε/C ≥ 8",
        "\(m)·\(intervals)·\(epsilon)/\(scale) ≥ \(isTuned ? "1.5" : "8")",
        isTuned ? "theory, section 6" : "Theorem 3", in: .design, key: "design.T"),
      Explanation(
        "q", "2^−\(design.precision + design.intervalExponent)", "2^−t/T, the lattice of f+",
        "2^−\(design.precision)/\(intervals)", "Proposition 4", in: .design, key: ""),
    ]
  }

  static func bounds(_ bounds: DerivativeBounds) -> String {
    bounds.bounds.map { NumberText.significant($0) }.joined(separator: ", ")
  }

  // MARK: Error

  private static func ofError(_ construction: Construction) -> [Explanation] {
    let formulas = [
      "taylor": "C·B_n·2^(−s·n)·ρ_n/n!, ρ_n = 2^−n for n ≤ 7",
      "rounding": "C·A·2^−t, A = Σ_{j<n} binom(d+j−1, j)·ρ_j",
      "products": "C·4^−r·Σ_{j<n} W_j·(B_j·2^(−s·j)/j! + binom(d+j−1, j)·2^−t)",
      "interpolation": interpolation(of: construction), "path": "C/T, the path lemma",
      "values": hasParabola(construction)
        ? "C·5/4·q, what coded values are off" : "C·q, what a coded value is off",
      "seams": hasParabola(construction)
        ? "C·|c|·(2^(B+1−s) + 4^−r), what the parabola loses by its cut and its folds"
        : "C·e, what the hats lose by being cut off",
    ]
    let section =
      switch construction.setting.structure {
      case .independent: 5
      case .dependent: 6
      case .compact: 9
      }
    let source = "theory, section \(section)"
    let terms = construction.errorTerms
    return terms.map {
      Explanation(
        "error, \($0.name)", "≤ \($0.bound)", formulas[$0.name] ?? "", "", source, in: .error,
        key: "errorBound.\($0.name)")
    } + [
      Explanation(
        "error, proven", "≤ \(construction.errorBound)",
        terms.map(\.name).joined(separator: " + "),
        terms.map { "\($0.bound)" }.joined(separator: " + "), source, in: .error,
        key: "errorBound.total")
    ]
  }

  private static func hasParabola(_ construction: Construction) -> Bool {
    if case .compact(let compact) = construction {
      compact.design.levels?.folds ?? 0 > 0
    } else {
      false
    }
  }

  private static func interpolation(of construction: Construction) -> String {
    guard case .compact(let compact) = construction, let levels = compact.design.levels else {
      return "1.5·C/(m·T)"
    }
    return switch levels.order {
    case 1: "C·d·2^−Λ/2"
    case 2: "C·d^2·4^−Λ/8"
    default: "C·8^−B/(72·√3)"
    }
  }

  // MARK: Counts

  private static func ofStructure(_ construction: Construction) -> [Explanation] {
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
    var theorem = construction.theoryBounds.theorem.title
    if case .compact(let compact) = construction {
      (blocks, blockValues) = weights(of: compact)
      theorem = "theory, section 9"
    }
    return ofCounts(
      construction.structureCounts, depth: (depth, parts, theorem),
      weights: (blocks, blockValues, theorem), in: .structure, key: "structureCounts")
  }

  private static func ofInstance(
    _ construction: Construction, _ instance: InstanceCounts?
  ) -> [Explanation] {
    guard case .counts(let own)? = instance else { return [] }
    let depth = "weight layers that this f needs"
    let weights = "edges and biases that this f needs"
    return ofCounts(
      own, depth: (depth, "", census), weights: (weights, "", census), in: .instance, key: "counts")
  }

  private static let census = "census, theory, section 1"

  private static func ofCounts(
    _ counts: NetworkCounts, depth: (String, String, String), weights: (String, String, String),
    in section: Section, key: String
  ) -> [Explanation] {
    let whose = section == .structure ? "every f" : "this f"
    return [
      Explanation(
        "depth, \(whose)", counts.depth.grouped, depth.0, depth.1, depth.2, in: section,
        key: key + ".depth"),
      Explanation(
        "width, \(whose)", counts.width.grouped, "units in the widest hidden layer", "", census,
        in: section, key: key + ".width"),
      Explanation(
        "units, \(whose)", counts.units.grouped, "hidden units, copies included", "", census,
        in: section, key: key + ".units"),
      Explanation(
        "weights, \(whose)", counts.weights.grouped, weights.0, weights.1, weights.2, in: section,
        key: key + ".weights"),
      Explanation(
        "bits, \(whose)", bits(counts), "weights·log2 λ",
        "\(counts.weights.grouped)·log2 \(counts.lambda)", "theory, section 1", in: section,
        key: key + ".bits"),
      Explanation(
        "packed bits, \(whose)", counts.packedBits.grouped, "weights·⌈log2 λ⌉",
        "\(counts.weights.grouped)·\(counts.packedBitsPerWeight)", "theory, section 1",
        in: section, key: key + ".packedBits"),
    ]
  }

  private static func bits(_ counts: NetworkCounts) -> String {
    counts.bits.isFinite ? NumberText.grouped(counts.bits) : counts.bitsText
  }

  // MARK: Beside others

  private static func ofBaseline(_ construction: Construction) -> [Explanation] {
    let baseline = construction.unquantized
    let counts = baseline.counts
    let overhead = baseline.overhead(of: construction.structureCounts)
    let isLine = construction.setting.n == 1 && construction.setting.d == 1
    let source = "theory, section 7"
    return [
      Explanation(
        "unquantized depth", counts.depth.grouped,
        "weight layers of the same topology with real coefficients", "", source, in: .unquantized,
        key: "unquantized.depth"),
      Explanation(
        "unquantized weights", counts.weights.grouped,
        isLine ? "13·(N+1), real coefficients" : "the topology of Theorem 1 with real coefficients",
        isLine ? "13·(\(baseline.design.gridSize.grouped)+1)" : "", source, in: .unquantized,
        key: "unquantized.weights"),
      Explanation(
        "unquantized bits", counts.bits.grouped, "32·weights",
        "32·\(counts.weights.grouped)", source, in: .unquantized, key: "unquantized.bits"),
      Explanation(
        "overhead in weights", NumberText.significant(overhead.weights),
        "weights, every f / unquantized weights",
        "\(construction.structureCounts.weights.grouped)/\(counts.weights.grouped)", source,
        in: .unquantized, key: "overhead.weights"),
      Explanation(
        "overhead in bits", NumberText.significant(overhead.bits),
        "bits, every f / unquantized bits",
        "\(bits(construction.structureCounts))/\(counts.bits.grouped)", source, in: .unquantized,
        key: "overhead.bits"),
    ]
  }

  private static func ofBitWidth(_ construction: Construction) -> [Explanation] {
    let setting = construction.setting
    let optimum = OptimalBitWidth(epsilon: setting.epsilon.value, n: setting.n, d: setting.d)
    let source = "theory, section 8"
    let number = { (value: Double) in NumberText.significant(value, digits: 5) }
    return [
      Explanation(
        "θ2", number(optimum.theta2), "log2(3·n/ε) + d",
        "log2(3·\(setting.n)/\(setting.epsilon.text)) + \(setting.d)", source, in: .bitWidth,
        key: "theta2"),
      Explanation(
        "λ*", number(optimum.lambdaStar), "zero of 1/λ + 1/(λ·ln λ) − ln θ2/(λ−1)^2, at least 2",
        "ln θ2 = \(number(NumberText.naturalLogarithm(optimum.theta2)))", source, in: .bitWidth,
        key: "lambdaStar"),
      Explanation(
        "optimal bit-width", number(optimum.bitWidth), "log2 λ*",
        "log2 \(number(optimum.lambdaStar))", source, in: .bitWidth, key: "bitWidth"),
      Explanation(
        "best whole λ", String(optimum.bestInteger), "least M(λ) = θ1·λ·log2 λ·θ2^(1/(λ−1)+1)", "",
        source, in: .bitWidth, key: "bestInteger"),
    ]
  }

  private static func ofBounds(_ construction: Construction) -> [Explanation] {
    let theory = construction.theoryBounds
    var symbols: [BoundSymbol] = [.logarithm, .power]
    if theory.theorem == .dependentNonlinear { symbols.append(.iteratedLogarithm) }
    let meanings = symbols.map { symbol in
      Explanation(
        symbol.text, symbol.value(at: theory.setting).text(digits: 6), symbol.definition ?? "", "",
        "in the bounds below", in: .bounds, key: "")
    }
    return meanings
      + theory.bounds.flatMap { bound in
        let key = "bounds.\(bound.statement.key)"
        let plain = Explanation(
          bound.statement.title, bound.value.text(digits: 6), bound.statement.text,
          bound.formulaTextWithValues, bound.sourceText, in: .bounds, key: key + ".value")
        guard case .theorem(_, let quantity) = bound.statement else { return [plain] }
        let fitted = construction.fittedBound(quantity)
        let constant = fitted.constant.text(digits: 6)
        return [
          plain,
          Explanation(
            "\(bound.statement.title), fitted", fitted.value(at: bound.setting).text(digits: 6),
            "constant·bound, the constant from the network at \(fitted.reference)",
            "\(constant)·\(bound.value.text(digits: 6))", bound.sourceText, in: .bounds,
            key: key + ".fitted"),
        ]
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
    case .gap: "upper over lower bound, λ = 2 without its factor"
    case .entropy: "entropy, bits"
    }
  }
}
