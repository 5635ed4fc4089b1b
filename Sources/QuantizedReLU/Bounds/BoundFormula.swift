/// A formula of a bound, from which come its value, its text, and its text with values put in.
///
/// One tree for all three, so that what is shown is what is computed. Every part is positive, and
/// numbers of any size are handled by their logarithms.
public indirect enum BoundFormula: Sendable, Hashable {
  /// A positive whole number.
  case number(Int)
  /// A letter.
  case symbol(BoundSymbol)
  /// A sum.
  case sum([BoundFormula])
  /// A difference; its value traps where it is not positive.
  case difference(BoundFormula, BoundFormula)
  /// A product.
  case product([BoundFormula])
  /// A quotient.
  case quotient(BoundFormula, BoundFormula)
  /// A power.
  case power(BoundFormula, exponent: BoundFormula)

  /// The value at a point.
  ///
  /// Traps for an empty sum or product. O(size).
  public func value(at setting: BoundSetting) -> LogValue {
    switch self {
    case .number(let number): LogValue(Double(number))
    case .symbol(let symbol): symbol.value(at: setting)
    case .sum(let terms): Self.reduce(terms, at: setting, +)
    case .difference(let a, let b): a.value(at: setting) - b.value(at: setting)
    case .product(let factors): Self.reduce(factors, at: setting, *)
    case .quotient(let a, let b): a.value(at: setting) / b.value(at: setting)
    case .power(let base, let exponent):
      base.value(at: setting).power(exponent.value(at: setting).doubleValue)
    }
  }

  private static func reduce(
    _ parts: [BoundFormula], at setting: BoundSetting,
    _ combine: (LogValue, LogValue) -> LogValue
  ) -> LogValue {
    precondition(!parts.isEmpty, "a sum or product has parts")
    return parts.dropFirst().reduce(parts[0].value(at: setting)) {
      combine($0, $1.value(at: setting))
    }
  }
}
