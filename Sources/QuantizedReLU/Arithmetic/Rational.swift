public import BigInt

/// An exact rational number in lowest terms.
///
/// The logical circuits and the codebooks are written in rationals, so that nothing that a theorem
/// states exactly is ever rounded. Every operation is exact; cost is that of `BigInt`.
public struct Rational: Sendable, Hashable {
  /// The numerator, with the sign.
  public let numerator: BigInt
  /// The denominator, positive.
  public let denominator: BigInt

  /// A quotient.
  ///
  /// Traps when `denominator` is 0.
  public init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(!denominator.isZero, "a rational needs a nonzero denominator")
    if denominator == 1 {
      self.numerator = numerator
      self.denominator = 1
      return
    }
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// A quotient of machine integers.
  ///
  /// Traps when `denominator` is 0.
  public init(_ numerator: Int, over denominator: Int) {
    self.init(BigInt(numerator), over: BigInt(denominator))
  }

  /// An integer.
  public init(_ value: Int) {
    numerator = BigInt(value)
    denominator = 1
  }

  /// An integer.
  public init(integer value: BigInt) {
    numerator = value
    denominator = 1
  }

  /// Two to the power of `exponent`, which may be negative.
  public static func powerOfTwo(_ exponent: Int) -> Rational {
    exponent >= 0
      ? Rational(BigInt(1) << exponent, over: 1) : Rational(1, over: BigInt(1) << -exponent)
  }

  /// One half, the step of every construction here.
  public static let half = Rational(1, over: 2)

  /// Whether it is 0.
  public var isZero: Bool { numerator.isZero }

  /// The nearest double; infinite beyond its range.
  public var doubleValue: Double {
    if let n = Int(exactly: numerator), let d = Int(exactly: denominator), abs(n) < 1 << 53,
      d < 1 << 53
    {
      return Double(n) / Double(d)
    }
    // About 61 significant bits of the quotient, the last one set where a remainder is left, so that
    // rounding to 53 bits sees no false tie.
    let shift = denominator.bitWidth - numerator.magnitude.bitWidth + 61
    let (quotient, remainder) =
      shift >= 0
      ? (numerator.magnitude << shift).quotientAndRemainder(dividingBy: denominator.magnitude)
      : numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude << -shift)
    let sticky = remainder.isZero ? quotient : quotient | 1
    let magnitude = Double(sign: .plus, exponent: -shift, significand: Double(UInt64(sticky)))
    return numerator.sign == .minus ? -magnitude : magnitude
  }

  /// The exact value of a finite double.
  ///
  /// Traps otherwise.
  public init(exactly value: Double) {
    precondition(value.isFinite, "only finite doubles are rational")
    guard value != 0 else {
      self.init(0)
      return
    }
    let scaled = BigInt(value.significand * 0x1p52) * (value < 0 ? -1 : 1)
    let exponent = Int(value.exponent) - 52
    self.init(
      exponent >= 0 ? scaled << exponent : scaled, over: exponent >= 0 ? 1 : BigInt(1) << -exponent)
  }
}

extension Rational: Comparable {
  /// Exact comparison.
  public static func < (a: Rational, b: Rational) -> Bool {
    a.numerator * b.denominator < b.numerator * a.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  /// An integer literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: CustomStringConvertible {
  /// `3`, `-1/2`, `2/3`.
  public var description: String {
    denominator == 1 ? numerator.description : "\(numerator)/\(denominator)"
  }
}

extension Rational {
  /// Exact sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    Rational(
      a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  /// Exact difference.
  public static func - (a: Rational, b: Rational) -> Rational { a + -b }

  /// Exact negation.
  public static prefix func - (a: Rational) -> Rational {
    Rational(-a.numerator, over: a.denominator)
  }

  /// Exact product.
  public static func * (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// Exact quotient.
  ///
  /// Traps when `b` is 0.
  public static func / (a: Rational, b: Rational) -> Rational {
    Rational(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }

  /// The absolute value.
  public var magnitude: Rational { numerator.sign == .minus ? -self : self }

  /// The greatest integer not above it.
  public var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  /// The least integer not below it.
  public var ceiling: BigInt { -(-self).floor }

  /// The largest of it and 0: the ReLU.
  public var positivePart: Rational { numerator.sign == .minus ? 0 : self }

  /// The `k` with `self == 2^k`, or nil when it is no power of two.
  public var exponentOfTwo: Int? {
    guard numerator.sign == .plus else { return nil }
    if denominator == 1 {
      let k = numerator.magnitude.trailingZeroBitCount
      return numerator.magnitude.bitWidth == k + 1 ? k : nil
    }
    let k = denominator.magnitude.trailingZeroBitCount
    return numerator == 1 && denominator.magnitude.bitWidth == k + 1 ? -k : nil
  }

  /// Whether its denominator is a power of two.
  public var isDyadic: Bool { Rational(1, over: denominator).exponentOfTwo != nil }

  /// The least integer `k` with `2^k >= self`.
  ///
  /// Traps when the number is not positive. Exact.
  public var ceilingLog2: Int {
    precondition(
      numerator.sign == .plus && !numerator.isZero, "the logarithm needs a positive number")
    var k = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth - 1
    while Rational.powerOfTwo(k) < self { k += 1 }
    return k
  }
}
