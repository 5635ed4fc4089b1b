extension TickFormatter {
  /// A single value with at most `digits` significant digits and no trailing zeros, for fixed ticks
  /// and read-outs.
  ///
  /// Not a number is `NaN`, infinities are `∞` (`inf`).
  package static func label(of value: Double, digits: Int = 6) -> TickLabel {
    guard value.isFinite else {
      if value.isNaN { return TickLabel("NaN") }
      return TickLabel(text: value < 0 ? "\u{2212}∞" : "∞", ascii: value < 0 ? "-inf" : "inf")
    }
    guard let decimal = DecimalValue(rounding: value, digits: digits) else { return TickLabel("0") }
    // Zeros that only fill up would pass for digits.
    let wouldLie = decimal.exponent > 0 && decimal.doubleValue != value
    return labels([decimal], alwaysScientific: wouldLie).first ?? TickLabel("0")
  }
}
