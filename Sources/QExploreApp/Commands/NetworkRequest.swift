import QuantizedReLU

/// A network as it is asked for, every value as text; nil where nothing is said.
package struct NetworkRequest: Sendable, Hashable {
  /// f: an expression or the name of a gallery entry.
  package var function: String?
  /// How many values the weights may take.
  package var lambda: String?
  /// The largest error allowed.
  package var epsilon: String?
  /// Order of the derivatives.
  package var n: String?
  /// Dimension of the input.
  package var d: String?
  /// Linear or nonlinear.
  package var quantization: String?
  /// The weight values, or the name of a format, instead of lambda and quantization.
  package var codebook: String?
  /// Independent or dependent.
  package var structure: String?
  /// Paper or tuned.
  package var parameters: String?

  /// Nothing is asked for.
  package init() {}

  /// Whether anything is asked for.
  package var isGiven: Bool { self != NetworkRequest() }

  /// What is asked for here, else what another one asks for; a codebook of the other one gives way
  /// to a lambda or a quantization of this one, and the other way round.
  package func completed(by other: NetworkRequest) -> NetworkRequest {
    var other = other
    if lambda != nil || quantization != nil { other.codebook = nil }
    if codebook != nil { (other.lambda, other.quantization) = (nil, nil) }
    var request = self
    request.function = function ?? other.function
    request.lambda = lambda ?? other.lambda
    request.epsilon = epsilon ?? other.epsilon
    request.n = n ?? other.n
    request.d = d ?? other.d
    request.quantization = quantization ?? other.quantization
    request.codebook = codebook ?? other.codebook
    request.structure = structure ?? other.structure
    request.parameters = parameters ?? other.parameters
    return request
  }
}

extension NetworkRequest {
  /// What is built where nothing is said.
  static let defaultFunction = "sin(x)"

  /// The setting that is asked for, validated.
  ///
  /// Throws `SettingError` and `CommandFailure`.
  package func setting() throws -> Setting {
    let values = try codebook.map(ConstructionOptions.values(ofCodebook:))
    let setting = Setting(
      lambda: try values?.count ?? wholeNumber(lambda, named: "lambda", Setting.lambdaRange) ?? 2,
      epsilon: try Epsilon(epsilon ?? "0.1"),
      n: try wholeNumber(n, named: "n", Setting.nRange) ?? 1,
      d: try wholeNumber(d, named: "d", Setting.dRange) ?? 1,
      quantization: try choice(quantization, named: "quantization") ?? Quantization.nonlinear,
      codebook: values,
      structure: try choice(structure, named: "structure") ?? .independent,
      parameters: try choice(parameters, named: "parameters") ?? .paper)
    try setting.validate()
    return setting
  }

  /// The target that is asked for, in a dimension.
  ///
  /// Throws `ExpressionError`.
  package func target(dimension: Int) throws -> TargetFunction {
    try TargetFunction(parsing: function ?? NetworkRequest.defaultFunction, dimension: dimension)
  }
}
