/// The four upper bounds of [D]; the raw value is the number of the theorem.
public enum Theorem: Int, CaseIterable, Sendable, Hashable {
  /// Theorem 1: nonlinear quantization, function-independent structure.
  case independentNonlinear = 1
  /// Theorem 2: linear quantization, function-independent structure.
  case independentLinear = 2
  /// Theorem 3: nonlinear quantization, function-dependent structure, d = n = 1.
  case dependentNonlinear = 3
  /// Theorem 4: linear quantization, function-dependent structure, d = n = 1.
  case dependentLinear = 4

  /// The theorem that speaks of this kind of network.
  public init(quantization: Quantization, functionDependent: Bool) {
    self =
      switch (quantization, functionDependent) {
      case (.nonlinear, false): .independentNonlinear
      case (.linear, false): .independentLinear
      case (.nonlinear, true): .dependentNonlinear
      case (.linear, true): .dependentLinear
      }
  }

  /// Whether the topology is made for the one function; then d = n = 1.
  public var isFunctionDependent: Bool {
    self == .dependentNonlinear || self == .dependentLinear
  }

  /// `Theorem 1`.
  public var title: String { "Theorem \(rawValue)" }

  /// What stands in the O() for depth, weights or bits (theory, tables of sections 5 and 6).
  public func formula(for quantity: BoundQuantity) -> BoundFormula {
    switch (self, quantity) {
    case (.independentNonlinear, .depth): .sum([Self.cascade(.logarithm), .symbol(.logarithm)])
    case (.independentNonlinear, .weights):
      .product([.symbol(.lambda), Self.cascadeWeights(.logarithm), .symbol(.power)])
    case (.independentNonlinear, .bits):
      .product([
        .symbol(.lambda), .symbol(.bitWidth), Self.cascadeWeights(.logarithm), .symbol(.power),
      ])

    case (.independentLinear, .depth), (.dependentLinear, .depth): .symbol(.logarithm)
    case (.independentLinear, .weights):
      .product([
        .sum([
          .symbol(.logarithm),
          .quotient(
            Self.squared(.symbol(.logarithm)), Self.squared(.symbol(.bitWidth))),
        ]),
        .symbol(.power),
      ])
    case (.independentLinear, .bits):
      .product([
        .sum([
          .product([.symbol(.logarithm), .symbol(.bitWidth)]),
          .quotient(Self.squared(.symbol(.logarithm)), .symbol(.bitWidth)),
        ]),
        .symbol(.power),
      ])

    case (.dependentNonlinear, .depth):
      .sum([Self.cascade(.iteratedLogarithm), .symbol(.logarithm)])
    case (.dependentNonlinear, .weights):
      .sum([
        .product([.symbol(.lambda), Self.cascadeWeights(.iteratedLogarithm)]),
        Self.inverseEpsilon,
      ])
    case (.dependentNonlinear, .bits):
      .product([formula(for: .weights), .symbol(.bitWidth)])

    case (.dependentLinear, .weights): Self.inverseEpsilon
    case (.dependentLinear, .bits): .quotient(.symbol(.bitWidth), .symbol(.epsilon))
    }
  }

  /// 1/(λ−1): what lambda values leave of the length of a cascade (Proposition 3).
  private static let root = BoundFormula.quotient(
    .number(1), .difference(.symbol(.lambda), .number(1)))

  static let inverseEpsilon = BoundFormula.quotient(.number(1), .symbol(.epsilon))

  /// λ·l^(1/(λ−1)): the depth of a weight of precision l.
  static func cascade(_ precision: BoundSymbol) -> BoundFormula {
    .product([.symbol(.lambda), .power(.symbol(precision), exponent: root)])
  }

  /// l^(1/(λ−1)+1): its weights, without the factor lambda.
  private static func cascadeWeights(_ precision: BoundSymbol) -> BoundFormula {
    .power(.symbol(precision), exponent: .sum([root, .number(1)]))
  }

  static func squared(_ formula: BoundFormula) -> BoundFormula {
    .power(formula, exponent: .number(2))
  }
}
