import QuantizedReLU

extension ExpressionError: Explained {
  /// What is wrong with f, the column, and what to write instead.
  package var sentence: String {
    let what =
      switch kind {
      case .emptyExpression: "f is empty; type an expression such as sin(x), or a gallery name"
      case .tooLong(let limit):
        "f has more than \(limit) characters; shorten it"
      case .tooDeep(let limit):
        "f is nested deeper than \(limit) levels at column \(column); simplify it"
      case .unexpectedCharacter(let character):
        "f cannot contain \(shown(String(character))) at column \(column); "
          + "use numbers, + - * / ^, parentheses, functions and variables"
      case .notANumber(let text):
        "\(shown(text)) at column \(column) of f is not a number; write it as in 0.5 or 1e-3"
      case .numberOutOfRange(let text):
        "\(shown(text)) at column \(column) of f is too large; give numbers below 1e308"
      case .unknownName(let name):
        "\(shown(name)) at column \(column) of f is not known; "
          + (suggestion.map { "write \(plain($0)) instead" } ?? ExpressionError.vocabulary)
      case .variableBeyondDimension(let name, let dimension):
        "\(plain(name)) at column \(column) of f is not there for d = \(dimension); "
          + (dimension == 1
            ? "use x, or raise d" : "use x1 to x\(dimension), or raise d")
      case .missingOperand:
        "a value is missing at column \(column) of f; write a number, a variable or a function there, and powers with ^"
      case .missingOperator:
        "an operator is missing at column \(column) of f; "
          + (suggestion.map { "write \(plain($0))" } ?? "write + - * / or ^ between two values")
      case .unclosedParenthesis:
        "the parenthesis at column \(column) of f is not closed; add a )"
      case .unmatchedParenthesis:
        "the ) at column \(column) of f closes nothing; remove it"
      case .unexpectedComma:
        "the comma at column \(column) of f separates nothing; write decimals with a point"
      case .missingArguments(let function):
        "\(function) at column \(column) of f has no arguments; write \(function)(x)"
      case .wrongArgumentCount(let function, let given, let atLeast, let atMost):
        "\(function) at column \(column) of f has \(counted(given, "argument")); "
          + "give it \(ExpressionError.range(atLeast, atMost))"
      case .axisVariableOutsideReduction:
        "xi at column \(column) of f stands alone; use it inside sum(...), mean(...) or prod(...)"
      case .variableInsideReduction(let name):
        "\(plain(name)) at column \(column) of f stands inside sum, mean or prod; write xi there"
      case .nestedReduction(let name):
        "\(plain(name)) at column \(column) of f stands inside sum, mean or prod; use one at a time"
      case .galleryDimension(let name, let dimension, let supported):
        "the gallery function \(plain(name)) does not exist for d = \(dimension); "
          + (supported.count == 1
            ? "set d to \(supported.lowerBound)"
            : "set d to \(supported.lowerBound)...\(supported.upperBound)")
      }
    return what + "."
  }

  private static let vocabulary =
    "known are sin, cos, tan, exp, log, sqrt, abs, min, max, tanh, atan, sinh, cosh, sum, mean, prod, "
    + "pi, e, x, y, z and x1, x2, ..."

  private static func range(_ atLeast: Int, _ atMost: Int?) -> String {
    guard let atMost else { return "\(atLeast) or more" }
    return atLeast == atMost ? "\(atLeast)" : "\(atLeast) to \(atMost)"
  }
}
