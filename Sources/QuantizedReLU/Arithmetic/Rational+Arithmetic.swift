public import BigInt

extension Rational {
  /// Exact sum.
  public static func + (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.form, case .small(let m, let e) = b.form {
      // Neither product of numbers of 62 bits is the smallest integer.
      let (first, isLong) = n.multipliedReportingOverflow(by: e)
      let (second, isLongToo) = m.multipliedReportingOverflow(by: d)
      let (sum, hasCarry) = first.addingReportingOverflow(second)
      let (product, hasLongProduct) = d.multipliedReportingOverflow(by: e)
      if !isLong, !isLongToo, !hasCarry, !hasLongProduct, sum != .min {
        return Rational(reducing: sum, over: product)
      }
    }
    return Rational(
      a.numerator * b.denominator + b.numerator * a.denominator,
      over: a.denominator * b.denominator)
  }

  /// Exact difference.
  public static func - (a: Rational, b: Rational) -> Rational { a + -b }

  /// Exact negation.
  public static prefix func - (a: Rational) -> Rational {
    switch a.form {
    case .small(let numerator, let denominator): Rational(small: -numerator, over: denominator)
    case .big(let numerator, let denominator): Rational(reduced: -numerator, over: denominator)
    }
  }

  /// Exact product.
  public static func * (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = a.form, case .small(let m, let e) = b.form {
      let (numerator, isLong) = n.multipliedReportingOverflow(by: m)
      let (denominator, isLongToo) = d.multipliedReportingOverflow(by: e)
      if !isLong, !isLongToo, numerator != .min {
        return Rational(reducing: numerator, over: denominator)
      }
    }
    return Rational(a.numerator * b.numerator, over: a.denominator * b.denominator)
  }

  /// Exact quotient.
  ///
  /// Traps when `b` is 0.
  public static func / (a: Rational, b: Rational) -> Rational {
    if case .small(let n, let d) = b.form, n != 0 {
      return a * (n > 0 ? Rational(small: d, over: n) : Rational(small: -d, over: -n))
    }
    return Rational(a.numerator * b.denominator, over: a.denominator * b.numerator)
  }

  /// The absolute value.
  public var magnitude: Rational { isNegative ? -self : self }

  /// The greatest integer not above it.
  public var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  /// The least integer not below it.
  public var ceiling: BigInt { -(-self).floor }

  /// The largest of it and 0: the ReLU.
  public var positivePart: Rational { isNegative ? 0 : self }

  /// The `k` with `self == 2^k`, or nil when it is no power of two.
  public var exponentOfTwo: Int? {
    if case .small(let numerator, let denominator) = form {
      if denominator == 1 { return numerator.exactLog2 }
      return numerator == 1 ? denominator.exactLog2.map { -$0 } : nil
    }
    guard numerator.sign == .plus else { return nil }
    if denominator == 1 {
      let k = numerator.magnitude.trailingZeroBitCount
      return numerator.magnitude.bitWidth == k + 1 ? k : nil
    }
    let k = denominator.magnitude.trailingZeroBitCount
    return numerator == 1 && denominator.magnitude.bitWidth == k + 1 ? -k : nil
  }

  /// Whether its denominator is a power of two.
  public var isDyadic: Bool {
    if case .small(_, let denominator) = form { return denominator.exactLog2 != nil }
    return Rational(1, over: denominator).exponentOfTwo != nil
  }

  /// The least integer `k` with `2^k >= self`.
  ///
  /// Traps when the number is not positive. Exact.
  public var ceilingLog2: Int {
    precondition(
      !isNegative && !isZero, "the logarithm needs a positive number")
    if case .small(let numerator, let denominator) = form {
      var k = numerator.floorLog2 - denominator.floorLog2 - 1
      let (n, d) = (UInt128(numerator), UInt128(denominator))
      while k < 0 ? d < n << -k : d << k < n { k += 1 }
      return k
    }
    var k = numerator.magnitude.bitWidth - denominator.magnitude.bitWidth - 1
    while Rational.powerOfTwo(k) < self { k += 1 }
    return k
  }
}
