public import BigInt

/// An exact rational number in lowest terms.
///
/// The logical circuits and the codebooks are written in rationals, so that nothing that a theorem
/// states exactly is ever rounded. Every operation is exact; cost is that of machine integers while
/// numerator and denominator fit them, else that of `BigInt`.
public struct Rational: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// Both of at most 62 bits, the denominator positive.
    case small(Int, over: Int)
    /// One of them longer.
    case big(BigInt, over: BigInt)
  }

  let form: Form

  /// The numerator, with the sign.
  public var numerator: BigInt {
    switch form {
    case .small(let numerator, _): BigInt(word: numerator)
    case .big(let numerator, _): numerator
    }
  }

  /// The denominator, positive.
  public var denominator: BigInt {
    switch form {
    case .small(_, let denominator): BigInt(word: denominator)
    case .big(_, let denominator): denominator
    }
  }

  /// Lowest terms, the denominator positive.
  init(reduced numerator: BigInt, over denominator: BigInt) {
    if let n = numerator.smallWord, let d = denominator.smallWord {
      form = .small(n, over: d)
    } else {
      form = .big(numerator, over: denominator)
    }
  }

  /// A quotient of machine integers other than the smallest one, the denominator positive.
  init(reducing numerator: Int, over denominator: Int) {
    var (a, b) = (numerator.magnitude, denominator.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    let divisor = Int(a)
    let (n, d) = (numerator / divisor, denominator / divisor)
    if n.magnitude >> Rational.smallBits == 0, d >> Rational.smallBits == 0 {
      form = .small(n, over: d)
    } else {
      form = .big(BigInt(word: n), over: BigInt(word: d))
    }
  }

  /// Small numbers in lowest terms, the denominator positive.
  init(small numerator: Int, over denominator: Int) {
    form = .small(numerator, over: denominator)
  }

  /// Bits of a small numerator or denominator.
  static let smallBits = 62

  /// A quotient.
  ///
  /// Traps when `denominator` is 0.
  public init(_ numerator: BigInt, over denominator: BigInt) {
    precondition(!denominator.isZero, "a rational needs a nonzero denominator")
    if let n = numerator.smallWord, let d = denominator.smallWord {
      self.init(reducing: d < 0 ? -n : n, over: abs(d))
      return
    }
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.init(reduced: sign * numerator / divisor, over: sign * denominator / divisor)
  }

  /// A quotient of machine integers.
  ///
  /// Traps when `denominator` is 0.
  public init(_ numerator: Int, over denominator: Int) {
    guard numerator != .min, denominator > 0 else {
      self.init(BigInt(word: numerator), over: BigInt(word: denominator))
      return
    }
    self.init(reducing: numerator, over: denominator)
  }

  /// An integer.
  public init(_ value: Int) {
    self.init(value, over: 1)
  }

  /// An integer.
  public init(integer value: BigInt) {
    self.init(reduced: value, over: 1)
  }

  /// Two to the power of `exponent`, which may be negative.
  public static func powerOfTwo(_ exponent: Int) -> Rational {
    if abs(exponent) < smallBits {
      return exponent >= 0 ? Rational(1 << exponent) : Rational(1, over: 1 << -exponent)
    }
    return exponent >= 0
      ? Rational(reduced: BigInt(1) << exponent, over: 1)
      : Rational(reduced: 1, over: BigInt(1) << -exponent)
  }

  /// One half, the step of every construction here.
  public static let half = Rational(1, over: 2)

  /// Whether it is 0.
  public var isZero: Bool {
    if case .small(0, _) = form { true } else { false }
  }

  /// Whether it is less than 0.
  var isNegative: Bool {
    switch form {
    case .small(let numerator, _): numerator < 0
    case .big(let numerator, _): numerator.sign == .minus
    }
  }

  /// The nearest double; infinite beyond its range.
  public var doubleValue: Double {
    if case .small(let n, let d) = form, abs(n) < 1 << 53, d < 1 << 53 {
      return Double(n) / Double(d)
    }
    let (numerator, denominator) = (numerator, denominator)
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
    if case .small(let n, let d) = a.form, case .small(let m, let e) = b.form {
      return n.multipliedFullWidth(by: e) < m.multipliedFullWidth(by: d)
    }
    return a.numerator * b.denominator < b.numerator * a.denominator
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
