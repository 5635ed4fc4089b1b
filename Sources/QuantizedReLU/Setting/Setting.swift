/// How the distinct weight values are spaced ([D], section 3).
public enum Quantization: String, CaseIterable, Sendable, Hashable {
  /// Equally spaced levels: Theorems 2 and 4.
  case linear
  /// Freely placed values: Theorems 1 and 3.
  case nonlinear
}

/// Which construction: what of the network may depend on the target function.
public enum Structure: String, CaseIterable, Sendable, Hashable {
  /// One topology for every function of the class; only weights change (Theorems 1 and 2).
  case independent
  /// The topology is made for the one function at hand: fewer weights, d = n = 1 (Theorems 3 and
  /// 4).
  case dependent
  /// One topology for every function of the class too, of one bit a weight: only the signs of some
  /// weights follow f, d = 1 and n <= 3 or d = 2 and n <= 2 (theory, section 9).
  case compact
}

extension Structure {
  /// Whether there is a network of this structure for functions of d variables with n bounded
  /// derivatives, on some codebook.
  public func exists(n: Int, d: Int) -> Bool {
    switch self {
    case .independent: true
    case .dependent: n == 1 && d == 1
    case .compact: CompactDesign.orders(dimension: d)?.contains(n) == true
    }
  }

  /// The values that n may take with this d, so that there is one.
  public func nRange(d: Int) -> ClosedRange<Int> {
    switch self {
    case .independent: Setting.nRange
    case .dependent: 1...1
    case .compact: CompactDesign.orders(dimension: d) ?? 1...1
    }
  }

  /// The values that d may take with this n.
  public func dRange(n: Int) -> ClosedRange<Int> {
    switch self {
    case .independent: Setting.dRange
    case .dependent: 1...1
    case .compact: exists(n: n, d: 2) ? 1...2 : 1...1
    }
  }

  /// The n and d next below for which there is one.
  public func nearest(n: Int, d: Int) -> (n: Int, d: Int) {
    var d = d
    while !exists(n: 1, d: d) { d = Swift.min(d - 1, 2) }
    var n = n
    while !exists(n: n, d: d) { n -= 1 }
    return (n, d)
  }
}

/// How N, r and t, or m, t and T, are chosen.
public enum ParameterChoice: String, CaseIterable, Sendable, Hashable {
  /// As in the proofs of the paper.
  case paper
  /// The cheapest ones whose proven error is at most epsilon, with this f's own bounds.
  case tuned
}

/// The error that the network may make, kept as the decimal that was typed.
///
/// Every ceiling that decides a parameter compares exactly with this rational: 0.09375 gives 64
/// grid cells, not 65.
public struct Epsilon: Sendable, Hashable {
  /// As typed.
  public let text: String
  /// The exact value, strictly between 0 and 1.
  public let value: Rational

  /// Reads a decimal or a quotient.
  ///
  /// - Throws: `SettingError.notANumber` or `.epsilonOutOfRange`.
  public init(_ text: String) throws(SettingError) {
    guard let value = Rational(text: text) else {
      throw .notANumber(field: "epsilon", text: text)
    }
    guard value > 0, value < 1 else { throw .epsilonOutOfRange(text) }
    self.text = text
    self.value = value
  }

  /// The nearest double.
  public var doubleValue: Double { value.doubleValue }
}

/// What a person turns: everything that decides the network but the target function.
public struct Setting: Sendable, Hashable {
  /// Number of distinct weight values.
  public var lambda: Int
  /// The error allowed, strictly between 0 and 1.
  public var epsilon: Epsilon
  /// Smoothness: derivatives up to this order are bounded.
  public var n: Int
  /// Input dimension.
  public var d: Int
  /// Spacing of the values; unused with an explicit codebook.
  public var quantization: Quantization
  /// Explicit values instead of lambda and quantization.
  public var codebook: [Rational]?
  /// Which construction.
  public var structure: Structure
  /// How its parameters are chosen.
  public var parameters: ParameterChoice

  /// A setting as given; `validate()` checks it.
  public init(
    lambda: Int, epsilon: Epsilon, n: Int, d: Int, quantization: Quantization,
    codebook: [Rational]? = nil, structure: Structure = .independent,
    parameters: ParameterChoice = .paper
  ) {
    self.lambda = lambda
    self.epsilon = epsilon
    self.n = n
    self.d = d
    self.quantization = quantization
    self.codebook = codebook
    self.structure = structure
    self.parameters = parameters
  }

  /// Allowed numbers of weight values.
  public static let lambdaRange = 2...65536
  /// Allowed orders of smoothness.
  public static let nRange = 1...32
  /// Allowed input dimensions.
  public static let dRange = 1...1_000_000

  /// Checks every range and the codebook.
  ///
  /// - Throws: the first thing that is wrong. O(1), or the searches of `Codebook(values:)` with an
  ///   explicit codebook.
  public func validate() throws(SettingError) {
    guard Setting.nRange.contains(n) else { throw .nOutOfRange(n) }
    guard Setting.dRange.contains(d) else { throw .dOutOfRange(d) }
    guard structure.exists(n: n, d: d) else {
      throw .structureOutOfRange(structure, n: n, d: d)
    }
    if let codebook {
      do throws(CodebookError) {
        try checkCompact(on: try Codebook(values: codebook))
      } catch {
        throw .codebook(error)
      }
      return
    }
    guard Setting.lambdaRange.contains(lambda) else { throw .lambdaOutOfRange(lambda) }
    guard quantization == .nonlinear || lambda.isMultiple(of: 2) else {
      throw .oddLinearLambda(lambda)
    }
    do {
      // Nonlinear codebooks have -1/2 and 1/2, linear ones never -1/2 and never 1.
      if quantization == .linear { try checkCompact(on: .linear(lambda: lambda)) }
    } catch {
      throw .codebook(error)
    }
  }

  private func checkCompact(on codebook: Codebook) throws(CodebookError) {
    guard
      structure != .compact || CompactDesign.exists(on: codebook, dimension: d, order: n)
    else {
      throw .noCompactNetwork(codebook, dimension: d)
    }
  }
}

/// What can be wrong with a setting.
///
/// It carries data; the interface writes the sentence.
public enum SettingError: Error, Equatable, Sendable {
  /// Lambda is outside `Setting.lambdaRange`.
  case lambdaOutOfRange(Int)
  /// Linear levels of an odd lambda never sum to 1/2, which the squaring network needs.
  case oddLinearLambda(Int)
  /// A field that must be a number is none.
  case notANumber(field: String, text: String)
  /// Epsilon is not strictly between 0 and 1.
  case epsilonOutOfRange(String)
  /// n is outside `Setting.nRange`.
  case nOutOfRange(Int)
  /// d is outside `Setting.dRange`.
  case dOutOfRange(Int)
  /// The structure does not exist for this n and d.
  case structureOutOfRange(Structure, n: Int, d: Int)
  /// The explicit codebook cannot carry the construction.
  case codebook(CodebookError)
}
