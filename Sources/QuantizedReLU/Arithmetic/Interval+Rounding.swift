/// Sums, products and quotients of doubles rounded to a stated side, and unrounded when exact.
///
/// The residual of the rounded result (TwoSum, or a fused multiply-add) tells on which side the exact
/// result lies. Residuals are exact unless they underflow; tiny results are therefore always moved.
enum DirectedRounding {
  /// Below this a residual of a product may underflow: 2^-900.
  @inline(__always)
  private static var tiny: Double { 0x1p-900 }

  @inline(__always)
  static func sumDown(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    let part = sum - a
    let residual = (a - (sum - part)) + (b - part)
    if residual < 0 { return sum.nextDown }
    if sum == .infinity && a < .infinity && b < .infinity { return .greatestFiniteMagnitude }
    return sum
  }

  @inline(__always)
  static func sumUp(_ a: Double, _ b: Double) -> Double { -sumDown(-a, -b) }

  /// The product rounded down; 0 times infinity is 0, as bounds of intervals need.
  @inline(__always)
  static func productDown(_ a: Double, _ b: Double) -> Double {
    let product = a * b
    if (-product).addingProduct(a, b) < 0 { return product.nextDown }
    if product.magnitude >= tiny { return product }
    return a == 0 || b == 0 ? 0 : product.nextDown
  }

  @inline(__always)
  static func productUp(_ a: Double, _ b: Double) -> Double { -productDown(-a, b) }

  /// The quotient rounded down, for a divisor that is not 0; infinity over infinity is 0.
  @inline(__always)
  static func quotientDown(_ a: Double, _ b: Double) -> Double {
    let quotient = a / b
    let residual = a.addingProduct(-quotient, b)
    if b > 0 ? residual < 0 : residual > 0 { return quotient.nextDown }
    if quotient.magnitude >= tiny && a.magnitude >= tiny { return quotient }
    if quotient.isNaN { return 0 }
    return a == 0 || b.isInfinite ? 0 : quotient.nextDown
  }

  @inline(__always)
  static func quotientUp(_ a: Double, _ b: Double) -> Double { -quotientDown(-a, b) }

  /// base^exponent rounded down, base >= 0, by repeated squaring.
  static func powerDown(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = productDown(result, square) }
      rest >>= 1
      if rest > 0 { square = productDown(square, square) }
    }
    return result
  }

  /// base^exponent rounded up, base >= 0, by repeated squaring.
  static func powerUp(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = productUp(result, square) }
      rest >>= 1
      if rest > 0 { square = productUp(square, square) }
    }
    return result
  }
}
