#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The number of weight values at which the memory bound of Theorem 1 is least ([D], section 6 and
/// appendix B; theory, section 8).
///
/// The bound is M(lambda) = theta1 lambda log2(lambda) theta2^(1/(lambda-1) + 1), with theta1 free
/// of lambda and theta2 = log2(3 n 2^d / epsilon). Its logarithm has the derivative
///
///     1/lambda + 1/(lambda ln lambda) - ln(theta2) / (lambda-1)^2,
///
/// which has the sign of h(lambda) - ln(theta2), where h(lambda) =
/// (lambda-1)^2 / lambda (1 + 1/ln lambda). h increases: lambda h'/h = 2 lambda/(lambda-1) - 1 -
/// 1/(ln lambda (1 + ln lambda)) lies above 0 for lambda >= 2. Hence there is one minimum on
/// [2, inf): inside where ln(theta2) > h(2), else at 2.
public struct OptimalBitWidth: Sendable, Hashable {
  /// The error allowed, strictly between 0 and 1.
  public let epsilon: Rational
  /// Order of smoothness, at least 1.
  public let n: Int
  /// Input dimension, at least 1.
  public let d: Int
  /// log2(3 n 2^d / epsilon); 2^d is never formed.
  public let theta2: Double
  /// The real lambda >= 2 where M is least, to a few units in the last place.
  public let lambdaStar: Double

  /// The optimum of a setting.
  ///
  /// Traps when a number is out of range. A few Newton steps, whatever d is.
  public init(epsilon: Rational, n: Int, d: Int) {
    precondition(epsilon > 0 && epsilon < 1, "epsilon lies strictly between 0 and 1")
    precondition(n >= 1 && d >= 1, "n and d are at least 1")
    self.epsilon = epsilon
    self.n = n
    self.d = d
    theta2 = (Rational(3) * Rational(n) / epsilon).log2 + Double(d)
    lambdaStar = Self.root(of: log(theta2))
  }

  /// log2(lambdaStar): the optimal bit-width, at least 1.
  public var bitWidth: Double { Glibc.log2(lambdaStar) }

  /// theta2 above which the minimum lies inside: exp(h(2)) = exp((1 + 1/ln 2) / 2), about 3.39.
  public static let interiorThreshold = exp(h(2))

  /// Whether the minimum lies above 2, where the derivative is 0.
  ///
  /// Otherwise, which takes a coarse epsilon of 1/2 or more, M increases from 2 on and lambdaStar
  /// is 2.
  public var hasInteriorMinimum: Bool { lambdaStar > 2 }

  /// Whether epsilon is below 1/2, where the theorems and appendix B are stated.
  ///
  /// There theta2 is above log2(12), so that the minimum always lies inside.
  public var isEpsilonBelowHalf: Bool { epsilon < .half }

  /// The whole number of values, at least 2, with the least M.
  ///
  /// It is one of the two beside lambdaStar; where rounding cannot tell their M apart (they agree
  /// to 15 digits), the smaller one.
  public var bestInteger: Int {
    let below = Int(lambdaStar)
    return logObjectiveStep(from: below) < 0 ? below + 1 : below
  }

  /// ln M(lambda + 1) - ln M(lambda) for a whole lambda >= 2.
  ///
  /// From the quotients, because the two logarithms agree in most of their digits where the sign is
  /// in doubt.
  private func logObjectiveStep(from lambda: Int) -> Double {
    let lambda = Double(lambda)
    let growth = log1p(1 / lambda)
    return growth + log1p(growth / log(lambda)) - log(theta2) / (lambda * (lambda - 1))
  }

  /// h of the type's comment, for lambda > 1.
  private static func h(_ lambda: Double) -> Double {
    (lambda - 1) * (lambda - 1) / lambda * (1 + 1 / log(lambda))
  }

  /// The lambda >= 2 with h(lambda) = value, or 2 where h is above it already there.
  ///
  /// Newton's method on ln h against ln lambda, so that every step is relative; a step that leaves
  /// the bracket is replaced by a bisection.
  private static func root(of value: Double) -> Double {
    guard value > h(2) else { return 2 }
    var low = 2.0
    // h(lambda) > lambda - 2.
    var high = value + 2
    var lambda = high
    while true {
      let ratio = h(lambda) / value
      if ratio < 1 { low = lambda } else { high = lambda }
      let elasticity =
        2 * lambda / (lambda - 1) - 1 - 1 / (log(lambda) * (1 + log(lambda)))
      var next = lambda * (1 - log(ratio) / elasticity)
      if !(low < next && next < high) { next = low + (high - low) / 2 }
      if abs(next - lambda) <= 2 * lambda.ulp || high - low <= 2 * lambda.ulp { return next }
      lambda = next
    }
  }
}
