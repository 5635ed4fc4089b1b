/// Turns the text of an expression into code, by recursive descent with a bounded depth.
///
///     sum    := term (('+' | '-') term)*
///     term   := signed (('*' | '/') signed)*
///     signed := ('+' | '-')* power
///     power  := atom ('^' signed)?
///     atom   := number | name | name '(' sum (',' sum)* ')' | '(' sum ')'
///
/// So `-x^2` is -(x^2), `2^-3` is allowed and `^` groups to the right.
struct ExpressionParser {
  /// Characters that an expression may have.
  static let lengthLimit = 4096
  /// How deep parentheses, functions and powers may be nested.
  static let depthLimit = 200

  private let tokens: [ExpressionToken]
  private let dimension: Int
  private var position = 0
  private var depth = 0
  private var builder = ExpressionBuilder()
  /// The reduction whose body is being read, and the builder of the expression around it.
  private var reduction: (name: String, outer: ExpressionBuilder)?

  private typealias Node = ExpressionBuilder.Node

  /// The code for `text` as a function of `dimension` variables; O(length).
  static func code(
    for text: String, dimension: Int
  ) throws(ExpressionError) -> ExpressionCode {
    if text.index(text.startIndex, offsetBy: lengthLimit + 1, limitedBy: text.endIndex) != nil {
      throw ExpressionError(.tooLong(limit: lengthLimit), column: lengthLimit + 1)
    }
    var parser = try ExpressionParser(text, dimension: dimension)
    let root = try parser.sum()
    try parser.expectEnd()
    return parser.builder.code(for: root)
  }

  private init(_ text: String, dimension: Int) throws(ExpressionError) {
    tokens = try ExpressionLexer.tokens(of: text)
    self.dimension = dimension
    if tokens.count == 1 { throw ExpressionError(.emptyExpression, column: 1) }
  }

  private var token: ExpressionToken { tokens[position] }

  private func isSign(_ sign: Character) -> Bool { token.kind == .sign(sign) }

  private mutating func take(_ sign: Character) -> Bool {
    guard isSign(sign) else { return false }
    position += 1
    return true
  }

  // MARK: Grammar

  private mutating func sum() throws(ExpressionError) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit {
      throw ExpressionError(.tooDeep(limit: Self.depthLimit), column: token.column)
    }
    var result = try term()
    while true {
      if take("+") {
        result = builder.step(.add, result, try term())
      } else if take("-") {
        result = builder.step(.subtract, result, try term())
      } else {
        return result
      }
    }
  }

  private mutating func term() throws(ExpressionError) -> Node {
    var result = try signed()
    while true {
      if take("*") {
        if isSign("*") {
          throw ExpressionError(.missingOperand, column: token.column - 1, suggestion: "^")
        }
        result = builder.step(.multiply, result, try signed())
      } else if take("/") {
        result = builder.step(.divide, result, try signed())
      } else {
        return result
      }
    }
  }

  private mutating func signed() throws(ExpressionError) -> Node {
    var negative = false
    while isSign("+") || isSign("-") {
      if isSign("-") { negative.toggle() }
      position += 1
    }
    let result = try power()
    return negative ? builder.step(.negate, result) : result
  }

  private mutating func power() throws(ExpressionError) -> Node {
    let base = try atom()
    guard take("^") else { return base }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit {
      throw ExpressionError(.tooDeep(limit: Self.depthLimit), column: token.column)
    }
    return builder.power(base, try signed())
  }

  private mutating func atom() throws(ExpressionError) -> Node {
    let start = token
    switch start.kind {
    case .number(let value, let interval):
      position += 1
      return builder.constant(value, interval)
    case .name(let name):
      position += 1
      if isSign("(") { return try call(name, column: start.column) }
      return try named(name, column: start.column)
    case .sign("("):
      position += 1
      let result = try sum()
      try close(openedAt: start.column)
      return result
    case .sign, .end:
      throw ExpressionError(.missingOperand, column: start.column)
    }
  }

  /// Takes the parenthesis that closes the one at `column`, or says what stands there instead.
  private mutating func close(openedAt column: Int) throws(ExpressionError) {
    if take(")") { return }
    switch token.kind {
    case .end: throw ExpressionError(.unclosedParenthesis, column: column)
    case .sign(","): throw ExpressionError(.unexpectedComma, column: token.column)
    default: throw missingOperator()
    }
  }

  private func expectEnd() throws(ExpressionError) {
    switch token.kind {
    case .end: return
    case .sign(")"): throw ExpressionError(.unmatchedParenthesis, column: token.column)
    case .sign(","): throw ExpressionError(.unexpectedComma, column: token.column)
    default: throw missingOperator()
    }
  }

  /// Two operands side by side: suggests the product, at the column of the first.
  private func missingOperator() -> ExpressionError {
    let left = tokens[position - 1]
    switch left.kind {
    case .number, .name:
      return ExpressionError(
        .missingOperator, column: token.column,
        suggestion: left.text + "*" + (token.text == "(" ? "(" : token.text))
    default:
      return ExpressionError(.missingOperator, column: token.column, suggestion: ")*" + token.text)
    }
  }

  // MARK: Names

  private mutating func named(_ name: String, column: Int) throws(ExpressionError) -> Node {
    switch name {
    case "pi", "\u{03C0}": return builder.constant(.pi, .pi)
    case "e": return builder.constant(Interval.e.lower, .e)
    case "xi":
      guard reduction != nil else {
        throw ExpressionError(.axisVariableOutsideReduction, column: column)
      }
      return builder.variable(axis: 0)
    default: break
    }
    guard let axis = Self.axis(of: name) else {
      if ExpressionFunction.named(name) != nil {
        throw ExpressionError(
          .missingArguments(function: name), column: column, suggestion: name + "(")
      }
      throw ExpressionError(
        .unknownName(name), column: column, suggestion: suggestion(for: name, called: false))
    }
    if reduction != nil {
      throw ExpressionError(.variableInsideReduction(name), column: column, suggestion: "xi")
    }
    guard axis < dimension else {
      throw ExpressionError(
        .variableBeyondDimension(name: name, dimension: dimension), column: column)
    }
    return builder.variable(axis: axis)
  }

  /// The axis, from 0, of x, y, z or x1, x2, ...; `Int.max` where the number is too large for any.
  private static func axis(of name: String) -> Int? {
    switch name {
    case "x": return 0
    case "y": return 1
    case "z": return 2
    default:
      let digits = name.dropFirst()
      guard name.first == "x", let first = digits.first, first != "0",
        digits.allSatisfy({ ("0"..."9").contains($0) })
      else { return nil }
      return Int(digits).map { $0 - 1 } ?? .max
    }
  }

  private func suggestion(for name: String, called: Bool) -> String? {
    var candidates = ExpressionFunction.all.map(\.name)
    if !called {
      candidates += ["pi", "e"]
      candidates += reduction == nil ? ["x", "y", "z"].prefix(dimension).map { $0 } : ["xi"]
      if reduction == nil && tokens.count == 2 {
        candidates += TargetFunction.gallery.filter { $0.dimensions.contains(dimension) }.map(
          \.name)
      }
    }
    return NameSuggestion.nearest(to: name, among: candidates)
  }

  // MARK: Functions

  private mutating func call(_ name: String, column: Int) throws(ExpressionError) -> Node {
    let opening = token.column
    guard let function = ExpressionFunction.named(name) else {
      if ["pi", "\u{03C0}", "e", "xi"].contains(name) || Self.axis(of: name) != nil {
        throw missingOperator()
      }
      throw ExpressionError(
        .unknownName(name), column: column, suggestion: suggestion(for: name, called: true))
    }
    position += 1
    if function.operation.isReduction {
      if reduction != nil { throw ExpressionError(.nestedReduction(name), column: column) }
      reduction = (name, builder)
      builder = ExpressionBuilder()
    }
    var arguments: [Node] = []
    if !isSign(")") {
      repeat { arguments.append(try sum()) } while take(",")
    }
    try close(openedAt: opening)
    guard arguments.count >= function.atLeast && arguments.count <= function.atMost ?? .max else {
      throw ExpressionError(
        .wrongArgumentCount(
          function: name, given: arguments.count, atLeast: function.atLeast,
          atMost: function.atMost),
        column: column)
    }
    if function.operation.isReduction, let outer = reduction?.outer {
      let body = builder.code(for: arguments[0])
      builder = outer
      reduction = nil
      return builder.reduction(function.operation, body: body)
    }
    if arguments.count == 1 { return builder.step(function.operation, arguments[0]) }
    return arguments.dropFirst().reduce(arguments[0]) {
      builder.step(function.operation, $0, $1)
    }
  }
}

/// A function that expressions may call.
struct ExpressionFunction: Sendable {
  var name: String
  var operation: Operation
  var atLeast = 1
  /// nil: any number.
  var atMost: Int? = 1

  static let all: [ExpressionFunction] = [
    .init(name: "sin", operation: .sin), .init(name: "cos", operation: .cos),
    .init(name: "tan", operation: .tan), .init(name: "exp", operation: .exp),
    .init(name: "log", operation: .log), .init(name: "ln", operation: .log),
    .init(name: "sqrt", operation: .sqrt), .init(name: "abs", operation: .abs),
    .init(name: "min", operation: .min, atLeast: 2, atMost: nil),
    .init(name: "max", operation: .max, atLeast: 2, atMost: nil),
    .init(name: "tanh", operation: .tanh), .init(name: "atan", operation: .atan),
    .init(name: "sinh", operation: .sinh), .init(name: "cosh", operation: .cosh),
    .init(name: "sum", operation: .sum), .init(name: "mean", operation: .mean),
    .init(name: "prod", operation: .product),
  ]

  static func named(_ name: String) -> ExpressionFunction? { all.first { $0.name == name } }
}
