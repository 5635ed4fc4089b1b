#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The bits that are needed, and those that suffice, to name some function within epsilon of any f
/// of F_{1,1}: the Kolmogorov-Tikhomirov epsilon-entropy for d = n = 1, enclosed.
///
/// No family of networks that reaches every f can be stored in fewer than `lower` bits. Their
/// theorem says 1/epsilon + log2(1/epsilon) + O(1); both ends here are exact statements with their
/// constant (computed in doubles), little more than one bit apart for small epsilon:
///
/// - `upper`: paths of T = ceil(1/epsilon) steps of slope +1 or -1 and length 1/T follow every f
///   within 1/T from one of T starts 2/T apart, so that T 2^T functions suffice.
/// - `lower`: with m = ceil(1/epsilon) - 1, two different paths of m steps of length 1/m from
///   starts 2/m apart are somewhere 2/m > 2 epsilon apart, and no function is within epsilon of
///   both. By the reflection principle at least 2^m (m - sqrt(m)) of the (m + 1) 2^m paths from
///   the m + 1 starts stay in [-1, 1], hence in the class.
public struct EntropyLimit: Sendable, Hashable {
  /// So many bits are needed.
  public let lower: LogValue
  /// So many bits suffice.
  public let upper: LogValue

  /// The entropy of all f = C g, g in the unit ball, C = 2^scale, which is that of g for epsilon / C; nil
  /// where it is known up to a factor only, or where one function is near enough to all of them.
  public init?(n: Int, d: Int, epsilon: Rational, scale: Int) {
    let relative = epsilon * .powerOfTwo(-scale)
    guard n == 1, d == 1, relative < 1 else { return nil }
    self.init(epsilon: relative)
  }

  /// The entropy for an epsilon strictly between 0 and 1.
  ///
  /// Traps on any other.
  public init(epsilon: Rational) {
    precondition(epsilon > 0 && epsilon < 1, "epsilon lies strictly between 0 and 1")
    // At least 2, for epsilon is below 1.
    let steps = Rational(integer: (1 / epsilon).ceiling)
    upper = LogValue(steps) + LogValue(steps.log2)
    let fewer = LogValue(steps - 1)
    // m - sqrt(m) = m (1 - 1/sqrt(m)) is below 1 for m = 1 and 2, where 2^m paths are easily seen.
    let starts = fewer.log2 > 1.5 ? fewer.log2 + Glibc.log2(1 - exp2(-fewer.log2 / 2)) : 0
    lower = starts > 0 ? fewer + LogValue(starts) : fewer
  }
}
