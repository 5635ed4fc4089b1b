/// All statements that apply to one setting, in a fixed order.
///
/// The theorem's depth, weights and bits; the unquantized upper bound; for the function-independent
/// structure the overhead, the lower bound and the gap, none of which holds where the topology may
/// follow f; for d = n = 1 the entropy. The entropy counts everything that must be stored to tell
/// one f from another: of a function-dependent network the topology too, which its `bits` leave
/// out.
public struct TheoryBounds: Sendable, Hashable {
  /// Which theorem speaks of the network.
  public let theorem: Theorem
  /// Where the statements are read.
  public let setting: BoundSetting
  /// The statements.
  public let bounds: [TheoryBound]

  /// The statements for a network.
  ///
  /// Traps when a number is out of the range of `BoundSetting`, or when `functionDependent` is
  /// asked for d or n other than 1.
  public init(
    lambda: Int, epsilon: Rational, n: Int, d: Int, quantization: Quantization,
    functionDependent: Bool
  ) {
    let theorem = Theorem(quantization: quantization, functionDependent: functionDependent)
    let setting = BoundSetting(lambda: Double(lambda), epsilon: epsilon, n: n, d: d)
    var statements = BoundQuantity.allCases.map { BoundStatement.theorem(theorem, $0) }
    statements.append(.unquantized)
    if !functionDependent { statements += [.overhead(quantization), .lowerBound, .gap] }
    if n == 1, d == 1 { statements.append(.entropy) }
    self.theorem = theorem
    self.setting = setting
    bounds = statements.map { TheoryBound($0, at: setting) }
  }

  /// The bound with this statement, if it applies.
  public subscript(statement: BoundStatement) -> TheoryBound? {
    bounds.first { $0.statement == statement }
  }

  /// The upper bound of [D] for depth, weights or bits.
  public subscript(quantity: BoundQuantity) -> TheoryBound {
    TheoryBound(.theorem(theorem, quantity), at: setting)
  }
}
