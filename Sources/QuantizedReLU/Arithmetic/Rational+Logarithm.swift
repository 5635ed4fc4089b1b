import BigInt

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Rational {
  /// The logarithm to base 2 of a positive number of any size, to a few units in the last place.
  ///
  /// Near 1 it is small and keeps its relative precision. Traps when the number is not positive.
  package var log2: Double {
    precondition(self > 0, "the logarithm needs a positive number")
    if self > .half, self < 2 { return Glibc.log2(doubleValue) }
    let exponent = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth
    return Double(exponent) + Glibc.log2((self * .powerOfTwo(-exponent)).doubleValue)
  }

  /// The logarithm to base 10 of a positive number of any size.
  var log10: Double { log2 * Double.log10Of2 }
}
