/// A closed interval of real numbers with `Double` endpoints, rounded outwards.
///
/// Every operation returns an interval that contains the exact result for every choice of points in
/// its operands. Rounding is tight: `+ - * /` and `squareRoot` move an endpoint only when the
/// floating-point result is inexact (shown by the residual of a TwoSum or a fused multiply-add), so
/// exact results stay exact.
///
/// An unbounded interval has infinite endpoints. `invalid` (both endpoints NaN) says that the
/// operation is not defined on all of its operand, such as the logarithm of [-1, 2]; it is contagious.
package struct Interval: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  /// The interval between two endpoints, `lower <= upper`.
  @inline(__always)
  package init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval that holds one number.
  @inline(__always)
  package init(_ value: Double) {
    lower = value
    upper = value
  }

  package static let zero = Interval(0)
  package static let one = Interval(1)
  package static let unit = Interval(0, 1)
  package static let entire = Interval(-.infinity, .infinity)
  package static let invalid = Interval(.nan, .nan)
  /// Enclosures of pi and e: the doubles next to them on both sides.
  package static let pi = Interval(3.141592653589793, 3.1415926535897936)
  package static let e = Interval(2.718281828459045, 2.7182818284590455)

  /// Whether the operation that made it was defined everywhere.
  @inline(__always)
  package var isValid: Bool { lower <= upper }
  /// Whether it is valid and has finite endpoints.
  @inline(__always)
  package var isBounded: Bool { lower <= upper && lower > -.infinity && upper < .infinity }
  @inline(__always)
  package var isPoint: Bool { lower == upper }
  @inline(__always)
  package var isZero: Bool { lower == 0 && upper == 0 }
  package var width: Double { upper - lower }
  package var midpoint: Double { lower + (upper - lower) / 2 }
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The largest absolute value in it; +infinity when it is invalid.
  @inline(__always)
  package var magnitude: Double {
    isValid ? max(-lower, upper) : .infinity
  }
  /// The smallest absolute value in it; 0 when it is invalid.
  package var mignitude: Double {
    if lower > 0 { return lower }
    return upper < 0 ? -upper : 0
  }

  /// The smallest interval that holds both.
  @inline(__always)
  package func hull(_ other: Interval) -> Interval {
    guard isValid && other.isValid else { return .invalid }
    return Interval(min(lower, other.lower), max(upper, other.upper))
  }

  /// The common part of two enclosures of the same quantity.
  ///
  /// Where rounding leaves no common part (it cannot, for true enclosures) or one of them is invalid,
  /// the receiver is returned.
  package func narrowed(to other: Interval) -> Interval {
    let low = max(lower, other.lower)
    let high = min(upper, other.upper)
    return low <= high ? Interval(low, high) : self
  }
}

// MARK: - Arithmetic

extension Interval {
  @inline(__always)
  package static prefix func - (operand: Interval) -> Interval {
    Interval(-operand.upper, -operand.lower)
  }

  @inline(__always)
  package static func + (left: Interval, right: Interval) -> Interval {
    Interval(
      DirectedRounding.sumDown(left.lower, right.lower),
      DirectedRounding.sumUp(left.upper, right.upper))
  }

  @inline(__always)
  package static func - (left: Interval, right: Interval) -> Interval {
    Interval(
      DirectedRounding.sumDown(left.lower, -right.upper),
      DirectedRounding.sumUp(left.upper, -right.lower))
  }

  package static func * (left: Interval, right: Interval) -> Interval {
    typealias R = DirectedRounding
    guard left.isValid && right.isValid else { return .invalid }
    let (a, b) = (left.lower, left.upper)
    let (c, d) = (right.lower, right.upper)
    if a >= 0 {
      if c >= 0 { return Interval(R.productDown(a, c), R.productUp(b, d)) }
      if d <= 0 { return Interval(R.productDown(b, c), R.productUp(a, d)) }
      return Interval(R.productDown(b, c), R.productUp(b, d))
    }
    if b <= 0 {
      if c >= 0 { return Interval(R.productDown(a, d), R.productUp(b, c)) }
      if d <= 0 { return Interval(R.productDown(b, d), R.productUp(a, c)) }
      return Interval(R.productDown(a, d), R.productUp(a, c))
    }
    if c >= 0 { return Interval(R.productDown(a, d), R.productUp(b, d)) }
    if d <= 0 { return Interval(R.productDown(b, c), R.productUp(a, c)) }
    return Interval(
      min(R.productDown(a, d), R.productDown(b, c)), max(R.productUp(a, c), R.productUp(b, d)))
  }

  /// Quotient; unbounded where the divisor touches 0, `invalid` where it is [0, 0].
  package static func / (left: Interval, right: Interval) -> Interval {
    typealias R = DirectedRounding
    guard left.isValid && right.isValid, !right.isZero else { return .invalid }
    let (a, b) = (left.lower, left.upper)
    let (c, d) = (right.lower, right.upper)
    if c > 0 {
      return Interval(
        a >= 0 ? R.quotientDown(a, d) : R.quotientDown(a, c),
        b >= 0 ? R.quotientUp(b, c) : R.quotientUp(b, d))
    }
    if d < 0 {
      return Interval(
        b >= 0 ? R.quotientDown(b, d) : R.quotientDown(b, c),
        a >= 0 ? R.quotientUp(a, c) : R.quotientUp(a, d))
    }
    if c == 0 {
      if a > 0 { return Interval(R.quotientDown(a, d), .infinity) }
      if b < 0 { return Interval(-.infinity, R.quotientUp(b, d)) }
    } else if d == 0 {
      if a > 0 { return Interval(-.infinity, R.quotientUp(a, c)) }
      if b < 0 { return Interval(R.quotientDown(b, c), .infinity) }
    }
    return .entire
  }
}
