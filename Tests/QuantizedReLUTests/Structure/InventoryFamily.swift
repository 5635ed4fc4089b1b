import QuantizedReLU

/// Constructions of all structures that are small enough to build, one of every kind.
struct InventoryFamily: Sendable, CustomStringConvertible {
  var function: String
  var lambda: Int
  var epsilon: String
  var n = 1
  var d = 1
  var quantization = Quantization.nonlinear
  var codebook: NamedCodebook?
  /// Values without a name.
  var values: [Rational]?
  var structure = Structure.independent
  var parameters = ParameterChoice.paper
  /// s, r and t instead of those that epsilon asks for.
  var design: (s: Int, r: Int, t: Int)?

  var description: String {
    let levels = codebook?.rawValue ?? values.map { "\($0)" } ?? "\(quantization) \(lambda)"
    return "\(function), \(levels), epsilon \(epsilon), n \(n), d \(d), \(structure) \(parameters)"
  }

  func construction() throws -> Construction {
    let setting = Setting(
      lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization,
      codebook: codebook?.values ?? values, structure: structure, parameters: parameters)
    let target = try TargetFunction(parsing: function, dimension: d)
    guard let design else { return try Construction(setting: setting, target: target) }
    return .independent(
      try IndependentConstruction(
        setting: setting, target: target, classBound: target.classBound(order: n),
        design: IndependentDesign(
          n: n, d: d, gridExponent: design.s, squaringDepth: design.r, precision: design.t)))
  }

  private static let codebooks: [(Int, Quantization, NamedCodebook?)] =
    [2, 3, 4, 8].map { ($0, .nonlinear, nil) } + [2, 4, 6].map { ($0, .linear, nil) }

  /// n = 1, 2, 3 on one axis with the parameters of epsilon.
  static let oneAxis: [InventoryFamily] = codebooks.flatMap { lambda, quantization, _ in
    [
      ("sin(x)", "0.1", 1, ParameterChoice.paper), ("sin(4*x)", "0.3", 1, .paper),
      ("exp(x)/3 - 1", "0.05", 1, .tuned), ("sin(x)", "0.1", 2, .paper),
      ("cos(3*x)", "0.2", 2, .tuned), ("sin(x)", "0.1", 3, .paper),
    ].map { function, epsilon, n, parameters in
      InventoryFamily(
        function: function, lambda: lambda, epsilon: epsilon, n: n, quantization: quantization,
        parameters: parameters)
    }
  }

  /// More axes and orders on coarse grids, and depths at which levels begin to be alike.
  static let shapes: [InventoryFamily] = codebooks.flatMap { lambda, quantization, _ in
    [
      ("sin(x)*cos(y)", 1, 2, (1, 1, 5)), ("sin(x)*cos(y)", 2, 2, (1, 3, 7)),
      ("4*x*y - y", 3, 2, (1, 2, 9)), ("sin(9*x)", 4, 1, (2, 4, 1)),
      ("average", 1, 3, (1, 2, 2)), ("average", 2, 3, (1, 1, 3)),
      ("sin(x)", 9, 1, (1, 2, 26)),
    ].map { function, n, d, design in
      InventoryFamily(
        function: function, lambda: lambda, epsilon: "0.5", n: n, d: d, quantization: quantization,
        design: design)
    }
  }

  /// Explicit codebooks, some of which can only sum to 1/2 or -1/2.
  static let explicit: [InventoryFamily] = NamedCodebook.allCases
    .filter { (try? Codebook(values: $0.values)) != nil }
    .flatMap { codebook in
      [
        InventoryFamily(
          function: "sin(x)", lambda: 2, epsilon: "0.1", n: 2, codebook: codebook,
          design: (3, 3, 11)),
        InventoryFamily(
          function: "sin(3*x)", lambda: 2, epsilon: "0.1", n: 1, codebook: codebook),
        InventoryFamily(
          function: "abs(x - 0.3)", lambda: 2, epsilon: "0.01", codebook: codebook,
          structure: .dependent),
      ]
    }

  /// Functions with and without hinges, profiles and start value.
  static let dependent: [InventoryFamily] = codebooks.flatMap { lambda, quantization, _ in
    [
      ("sin(x)", "0.2", ParameterChoice.paper), ("abs(x - 0.3)", "0.1", .paper),
      ("sin(40*x)/40", "0.01", .paper), ("sin(9*x)", "0.01", .tuned), ("0.3", "0.1", .paper),
      ("0*x", "0.1", .paper), ("x/7 - 0.71", "0.004", .tuned),
    ].map { function, epsilon, parameters in
      InventoryFamily(
        function: function, lambda: lambda, epsilon: epsilon, quantization: quantization,
        structure: .dependent, parameters: parameters)
    }
  }

  /// Trees, folded networks and trees on {-1, 1/2, 1}, for C = 1, above and below.
  static let compact: [InventoryFamily] = [
    ("sin(x)", 2, "0.2", false), ("sin(7*x)", 2, "0.03", false),
    ("abs(x - 0.3)", 3, "1/128", false),
    ("17*x - 3", 4, "0.01", false), ("x/30", 2, "0.0005", false), ("0.3", 2, "0.001", false),
    ("sin(x)", 3, "0.1", true), ("sin(9*x)", 3, "0.1", true),
  ].flatMap { function, lambda, epsilon, hasOne in
    ParameterChoice.allCases.map {
      InventoryFamily(
        function: function, lambda: lambda, epsilon: epsilon,
        values: hasOne ? [-1, .half, 1] : nil,
        structure: .compact, parameters: $0)
    }
  }

  /// Levels on one and two axes, with a parabola, and without levels.
  static let levels: [InventoryFamily] = [
    ("sin(x)", 2, 1, "0.001"), ("sin(3*x)", 2, 1, "0.1"), ("x^3/6", 3, 1, "0.0001"),
    ("x/40", 2, 1, "0.001"), ("abs(x-y)", 1, 2, "0.25"), ("sin(x)*cos(y)", 2, 2, "0.1"),
    ("x*y", 2, 2, "0.01"),
  ].flatMap { function, n, d, epsilon in
    ParameterChoice.allCases.map {
      InventoryFamily(
        function: function, lambda: 2, epsilon: epsilon, n: n, d: d, structure: .compact,
        parameters: $0)
    }
  }

  static let all = oneAxis + shapes + explicit + dependent + compact + levels
}
