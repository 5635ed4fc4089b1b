import Foundation

/// An exact decimal number, mantissa · 10^exponent.
///
/// Ticks are kept like this, so that a label is exact by construction and never
/// 0.30000000000000004.
package struct DecimalValue: Hashable, Sendable {
  /// The digits, with sign.
  package var mantissa: Int
  /// The power of ten.
  package var exponent: Int

  /// A decimal number.
  package init(_ mantissa: Int, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The nearest double; 0 is never negative.
  package var doubleValue: Double {
    mantissa == 0 ? 0 : Double("\(mantissa)e\(exponent)") ?? .nan
  }

  /// The same numbers with the largest exponent that keeps every mantissa whole.
  package static func normalized(_ values: [DecimalValue]) -> [DecimalValue] {
    var values = values
    let nonzero = values.contains { $0.mantissa != 0 }
    while nonzero, values.allSatisfy({ $0.mantissa % 10 == 0 }) {
      for i in values.indices {
        values[i].mantissa /= 10
        values[i].exponent += 1
      }
    }
    return values
  }
}

extension DecimalValue {
  /// A finite double rounded to so many significant digits (1...17); nil for 0 and for values
  /// without a decimal.
  package init?(rounding value: Double, digits: Int) {
    guard value.isFinite, value != 0 else { return nil }
    let text = String(format: "%.\(min(max(digits, 1), 17) - 1)e", value)
    let parts = text.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return nil }
    let figures = parts[0].filter { $0 != "." }
    guard let mantissa = Int(figures) else { return nil }
    let decimals = figures.count - (value < 0 ? 2 : 1)
    self.init(mantissa, exponent: power - decimals)
  }
}
