#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A positive real number of any size, kept as its logarithm to base 2.
///
/// (1/epsilon)^(d/n) has 10^8 digits in high dimension, where a double is infinite. It is a rounded
/// number and no certified one (`Count` is): its relative precision is 2^-52 (1 + |log2|).
public struct LogValue: Sendable, Hashable {
  /// The logarithm to base 2, finite.
  public let log2: Double

  /// The number with this logarithm.
  ///
  /// Traps unless `log2` is finite.
  public init(log2: Double) {
    precondition(log2.isFinite, "a positive number has a finite logarithm")
    self.log2 = log2
  }

  /// A positive, finite double.
  ///
  /// Traps on any other.
  public init(_ value: Double) {
    precondition(value > 0 && value.isFinite, "only positive numbers have a logarithm")
    self.init(log2: Glibc.log2(value))
  }

  /// A positive rational.
  ///
  /// Traps on any other.
  public init(_ value: Rational) { self.init(log2: value.log2) }

  /// A count; nil for 0, which has no logarithm.
  public init?(_ count: Count) {
    guard !count.isZero else { return nil }
    self.init(log2: count.log2)
  }

  /// The logarithm to base 10.
  public var log10: Double { log2 * Double.log10Of2 }

  /// The nearest double up to rounding; infinite or 0 beyond its range.
  public var doubleValue: Double { exp2(log2) }

  /// Product.
  public static func * (a: LogValue, b: LogValue) -> LogValue { LogValue(log2: a.log2 + b.log2) }

  /// Quotient.
  public static func / (a: LogValue, b: LogValue) -> LogValue { LogValue(log2: a.log2 - b.log2) }

  /// Sum.
  public static func + (a: LogValue, b: LogValue) -> LogValue {
    let (large, small) = a.log2 < b.log2 ? (b, a) : (a, b)
    return LogValue(log2: large.log2 + log1p(exp2(small.log2 - large.log2)) / Glibc.log(2))
  }

  /// Difference.
  ///
  /// Loses digits where both are nearly equal. Traps unless `a > b`.
  public static func - (a: LogValue, b: LogValue) -> LogValue {
    precondition(b < a, "the difference would not be positive")
    return LogValue(log2: a.log2 + log1p(-exp2(b.log2 - a.log2)) / Glibc.log(2))
  }

  /// Its power with any real exponent.
  public func power(_ exponent: Double) -> LogValue { LogValue(log2: log2 * exponent) }
}

extension LogValue: Comparable {
  /// Comparison of the logarithms.
  public static func < (a: LogValue, b: LogValue) -> Bool { a.log2 < b.log2 }
}

extension LogValue: CustomStringConvertible {
  /// Three significant digits: `12.3`, `0.0123`, `1.23e456`.
  public var description: String { text(digits: 3) }

  /// So many significant digits, 1 to 12, trailing zeros dropped; from 10^6 on and below 10^-4 with
  /// an exponent of ten, written like that of a `Count`.
  ///
  /// Where the logarithm is so large that it does not know that many digits, fewer are written,
  /// and one at least.
  public func text(digits: Int) -> String {
    precondition((1...12).contains(digits))
    // No digit in front of such an exponent is known.
    guard abs(log10) < 1e15 else { return "10^\(log10)" }
    let known = 14 - Int(Glibc.log10(max(1, abs(log10))))
    let digits = max(1, min(digits, known))
    let limit = pow(10, Double(digits))
    var exponent = log10.rounded(.down)
    var mantissa = (pow(10, log10 - exponent) * limit / 10).rounded()
    if mantissa >= limit {
      mantissa /= 10
      exponent += 1
    }
    let figures = String(Int(mantissa))
    guard exponent >= -4, exponent < 6 else {
      return LogValue.joined(figures.prefix(1), figures.dropFirst()) + "e\(Int(exponent))"
    }
    let place = Int(exponent)
    if place < 0 {
      let zeros = String(repeating: "0", count: -place - 1)
      return LogValue.joined("0", Substring(zeros + figures))
    }
    if place >= digits { return figures + String(repeating: "0", count: place - digits + 1) }
    return LogValue.joined(figures.prefix(place + 1), figures.dropFirst(place + 1))
  }

  private static func joined(_ whole: Substring, _ fraction: Substring) -> String {
    var fraction = fraction
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
  }
}
