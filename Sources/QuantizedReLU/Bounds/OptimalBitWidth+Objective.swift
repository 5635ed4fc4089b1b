#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension OptimalBitWidth {
  /// ln(M(lambda) / theta1), for real lambda > 1.
  ///
  /// Traps on any other lambda. A codebook has at least two values; the formula is defined from 1
  /// on.
  public func logObjective(lambda: Double) -> Double {
    Self.check(lambda)
    return log(lambda) + log(Glibc.log2(lambda)) + (1 / (lambda - 1) + 1) * log(theta2)
  }

  /// d ln M / d lambda, for real lambda > 1: negative below lambdaStar, positive above.
  ///
  /// Traps on any other lambda. Where there is no interior minimum it is positive, or 0, from 2 on.
  public func derivative(lambda: Double) -> Double {
    Self.check(lambda)
    return 1 / lambda + 1 / (lambda * log(lambda)) - log(theta2) / ((lambda - 1) * (lambda - 1))
  }

  /// d ln M / d b at the bit-width b = log2(lambda) > 0: `derivative` times lambda ln 2.
  ///
  /// Traps on any other bit-width. Figure 1(a) can be drawn with either.
  public func derivative(bitWidth: Double) -> Double {
    let lambda = exp2(bitWidth)
    return derivative(lambda: lambda) * lambda * log(2)
  }

  /// M(lambda) / M(lambdaStar), for real lambda > 1: at least 1 from lambda = 2 on.
  ///
  /// Traps on any other lambda. Exactly 1 at lambdaStar.
  public func relativeObjective(lambda: Double) -> Double {
    Self.check(lambda)
    // From differences, so that rounding near lambdaStar is relative to the little that is left.
    let growth = log1p((lambda - lambdaStar) / lambdaStar)
    let exponent = (lambdaStar - lambda) / ((lambda - 1) * (lambdaStar - 1))
    return exp(growth + log1p(growth / log(lambdaStar)) + exponent * log(theta2))
  }

  private static func check(_ lambda: Double) {
    precondition(lambda > 1 && lambda.isFinite, "the bound is defined for lambda above 1")
  }
}

extension OptimalBitWidth {
  /// L = max(1, log2(1/epsilon)).
  private var logarithm: Double { max(1, -epsilon.log2) }

  /// The bit-width b at which the memory bound of Theorem 2, (L b + L^2 / b) E, is least: sqrt(L).
  ///
  /// At least 1, for a codebook has at least two values: L is cut off at 1, which matters for
  /// epsilon above 1/2 only.
  public var linearBitWidth: Double { logarithm.squareRoot() }

  /// 2^linearBitWidth: the number of equally spaced values, a real one of at least 2.
  public var linearLambda: Double { exp2(linearBitWidth) }
}
