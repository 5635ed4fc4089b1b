import BigInt

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// A number that an error certainly does not exceed, of any size.
///
/// 96 bits and an exponent; every operation rounds upward, so sums and products of bounds are
/// bounds.
public struct UpperBound: Sendable, Hashable {
  let end: Magnitude.End

  init(end: Magnitude.End) { self.end = end }

  /// 2^exponent, exactly.
  init(powerOfTwo exponent: Int) { end = Magnitude(powerOfTwo: exponent).upper }

  /// An integer, rounded upward to 96 bits.
  init(_ value: BigUInt) { end = Magnitude(value).upper }

  /// A rational, rounded upward to 96 bits.
  ///
  /// Traps when it is negative.
  init(_ value: Rational) {
    end = UpperBound.end(of: value, roundingUp: true)
  }

  /// The 96 leading bits of a nonnegative rational, rounded to the side that is asked for.
  static func end(of value: Rational, roundingUp: Bool) -> Magnitude.End {
    precondition(value >= 0, "a bound of an absolute value is not negative")
    let numerator = value.numerator.magnitude
    let denominator = value.denominator.magnitude
    // The quotient gets 98 or 99 bits; what is cut off the remainder decides the last one.
    let shift = denominator.bitWidth - numerator.bitWidth + 98
    let (quotient, remainder) =
      shift >= 0
      ? (numerator << shift).quotientAndRemainder(dividingBy: denominator)
      : numerator.quotientAndRemainder(dividingBy: denominator << -shift)
    let words = quotient.words.reversed().reduce(UInt128(0)) { $0 << 64 | UInt128($1) }
    return Magnitude.End(
      significand: words + (roundingUp && !remainder.isZero ? 1 : 0), exponent: -shift,
      roundingUp: roundingUp)
  }

  static func + (a: UpperBound, b: UpperBound) -> UpperBound {
    UpperBound(end: a.end.adding(b.end, roundingUp: true))
  }

  static func * (a: UpperBound, b: UpperBound) -> UpperBound {
    UpperBound(end: a.end.multiplied(by: b.end, roundingUp: true))
  }

  /// The bound times 2^exponent, exactly: what an error of g = f / C is for f.
  public func scaled(byPowerOfTwo exponent: Int) -> UpperBound {
    guard end.significand != 0 else { return self }
    var scaled = end
    scaled.exponent += exponent
    return UpperBound(end: scaled)
  }

  /// Whether it is at most a nonnegative number; false also where 96 bits cannot tell.
  public func isAtMost(_ value: Rational) -> Bool {
    !(UpperBound.end(of: value, roundingUp: false) < end)
  }

  /// The least k with 2^k not below a bound that is not 0.
  var ceilingLog2: Int {
    let bits = UInt128.bitWidth - end.significand.leadingZeroBitCount
    return end.exponent + bits - (end.significand & (end.significand - 1) == 0 ? 1 : 0)
  }

  /// Whether nothing is lost at all.
  public var isZero: Bool { end.significand == 0 }

  /// The exact value of the bound.
  ///
  /// O(|exponent|) bits.
  package var exactValue: Rational {
    Rational(integer: BigInt(BigUInt(end.significand))) * .powerOfTwo(end.exponent)
  }

  /// A double that is not below it; infinite beyond the range of doubles.
  public var doubleValue: Double {
    guard end.significand != 0 else { return 0 }
    // The 53 leading bits, and one more where something follows them.
    let cut = end.significand >> 43
    let leading = Double(UInt64(cut) + (cut << 43 == end.significand ? 0 : 1))
    guard end.exponent < 2000 else { return .infinity }
    guard end.exponent > -2000 else { return .leastNonzeroMagnitude }
    let value = scalbn(leading, Int32(end.exponent + 43))
    // Subnormal numbers lose bits to either side.
    return value < .leastNormalMagnitude ? value.nextUp : value
  }
}

extension UpperBound: Comparable {
  /// Which bound is smaller, exactly.
  public static func < (a: UpperBound, b: UpperBound) -> Bool {
    a.end < b.end
  }
}

extension UpperBound: CustomStringConvertible {
  /// Three significant digits, not below the bound: `7.82e-3`; `0` for 0.
  public var description: String {
    guard !isZero else { return "0" }
    let logarithm = log10(Double(end.significand)) + Double(end.exponent) * Double.log10Of2
    var exponent = Int(logarithm.rounded(.down))
    var digits = Int((pow(10, logarithm - Double(exponent)) * 100).rounded(.down)) - 1
    if abs(end.exponent) < 4096 {
      let power = Rational(integer: BigInt(10).power(abs(exponent - 2)))
      let unit = exponent >= 2 ? power : Rational(1) / power
      while Rational(digits) * unit < exactValue { digits += 1 }
    } else {
      // The logarithm is off by some units of its last place: far below the digits that are shown.
      digits += 2
    }
    if digits >= 1000 {
      digits = (digits + 9) / 10
      exponent += 1
    }
    if digits < 100 { digits = 100 }
    let rest = digits % 100
    return "\(digits / 100).\(rest < 10 ? "0" : "")\(rest)e\(exponent)"
  }
}
