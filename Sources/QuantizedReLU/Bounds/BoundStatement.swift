/// A statement that the tool can put beside a network: what is bounded, from which side, by which
/// formula, and who proved it.
public enum BoundStatement: Sendable, Hashable {
  /// An upper bound of [D].
  case theorem(Theorem, BoundQuantity)
  /// The weights that suffice without quantization: O(L E) [Yarotsky 2017, Theorem 1].
  case unquantized
  /// What quantization adds to the upper bound: `.theorem` over `.unquantized` (theory, section 7).
  case overhead(Quantization)
  /// The weights that any network needs whose depth is O(L), quantized or not: Omega(E / L^3)
  /// [Yarotsky 2017, Theorem 4].
  ///
  /// Of one topology for all functions.
  case lowerBound
  /// The abstract of [D]: Theorem 1 with lambda = 2 needs at most O(L^5) times the lower bound.
  ///
  /// The formula leaves out the factor lambda = 2 of Theorem 1, as the O() does.
  case gap
  /// The Kolmogorov-Tikhomirov epsilon-entropy for d = n = 1, in bits: 1/epsilon + L + O(1).
  ///
  /// `EntropyLimit` proves on which side of it the O(1) lies and how far.
  case entropy

  /// What the value of the statement is.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// So much suffices, up to a constant factor.
    case upper
    /// So much is needed, up to a constant factor.
    case lower
    /// A quotient of two bounds, up to a constant factor.
    case factor
    /// So much is needed and suffices, up to a constant summand.
    case limit
  }

  /// From which side it bounds.
  public var kind: Kind {
    switch self {
    case .theorem, .unquantized: .upper
    case .overhead, .gap: .factor
    case .lowerBound: .lower
    case .entropy: .limit
    }
  }

  /// What it speaks of; for a factor, what the factor multiplies.
  public var quantity: BoundQuantity {
    switch self {
    case .theorem(_, let quantity): quantity
    case .unquantized, .overhead, .lowerBound, .gap: .weights
    case .entropy: .bits
    }
  }

  /// What stands in the O(), the Omega(), or before the + O(1).
  public var formula: BoundFormula {
    switch self {
    case .theorem(let theorem, let quantity): theorem.formula(for: quantity)
    case .unquantized: .product([.symbol(.logarithm), .symbol(.power)])
    case .overhead(.nonlinear): Theorem.cascade(.logarithm)
    case .overhead(.linear):
      .sum([
        .number(1),
        .quotient(.symbol(.logarithm), Theorem.squared(.symbol(.bitWidth))),
      ])
    case .lowerBound:
      .quotient(.symbol(.power), .power(.symbol(.logarithm), exponent: .number(3)))
    case .gap: .power(.symbol(.logarithm), exponent: .number(5))
    case .entropy: .sum([Theorem.inverseEpsilon, .symbol(.logarithm)])
    }
  }

  /// The whole statement: `O(λ·L^(1/(λ−1)+1)·E)`, `Ω(E/L^3)`, `1/ε + L + O(1)`.
  public var text: String {
    switch kind {
    case .upper, .factor: "O(\(formula.text))"
    case .lower: "Ω(\(formula.text))"
    case .limit: "\(formula.text) + O(1)"
    }
  }

  /// Who proved it: `Theorem 1`, `Yarotsky 2017, Theorem 4`.
  public var sourceText: String {
    switch self {
    case .theorem(let theorem, _): theorem.title
    case .unquantized: "Yarotsky 2017, Theorem 1"
    case .overhead(let quantization):
      Theorem(quantization: quantization, functionDependent: false).title
        + " over Yarotsky 2017, Theorem 1"
    case .lowerBound: "Yarotsky 2017, Theorem 4"
    case .gap: "Theorem 1 at λ = 2 over Yarotsky 2017, Theorem 4"
    case .entropy: "Kolmogorov and Tikhomirov 1959"
    }
  }

  /// A name that no two statements about one network share, in the form of a JSON key.
  public var key: String {
    switch self {
    case .theorem(_, .depth): "theoremDepth"
    case .theorem(_, .weights): "theoremWeights"
    case .theorem(_, .bits): "theoremBits"
    case .unquantized: "unquantizedWeights"
    case .overhead: "overhead"
    case .lowerBound: "lowerBoundWeights"
    case .gap: "gapAtLambda2"
    case .entropy: "entropyBits"
    }
  }
}
