/// A statement at a point: its value, and its formula with the values of that point put in.
///
/// A bound of kind upper, lower or factor knows no constant; its value is the formula with
/// constant 1, to be compared with its own values at other points. `fitted(to:)` gives it one.
public struct TheoryBound: Sendable, Hashable {
  /// Which statement, and with it kind, quantity, formula and source.
  public let statement: BoundStatement
  /// Where.
  public let setting: BoundSetting

  /// The statement at a point.
  ///
  /// Traps when a statement for d = n = 1 only (function-dependent structure, entropy) is asked for
  /// another d or n.
  public init(_ statement: BoundStatement, at setting: BoundSetting) {
    let needsLine =
      switch statement {
      case .theorem(let theorem, _): theorem.isFunctionDependent
      case .entropy: true
      default: false
      }
    precondition(
      !needsLine || setting.n == 1 && setting.d == 1, "this holds for d = n = 1 only")
    self.statement = statement
    self.setting = setting
  }

  /// From which side it bounds.
  public var kind: BoundStatement.Kind { statement.kind }
  /// What it speaks of.
  public var quantity: BoundQuantity { statement.quantity }
  /// The value of the formula.
  public var value: LogValue { statement.formula.value(at: setting) }
  /// The formula with values: `3·6.644^(1/(3−1)+1)·10`.
  public var formulaTextWithValues: String { statement.formula.text(at: setting) }
  /// Who proved it.
  public var sourceText: String { statement.sourceText }

  /// The statement with the constant that makes it equal to a measured number at this point.
  public func fitted(to measured: LogValue) -> FittedBound {
    FittedBound(statement: statement, reference: setting, measured: measured)
  }
}
