/// Writes tick values: one precision for a whole axis, a true minus sign, powers of ten with
/// superscripts.
package enum TickFormatter {
  /// Labels of an axis whose values share one exponent.
  ///
  /// Fixed point where that is short, else d.d×10^k.
  package static func labels(
    _ values: [DecimalValue], alwaysScientific: Bool = false
  ) -> [TickLabel] {
    let values = DecimalValue.normalized(values)
    guard let exponent = values.first?.exponent else { return [] }
    let largest = values.map { $0.mantissa.magnitude }.max() ?? 0
    if largest == 0 { return values.map { _ in TickLabel("0") } }
    let digits = String(largest).count
    let fixedWidth =
      exponent >= 0 ? digits + exponent : max(digits, 1 - exponent) + 1
    guard fixedWidth > 6 || alwaysScientific else {
      return values.map { label(sign: $0.mantissa < 0, body: fixed($0)) }
    }
    let power = digits - 1 + exponent
    let scientificWidth = digits + (digits > 1 ? 1 : 0) + 3 + String(power).count
    guard scientificWidth <= fixedWidth || alwaysScientific else {
      return values.map { label(sign: $0.mantissa < 0, body: fixed($0)) }
    }
    return values.map { value in
      if value.mantissa == 0 { return TickLabel("0") }
      let body = fixed(DecimalValue(value.mantissa, exponent: 1 - digits))
      return label(
        sign: value.mantissa < 0, body: "\(body)×10\(superscript(power))",
        ascii: "\(body)e\(power)")
    }
  }

  /// `10³`, in ASCII `1e3`.
  package static func powerOfTen(_ exponent: Int) -> TickLabel {
    TickLabel(text: "10\(superscript(exponent))", ascii: "1e\(exponent)")
  }

  /// `2⁻⁴`, in ASCII `2^-4`.
  package static func powerOfTwo(_ exponent: Int) -> TickLabel {
    TickLabel(text: "2\(superscript(exponent))", ascii: "2^\(exponent)")
  }

  /// The digits of a whole number as superscripts: −12 is `⁻¹²`.
  package static func superscript(_ number: Int) -> String {
    let raised: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    let digits = String(number.magnitude).compactMap(\.wholeNumberValue).map { raised[$0] }
    return (number < 0 ? "⁻" : "") + String(digits)
  }

  private static func label(sign: Bool, body: String, ascii: String? = nil) -> TickLabel {
    TickLabel(text: (sign ? "\u{2212}" : "") + body, ascii: (sign ? "-" : "") + (ascii ?? body))
  }

  /// The magnitude in fixed point, all its decimals shown.
  private static func fixed(_ value: DecimalValue) -> String {
    let digits = String(value.mantissa.magnitude)
    guard value.mantissa != 0 || value.exponent < 0 else { return "0" }
    guard value.exponent < 0 else {
      return digits + String(repeating: "0", count: value.exponent)
    }
    let decimals = -value.exponent
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
