#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension Count {
  /// The quotient of two counts to about 15 digits, even where both are far beyond the range of
  /// doubles; infinite or 0 where only the quotient is beyond it.
  ///
  /// Traps when `other` is 0.
  package func approximateRatio(to other: Count) -> Double {
    precondition(!other.isZero, "a ratio needs a nonzero count")
    guard !isZero else { return 0 }
    let (a, b) = (enclosure.lower, other.enclosure.lower)
    let exponent = min(max(a.exponent - b.exponent, -4096), 4096)
    return scalbn(Double(a.significand) / Double(b.significand), Int32(exponent))
  }
}
