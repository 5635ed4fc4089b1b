extension NamedCodebook {
  /// k / 2^(bits-1) for every two's complement integer k.
  static func integers(bits: Int) -> [Rational] {
    let half = 1 << (bits - 1)
    return (-half..<half).map { Rational($0, over: half) }
  }

  /// The positive values of a small floating-point format, ascending.
  ///
  /// Exponent field 0 holds the subnormal numbers; the last `reserved` codes are no numbers.
  static func floats(
    exponentBits: Int, mantissaBits: Int, bias: Int, reserved: Int
  ) -> [Rational] {
    let steps = 1 << mantissaBits
    let codes = 1..<(1 << (exponentBits + mantissaBits)) - reserved
    return codes.map { code in
      let (field, mantissa) = (code / steps, code % steps)
      // Subnormal numbers have the exponent of field 1 and no leading one.
      let significand = field == 0 ? mantissa : steps + mantissa
      return Rational(significand) * .powerOfTwo(max(field, 1) - bias - mantissaBits)
    }
  }

  /// Positive values, their negatives and 0, ascending.
  static func withNegatives(_ positive: [Rational]) -> [Rational] {
    let ascending = positive.sorted()
    return ascending.reversed().map { -$0 } + [0] + ascending
  }

  /// The 16 values of NF4 as published.
  static let normalFloats: [Rational] = [
    "-1.0", "-0.6961928009986877", "-0.5250730514526367", "-0.39491748809814453",
    "-0.28444138169288635", "-0.18477343022823334", "-0.09105003625154495", "0.0",
    "0.07958029955625534", "0.16093020141124725", "0.24611230194568634", "0.33791524171829224",
    "0.44070982933044434", "0.5626170039176941", "0.7229568362236023", "1.0",
  ].map { text in
    guard let value = Rational(decimal: text) else { preconditionFailure("\(text) is a decimal") }
    return value
  }
}
