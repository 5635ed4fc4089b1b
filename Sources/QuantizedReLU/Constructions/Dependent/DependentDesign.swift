import BigInt

/// m, t and T of the function-dependent structure (proof of Theorem 3; theory, section 6), for a
/// function with Lipschitz constant 1 approximated to epsilon.
///
/// All are powers of two; T may have thousands of bits and is kept as its exponent.
public struct DependentDesign: Sendable, Hashable {
  /// t = log2 m: slopes of f+ on its lattice are multiples of 2^-t.
  public let precision: Int
  /// log2 T.
  public let intervalExponent: Int

  /// Any parameters, both exponents at least 0.
  package init(precision: Int, intervalExponent: Int) {
    precondition(precision >= 0 && intervalExponent >= 0)
    self.precision = precision
    self.intervalExponent = intervalExponent
  }

  /// m, the pieces of a cached profile.
  public var pieces: Int { 1 << precision }

  /// T, the intervals of [0, 1].
  public var intervals: Count { .powerOfTwo(intervalExponent) }

  /// T as a machine integer, or nil when it has more than 40 bits.
  public var smallIntervals: Int? { intervalExponent <= 40 ? 1 << intervalExponent : nil }

  /// The proven error for a function with Lipschitz constant 1: 1.5 / (m T).
  public var errorBound: Rational {
    Rational(3, over: 2) * .powerOfTwo(-precision - intervalExponent)
  }

  /// log2(8 m): a hinge of interval i of [0, 1] stands at (8 m i + r) / (8 m T), r < 8 m.
  var stepExponent: Int { precision + 3 }
  /// log2(8 m T).
  var resolutionExponent: Int { stepExponent + intervalExponent }

  /// The paper's parameters.
  ///
  /// m is the least power of two not below the least k >= 1 with 9^k epsilon >= 1, T the least with
  /// m T epsilon >= 8. Exact comparisons; O(log(1/epsilon)) of them.
  init(epsilon: Rational) {
    var k = 1
    var power = Rational(9)
    while power * epsilon < 1 {
      k += 1
      power = power * 9
    }
    precision = k.ceilingLog2
    intervalExponent = max(0, (Rational(8) / epsilon).ceilingLog2 - precision)
  }

  /// The least T whose proven error 1.5 / (m T) is at most epsilon, for m = 2^precision.
  init(tunedTo epsilon: Rational, precision: Int) {
    self.precision = precision
    intervalExponent = max(0, (Rational(3, over: 2) / epsilon).ceilingLog2 - precision)
  }

  /// The largest m that tuning tries: profiles of more pieces never paid.
  static let largestTunedPrecision = 3
}
