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
    guard mantissa != 0 else { return 0 }
    // Both factors are doubles, so that one operation rounds once.
    let power = abs(exponent)
    if power < DecimalValue.powers.count, mantissa.magnitude <= 1 << 53 {
      let digits = Double(mantissa)
      return exponent >= 0
        ? digits * DecimalValue.powers[power] : digits / DecimalValue.powers[power]
    }
    return Double("\(mantissa)e\(exponent)") ?? .nan
  }

  /// The powers of ten that doubles hold exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

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
