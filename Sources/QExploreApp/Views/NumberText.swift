import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Numbers as they are written on the screen.
package enum NumberText {
  /// So many significant digits, trailing zeros dropped: `0.0123`, `1.1e-4`, `12`.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "no number" : (value < 0 ? "-inf" : "inf") }
    guard value != 0 else { return "0" }
    let sign = value < 0 ? "-" : ""
    let (mantissa, exponent) = rounded(abs(value), digits: digits)
    let text = String(mantissa)
    switch exponent {
    case digits..<max(6, digits):
      return sign + text + String(repeating: "0", count: exponent - digits + 1)
    case 0..<digits:
      return sign + joined(text.prefix(exponent + 1), text.dropFirst(exponent + 1))
    case -3..<0:
      return sign
        + joined("0", Substring(String(repeating: "0", count: -exponent - 1) + text))
    default:
      return sign + joined(text.prefix(1), text.dropFirst()) + "e\(exponent)"
    }
  }

  /// So many decimals, zeros kept: `0.4100`.
  ///
  /// A double has some 15 digits; larger numbers get fewer decimals.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return significant(value, digits: 15) }
    var decimals = min(decimals, 15)
    while decimals > 0, abs(value) * pow(10, Double(decimals)) >= 1e15 { decimals -= 1 }
    let digits = Int((abs(value) * pow(10, Double(decimals))).rounded())
    let text = String(digits)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - text.count)) + text
    let sign = value < 0 && digits > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// The smallest number that so many decimals show.
  static func smallest(decimals: Int) -> Double { pow(10, Double(-decimals)) }

  /// The natural logarithm, for formulas with values put in.
  static func naturalLogarithm(_ value: Double) -> Double { log(value) }

  /// A whole number in groups of three digits, rounded; with an exponent where it has more than 15
  /// digits.
  package static func grouped(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return significant(value, digits: 5) }
    return grouped(digits: String(Int(value.rounded())))
  }

  /// A count that fits `width` columns: grouped, else with an exponent, behind a `~` when it is no
  /// exact count.
  package static func fitted(_ count: Count, width: Int) -> String {
    let grouped = count.grouped
    if grouped.count <= width { return grouped }
    guard count.exact == nil else { return scientific(log10: count.log10, width: width) }
    return "~" + scientific(log10: count.log10, width: max(1, width - 1))
  }

  /// A real number of bits that fits `width` columns; its logarithm serves where the double
  /// overflows.
  package static func fitted(_ value: Double, log10: Double, width: Int) -> String {
    if value.isFinite {
      let text = grouped(value)
      if text.count <= width { return text }
    }
    return value.isFinite
      ? scientific(log10: log10, width: width)
      : "~" + scientific(log10: log10, width: max(1, width - 1))
  }

  /// Bytes for a number of bits, in the unit that suits: `29.4 kB`.
  package static func bytes(bits: Double, bitsLog10: Double, width: Int) -> String {
    let units = ["B", "kB", "MB", "GB", "TB", "PB"]
    var amount = bits / 8
    var unit = 0
    while amount >= 999.5, unit + 1 < units.count {
      amount /= 1000
      unit += 1
    }
    if amount < 999_999.5 {
      return "\(significant(amount)) \(units[unit])"
    }
    return scientific(log10: bitsLog10 - Glibc.log10(8), width: max(1, width - 2)) + " B"
  }

  /// A share in percent: `0.6 %`.
  package static func percent(_ share: Double) -> String {
    significant(share * 100, digits: 2) + " %"
  }

  /// `6.61e8` from the decimal logarithm, in at most `width` columns where possible.
  ///
  /// `10^1.5e9` where the exponent leaves no room for digits.
  static func scientific(log10: Double, width: Int) -> String {
    guard log10.isFinite else { return log10 < 0 ? "0" : "inf" }
    for digits in stride(from: 5, through: 1, by: -1) {
      var exponent = Int(log10.rounded(.down))
      let scale = pow(10, Double(digits - 1))
      var mantissa = Int((pow(10, log10 - Double(exponent)) * scale).rounded())
      if Double(mantissa) >= scale * 10 {
        mantissa /= 10
        exponent += 1
      }
      let text = String(mantissa)
      let result = joined(text.prefix(1), text.dropFirst()) + "e\(exponent)"
      if result.count <= width { return result }
    }
    for digits in stride(from: 5, through: 2, by: -1) {
      let result = "10^" + significant(log10, digits: digits)
      if result.count <= width { return result }
    }
    return "10^" + significant(log10, digits: 1)
  }

  private static func grouped(digits: String) -> String {
    var result = ""
    let isNegative = digits.hasPrefix("-")
    let plain = digits.drop { $0 == "-" }
    for (index, digit) in plain.enumerated() {
      if index > 0, (plain.count - index) % 3 == 0 { result.append(" ") }
      result.append(digit)
    }
    return isNegative ? "-" + result : result
  }

  /// `digits` significant digits as an integer, and the exponent of the first one.
  private static func rounded(_ value: Double, digits: Int) -> (mantissa: Int, exponent: Int) {
    var exponent = Int(log10(value).rounded(.down))
    // Two steps, because 10^-exponent overflows for the smallest numbers.
    let shift = Double(digits - 1 - exponent)
    let half = (shift / 2).rounded(.down)
    var mantissa = Int((value * pow(10, half) * pow(10, shift - half)).rounded())
    let limit = Int(pow(10, Double(digits)))
    if mantissa >= limit {
      mantissa /= 10
      exponent += 1
    }
    return (mantissa, exponent)
  }

  private static func joined(_ whole: Substring, _ fraction: Substring) -> String {
    var fraction = fraction
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
  }
}
