/// A number, name or sign of an expression, with the column where it starts.
struct ExpressionToken {
  enum Kind: Equatable {
    case number(Double, Interval)
    case name(String)
    /// One of `+ - * / ^ ( ) ,`.
    case sign(Character)
    case end
  }

  var kind: Kind
  /// 1-based, in characters.
  var column: Int
  var text: String
}

/// Splits the text of an expression into tokens.
struct ExpressionLexer {
  private let characters: [Character]
  private var position = 0

  init(_ text: some StringProtocol) {
    characters = Array(text)
  }

  /// All tokens, the last of them `.end`.
  static func tokens(of text: some StringProtocol) throws(ExpressionError) -> [ExpressionToken] {
    var lexer = ExpressionLexer(text)
    var result: [ExpressionToken] = []
    repeat { result.append(try lexer.next()) } while result.last?.kind != .end
    return result
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private func isDigit(_ index: Int) -> Bool {
    index < characters.count && ("0"..."9").contains(characters[index])
  }

  private mutating func next() throws(ExpressionError) -> ExpressionToken {
    while let character = current, character.isWhitespace { position += 1 }
    let column = position + 1
    guard let character = current else {
      return ExpressionToken(kind: .end, column: column, text: "")
    }
    if isDigit(position) || character == "." { return try number() }
    if Self.isLetter(character) {
      let start = position
      while let character = current, Self.isLetter(character) || isDigit(position) { position += 1 }
      let name = String(characters[start..<position])
      return ExpressionToken(kind: .name(name), column: column, text: name)
    }
    let sign: Character
    switch character {
    case "+", "-", "*", "/", "^", "(", ")", ",": sign = character
    case "\u{2212}": sign = "-"
    case "\u{00D7}", "\u{00B7}": sign = "*"
    case ";":
      throw ExpressionError(.unexpectedCharacter(character), column: column, suggestion: ",")
    case "[", "{":
      throw ExpressionError(.unexpectedCharacter(character), column: column, suggestion: "(")
    case "]", "}":
      throw ExpressionError(.unexpectedCharacter(character), column: column, suggestion: ")")
    default: throw ExpressionError(.unexpectedCharacter(character), column: column)
    }
    position += 1
    return ExpressionToken(kind: .sign(sign), column: column, text: String(character))
  }

  private static func isLetter(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || ("A"..."Z").contains(character)
      || character == "_" || character == "\u{03C0}"
  }

  /// Digits with at most one point and an exponent; `2e` is the number 2 before the name e.
  private mutating func number() throws(ExpressionError) -> ExpressionToken {
    let start = position
    while isDigit(position) || current == "." { position += 1 }
    let mantissa = String(characters[start..<position])
    if current == "e" || current == "E" {
      let signed = position + 1 < characters.count && "+-".contains(characters[position + 1])
      let digits = position + (signed ? 2 : 1)
      if isDigit(digits) {
        position = digits
        while isDigit(position) { position += 1 }
      }
    }
    let text = String(characters[start..<position])
    guard mantissa.contains(where: { $0 != "." }), mantissa.count(where: { $0 == "." }) <= 1,
      let value = Double(text.hasPrefix(".") ? "0" + text : text)
    else { throw ExpressionError(.notANumber(text), column: start + 1) }
    guard value.isFinite else {
      throw ExpressionError(.numberOutOfRange(text), column: start + 1)
    }
    return ExpressionToken(
      kind: .number(value, Self.enclosure(of: text, nearest: value)), column: start + 1, text: text)
  }

  /// The decimal as an interval: a point where the double is exactly the decimal.
  private static func enclosure(of text: String, nearest value: Double) -> Interval {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = digits.count > 1 ? String(digits[1]) : ""
    if var mantissa = UInt64(String(digits[0]) + fraction),
      var exponent = parts.count > 1 ? Int(parts[1]) : 0,
      abs(exponent) < 1000
    {
      if mantissa == 0 { return .zero }
      exponent -= fraction.count
      while mantissa % 10 == 0 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
      var exact = exponent < 30
      while exact && exponent > 0 {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
        (mantissa, exponent, exact) = (product, exponent - 1, !overflow)
      }
      // m / 10^k is dyadic exactly when 5^k divides m.
      while exact && exponent < 0 {
        exact = mantissa % 5 == 0
        (mantissa, exponent) = (mantissa / 5, exponent + 1)
      }
      if exact && mantissa >> UInt64(mantissa.trailingZeroBitCount) < 1 << 53 {
        return Interval(value)
      }
    }
    return Interval(max(0, value.nextDown), value.nextUp)
  }
}
