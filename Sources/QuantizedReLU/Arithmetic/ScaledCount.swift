import BigInt

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A count times a positive real factor, such as weights times log2(lambda): as a double while one
/// holds it, and always as a logarithm.
///
/// The count is exact or enclosed; the factor is rounded once, to a double of any exponent.
public struct ScaledCount: Sendable, Hashable {
  /// What is multiplied.
  public let count: Count
  private let significand: Double
  private let exponent: Int

  /// A count times a positive finite factor.
  public init(_ count: Count, times factor: Double) {
    precondition(factor > 0 && factor.isFinite)
    self.count = count
    significand = factor
    exponent = 0
  }

  /// A count times a positive factor that may be beyond the range of doubles.
  public init(_ count: Count, times factor: Rational) {
    precondition(factor > 0)
    self.count = count
    exponent = factor.numerator.magnitude.bitWidth - factor.denominator.magnitude.bitWidth
    significand = (factor * .powerOfTwo(-exponent)).doubleValue
  }

  /// The product; infinite, or 0, only where the product itself is beyond the range of doubles.
  public var double: Double {
    let direct = count.approximateDouble * significand
    if direct.isFinite { return scalbn(direct, Int32(exponent)) }
    let end = count.enclosure.lower
    let sum = min(max(end.exponent + exponent, -8192), 8192)
    return scalbn(Double(end.significand) * significand, Int32(sum))
  }

  /// The logarithm to base 10; minus infinity for 0.
  public var log10: Double {
    count.log10 + Glibc.log10(significand) + Double(exponent) * Double.log10Of2
  }

  /// The shortest decimal of `double`; where that is infinite the digits of an exact product, else
  /// five digits and an exponent (`~1.2345e678901`).
  public var text: String {
    let double = double
    if double.isFinite { return "\(double)" }
    if exponent == 0, significand < 0x1p52, let whole = Int(exactly: significand) {
      return (count * whole).text
    }
    // The double is whole / 2^52 exactly; one unit on either side covers how it was rounded.
    let binade = Int(significand.exponent)
    let whole = Int(scalbn(significand, Int32(52 - binade)))
    let shift = Magnitude(powerOfTwo: exponent + binade - 52)
    let low = (count * (whole - 1)).enclosure * shift
    let high = (count * (whole + 1)).enclosure * shift
    return Count(form: .enclosed(Magnitude(lower: low.lower, upper: high.upper))).text
  }

  /// The quotient of two products to about 14 digits, even where both are far beyond the range of
  /// doubles and their logarithms too long to be told apart; infinite or 0 where only the quotient
  /// is beyond it.
  ///
  /// Traps when `other` is 0.
  public func approximateRatio(to other: ScaledCount) -> Double {
    count.approximateRatio(to: other.count) * (significand / other.significand)
      * scalbn(1, Int32(min(max(exponent - other.exponent, -1000), 1000)))
  }

  /// Whether it is less than another by more than 14 digits can tell: by more than rounding.
  public func isClearlyLess(than other: ScaledCount) -> Bool {
    !other.count.isZero && approximateRatio(to: other) < 1 - 1e-14
  }
}
