/// The rate of a statement, drawn through one measured point.
///
/// It proves nothing: the constant comes from a network that was counted, not from a theorem. That
/// point is part of the value and of its text, so that nobody takes the curve for a bound.
public struct FittedBound: Sendable, Hashable {
  /// Whose rate it is.
  public let statement: BoundStatement
  /// Where it equals what was measured.
  public let reference: BoundSetting
  /// What was measured there.
  public let measured: LogValue

  /// What the formula is multiplied by.
  public var constant: LogValue { measured / statement.formula.value(at: reference) }

  /// The fitted rate at another point.
  ///
  /// Traps where `TheoryBound` does.
  public func value(at setting: BoundSetting) -> LogValue {
    constant * TheoryBound(statement, at: setting).value
  }

  /// `123·(λ·L^(1/(λ−1)+1)·E), constant fitted to 6593 at λ = 2, ε = 0.1, n = 1, d = 1`.
  public var text: String {
    "\(constant.text(digits: 4))·(\(statement.formula.text)), "
      + "constant fitted to \(measured.text(digits: 8)) at \(reference)"
  }
}
