#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The point at which a bound is read: lambda, epsilon, n and d, with the logarithms that the
/// bounds are written in.
///
/// Lambda is real, because the bounds are curves over it; a network has a whole number of values.
public struct BoundSetting: Sendable, Hashable {
  /// Number of distinct weight values, at least 2.
  public let lambda: Double
  /// The error allowed, strictly between 0 and 1.
  public let epsilon: Rational
  /// Order of smoothness, at least 1.
  public let n: Int
  /// Input dimension, at least 1.
  public let d: Int
  /// log2(1/epsilon) as it is, above 0.
  public let inverseEpsilonLog2: Double

  /// A point.
  ///
  /// Traps when a number is out of range.
  public init(lambda: Double, epsilon: Rational, n: Int, d: Int) {
    precondition(lambda >= 2 && lambda.isFinite, "a codebook has at least two values")
    precondition(epsilon > 0 && epsilon < 1, "epsilon lies strictly between 0 and 1")
    precondition(n >= 1 && d >= 1, "n and d are at least 1")
    self.lambda = lambda
    self.epsilon = epsilon
    self.n = n
    self.d = d
    inverseEpsilonLog2 = -epsilon.log2
  }

  /// log2(lambda), the bits that one weight takes; at least 1.
  public var bitWidth: Double { Glibc.log2(lambda) }

  /// L = max(1, log2(1/epsilon)).
  ///
  /// The theorems speak of epsilon towards 0. For epsilon above 1/2 the logarithm sinks below 1 and
  /// its powers would order the bounds the wrong way round, so that it stays at 1 there.
  public var logarithm: Double { max(1, inverseEpsilonLog2) }

  /// LL = max(1, log2 log2(1/epsilon)), at least 1 for the same reason: that is from epsilon = 1/4
  /// on, and always where the inner logarithm is below 1.
  public var iteratedLogarithm: Double { max(1, Glibc.log2(logarithm)) }

  /// E = (1/epsilon)^(d/n), never cut off.
  public var power: LogValue { LogValue(log2: inverseEpsilonLog2 * Double(d) / Double(n)) }

  /// The same point for another number of weight values.
  public func with(lambda: Double) -> BoundSetting {
    BoundSetting(lambda: lambda, epsilon: epsilon, n: n, d: d)
  }

  /// The same point for another error.
  public func with(epsilon: Rational) -> BoundSetting {
    BoundSetting(lambda: lambda, epsilon: epsilon, n: n, d: d)
  }
}

extension BoundSetting: CustomStringConvertible {
  /// `λ = 2, ε = 0.1, n = 1, d = 1`; a power of two below 1 as one, `ε = 2^-7`.
  public var description: String {
    let lambda = BoundSymbol.lambda.valueText(at: self)
    let exponent = Int(inverseEpsilonLog2.rounded())
    let epsilon =
      self.epsilon == .powerOfTwo(-exponent) && exponent > 1
      ? "2^-\(exponent)" : BoundSymbol.epsilon.valueText(at: self)
    return "λ = \(lambda), ε = \(epsilon), n = \(n), d = \(d)"
  }
}
