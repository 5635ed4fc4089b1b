/// A letter of the formulas of the bounds (theory, sections 5 to 7).
public enum BoundSymbol: String, CaseIterable, Sendable, Hashable {
  /// Number of distinct weight values.
  case lambda = "λ"
  /// log2(lambda).
  case bitWidth = "log λ"
  /// The error allowed.
  case epsilon = "ε"
  /// log2(1/epsilon), at least 1.
  case logarithm = "L"
  /// log2 log2(1/epsilon), at least 1.
  case iteratedLogarithm = "LL"
  /// (1/epsilon)^(d/n).
  case power = "E"

  /// As it stands in a formula.
  public var text: String { rawValue }

  /// What it stands for, as a formula; nil for a parameter that a person chooses.
  public var definition: String? {
    switch self {
    case .lambda, .epsilon: nil
    case .bitWidth: "log2(λ)"
    case .logarithm: "max(1, log2(1/ε))"
    case .iteratedLogarithm: "max(1, log2(log2(1/ε)))"
    case .power: "(1/ε)^(d/n)"
    }
  }

  /// Its value at a point.
  public func value(at setting: BoundSetting) -> LogValue {
    switch self {
    case .lambda: LogValue(setting.lambda)
    case .bitWidth: LogValue(setting.bitWidth)
    case .epsilon: LogValue(log2: -setting.inverseEpsilonLog2)
    case .logarithm: LogValue(setting.logarithm)
    case .iteratedLogarithm: LogValue(setting.iteratedLogarithm)
    case .power: setting.power
    }
  }

  /// Its value to four significant digits; a whole lambda in full.
  public func valueText(at setting: BoundSetting) -> String {
    if self == .lambda, let whole = Int(exactly: setting.lambda) { return String(whole) }
    return value(at: setting).text(digits: 4)
  }
}
