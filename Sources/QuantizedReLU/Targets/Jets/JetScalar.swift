import Foundation

/// Where a number, or all numbers of an interval, lie.
enum JetSign {
  case negative, positive
  /// It is 0 (a number), or the interval reaches to both sides.
  case undecided
}

/// A coefficient of a truncated Taylor series: a number or an enclosure of one.
protocol JetScalar {
  init(_ value: Double)
  static var zero: Self { get }
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (operand: Self) -> Self
  var isZero: Bool { get }
  var isBounded: Bool { get }
  var sign: JetSign { get }
  var touchesZero: Bool { get }
  static func constants(of code: ExpressionCode) -> [Self]
  /// An enclosure of both; a number is not hulled.
  func hull(_ other: Self) -> Self
  var absoluteValue: Self { get }
  static func minimum(_ left: Self, _ right: Self) -> Self
  static func maximum(_ left: Self, _ right: Self) -> Self
  /// Whether functions of linear arguments are better composed from `OuterCoefficients`.
  static var prefersClosedForms: Bool { get }
  var squared: Self { get }
  var squareRoot: Self { get }
  var exponential: Self { get }
  var logarithm: Self { get }
  var sine: Self { get }
  var cosine: Self { get }
  var tangent: Self { get }
  var hyperbolicSine: Self { get }
  var hyperbolicCosine: Self { get }
  var hyperbolicTangent: Self { get }
  var arcTangent: Self { get }
  func power(_ exponent: Int) -> Self
  func power(_ exponent: Self) -> Self
}

extension Double: JetScalar {
  @inline(__always) var isBounded: Bool { isFinite }
  @inline(__always) var sign: JetSign {
    if self > 0 { return .positive }
    return self < 0 ? .negative : .undecided
  }
  @inline(__always) var touchesZero: Bool { self == 0 }
  static func constants(of code: ExpressionCode) -> [Double] { code.constants }
  @inline(__always) func hull(_ other: Double) -> Double { self }
  @inline(__always) var absoluteValue: Double { magnitude }
  @inline(__always) static var prefersClosedForms: Bool { false }
  @inline(__always) var squared: Double { self * self }
  @inline(__always) var squareRoot: Double { squareRoot() }
  var exponential: Double { Foundation.exp(self) }
  var logarithm: Double { Foundation.log(self) }
  var sine: Double { Foundation.sin(self) }
  var cosine: Double { Foundation.cos(self) }
  var tangent: Double { Foundation.tan(self) }
  var hyperbolicSine: Double { Foundation.sinh(self) }
  var hyperbolicCosine: Double { Foundation.cosh(self) }
  var hyperbolicTangent: Double { Foundation.tanh(self) }
  var arcTangent: Double { Foundation.atan(self) }
  func power(_ exponent: Int) -> Double { ExpressionCode.power(self, exponent) }
  func power(_ exponent: Double) -> Double { Foundation.pow(self, exponent) }
}

extension Interval: JetScalar {
  @inline(__always) var sign: JetSign {
    if lower >= 0 { return .positive }
    return upper <= 0 ? .negative : .undecided
  }
  /// Whether it holds 0; so does one that is not valid, for all that is known.
  @inline(__always) var touchesZero: Bool { !(lower > 0 || upper < 0) }
  @inline(__always) static var prefersClosedForms: Bool { true }
  static func minimum(_ left: Interval, _ right: Interval) -> Interval {
    result(of: .min, left, right)
  }
  static func maximum(_ left: Interval, _ right: Interval) -> Interval {
    result(of: .max, left, right)
  }
  static func constants(of code: ExpressionCode) -> [Interval] { code.constantIntervals }
}
