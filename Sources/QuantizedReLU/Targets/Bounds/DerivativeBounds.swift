/// Proven bounds on the derivatives of a function over the cube.
public struct DerivativeBounds: Hashable, Sendable {
  /// How the bounds were found.
  public enum Method: String, Hashable, Sendable {
    /// Enclosures of the Taylor coefficients of one variable, with subdivision.
    case univariate
    /// Enclosures of all mixed Taylor coefficients, with subdivision.
    case multivariate
    /// One series that bounds all mixed derivatives of an order at once: valid, and looser. Used where
    /// there are too many mixed derivatives.
    case majorant
  }

  /// For each order j = 0...n an upper bound of |D^k f| over [0,1]^d, over all k with |k| = j.
  public let bounds: [Double]
  /// For each order a value that some derivative reaches; at most `bounds`, and 0 where none was sampled.
  public let attained: [Double]
  /// How the bounds were found.
  public let method: Method

  /// The class order n.
  public var order: Int { bounds.count - 1 }

  /// The largest of the bounds.
  public var largest: Double { bounds.max() ?? 0 }

  /// The least c >= 0 with 2^c (1 + 2^-45) >= every bound: C = 2^c scales the function into the unit
  /// ball.
  ///
  /// Without the slack of 2^-45, outward rounding would double C wherever a derivative reaches a power
  /// of two exactly, as those of sin(x) do. A function that really is so much larger than C adds at
  /// most 3e-14 C to the error, which is what values in doubles are good for.
  public var scaleExponent: Int { Self.scaleExponent(of: largest) }

  static func scaleExponent(of bound: Double) -> Int {
    var exponent = 0
    while Double(sign: .plus, exponent: exponent, significand: 1 + 0x1p-45) < bound {
      exponent += 1
    }
    return exponent
  }
}
