import BigInt

extension Rational {
  /// The logarithm to base 2 of a positive number, however small; exact for powers of two.
  var log2: Double { Count(numerator.magnitude).log2 - Count(denominator.magnitude).log2 }

  /// The logarithm to base 10 of a positive number, however small.
  var log10: Double { Count(numerator.magnitude).log10 - Count(denominator.magnitude).log10 }
}
