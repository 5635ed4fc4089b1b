import BigInt

extension Rational {
  /// Most significant digits that a number as text may have, and the largest exponent: beyond them
  /// the text is no number that a person means, and its exact value would not fit in memory.
  static let digitLimit = 400

  /// Reads a decimal such as `0.1`, `-1.5e-3`, or a quotient of two such as `-1/2`, exactly as
  /// typed.
  ///
  /// Nil when the text is neither, or has more than 400 digits or an exponent beyond 400.
  public init?(text: String) {
    if let power = text.firstRange(of: "2^"), text[..<power.lowerBound].allSatisfy({ $0 == " " }) {
      guard let exponent = Int(text[power.upperBound...]),
        (-Rational.digitLimit...Rational.digitLimit).contains(exponent)
      else { return nil }
      self = .powerOfTwo(exponent)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = Rational(decimal: parts[0]) else { return nil }
    guard parts.count == 2 else {
      self = first
      return
    }
    guard let second = Rational(decimal: parts[1]), !second.isZero else { return nil }
    self = first / second
  }

  /// Reads a decimal such as `0.1`, `.5`, `1e-3`, exactly as typed; nil when it is none.
  public init?(decimal text: some StringProtocol) {
    var rest = text.trimmingPrefix { $0 == " " }[...]
    while rest.last == " " { rest.removeLast() }
    var negative = false
    if let sign = rest.first, sign == "-" || sign == "+" || sign == "\u{2212}" {
      negative = sign != "+"
      rest.removeFirst()
    }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let value = Int(rest[rest.index(after: mark)...]),
        (-Rational.digitLimit...Rational.digitLimit).contains(value)
      else {
        return nil
      }
      exponent = value
      rest = rest[..<mark]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    let digits = parts.joined()
    guard !digits.isEmpty, digits.count <= Rational.digitLimit,
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), let integer = BigInt(digits)
    else { return nil }
    exponent -= parts.count == 2 ? parts[1].count : 0
    let power = BigInt(10).power(abs(exponent))
    let magnitude =
      exponent >= 0 ? Rational(integer * power, over: 1) : Rational(integer, over: power)
    self = negative ? -magnitude : magnitude
  }
}
