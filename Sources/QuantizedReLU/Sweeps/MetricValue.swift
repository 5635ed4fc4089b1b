#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The value of a metric.
public enum MetricValue: Sendable, Hashable {
  /// A count, exact or enclosed.
  case count(Count)
  /// A count times a real factor: bits, or weights times epsilon.
  case scaled(ScaledCount)
  /// A double; infinite where it is beyond their range.
  case number(Double)
  /// Not known, because it would take too long.
  case missing

  /// The nearest double; infinite beyond their range, NaN where it is missing.
  public var double: Double {
    switch self {
    case .count(let count): count.approximateDouble
    case .scaled(let count): count.double
    case .number(let value): value
    case .missing: .nan
    }
  }

  /// The logarithm to base 10, finite where `double` overflows; NaN where it is missing.
  public var log10: Double {
    switch self {
    case .count(let count): count.log10
    case .scaled(let count): count.log10
    case .number(let value): Glibc.log10(value)
    case .missing: .nan
    }
  }

  /// As written in files: exact counts, else the shortest decimal; empty where it is missing.
  public var text: String {
    switch self {
    case .count(let count): count.text
    case .scaled(let count): count.text
    case .number(let value): "\(value)"
    case .missing: ""
    }
  }
}
