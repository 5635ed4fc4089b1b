import BigInt

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Count {
  /// Decimal digits when exact (`6593`), else five digits and an exponent (`~1.2345e678901`).
  public var text: String {
    if let exact { return exact.description }
    let (mantissa, exponent) = scientific
    return "~\(Count.fixed(mantissa))e\(exponent)"
  }

  /// Like `text` with the digits in groups of three (`6 593`), and short where there are more than
  /// 15 of them.
  public var grouped: String {
    guard let exact else { return text }
    let digits = exact.description
    guard digits.count <= 15 else {
      let (mantissa, exponent) = scientific
      return "\(Count.fixed(mantissa))e\(exponent)"
    }
    var result = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i) % 3 == 0 { result.append(" ") }
      result.append(digit)
    }
    return result
  }

  /// The nearest double up to rounding; infinite beyond its range.
  public var approximateDouble: Double {
    if let exact { return Double(exact) }
    let end = enclosure.lower
    guard end.exponent < 1100 else { return .infinity }
    return scalbn(Double(end.significand), Int32(end.exponent))
  }

  /// The logarithm to base 10; minus infinity for 0.
  ///
  /// Good to 15 digits of the number itself.
  public var log10: Double {
    let end = enclosure.lower
    guard end.significand != 0 else { return -.infinity }
    return Glibc.log10(Double(end.significand)) + Double(end.exponent) * Double.log10Of2
  }

  /// The logarithm to base 2; minus infinity for 0.
  public var log2: Double {
    let end = enclosure.lower
    guard end.significand != 0 else { return -.infinity }
    return Glibc.log2(Double(end.significand)) + Double(end.exponent)
  }

  /// Five digits in [1, 10) and the exponent of ten.
  ///
  /// The logarithm is split into whole and fraction in exact integers, because a double cannot hold
  /// five digits behind an exponent of 10^12.
  private var scientific: (mantissa: Double, exponent: Int) {
    let end = enclosure.lower
    // log10(2) to 38 digits as an integer: exponent * log10(2) exact to 1e-20 for exponents up to
    // 10^18.
    let scale: BigInt = "100000000000000000000000000000000000000"
    let log2: BigInt = "30102999566398119521373889472449302677"
    let product = BigInt(end.exponent) * log2
    var whole = product / scale
    var rest = product - whole * scale
    if rest.sign == .minus, !rest.isZero {
      whole -= 1
      rest += scale
    }
    let fraction = Double(rest) / 1e38 + Glibc.log10(Double(end.significand))
    let extra = fraction.rounded(.down)
    var mantissa = (pow(10, fraction - extra) * 10_000).rounded() / 10_000
    var exponent = Int(whole) + Int(extra)
    if mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    return (mantissa, exponent)
  }

  private static func fixed(_ mantissa: Double) -> String {
    let digits = String(Int((mantissa * 10_000).rounded()))
    return "\(digits.prefix(1)).\(digits.dropFirst())"
  }
}

extension Count: CustomStringConvertible {
  /// The same as `text`.
  public var description: String { text }
}
