public import BigInt

/// How many there are of something: never negative, exact up to 4096 bits, beyond that a certified
/// enclosure.
///
/// A sum or product that outgrows 4096 bits becomes an enclosure whose ends are rounded outward, so
/// no count ever overflows and none claims digits that were not computed.
public struct Count: Sendable, Hashable {
  enum Form: Sendable, Hashable {
    /// One that a machine word holds: nearly all of them, so that a census allocates nothing.
    case word(UInt)
    /// A longer one.
    case exact(BigUInt)
    case enclosed(Magnitude)
  }

  /// The most bits of an exact count.
  public static let exactBitLimit = 4096

  let form: Form

  init(form: Form) { self.form = form }

  /// An exact count, or its enclosure when it has more than 4096 bits.
  public init(_ value: BigUInt) {
    let width = value.bitWidth
    form =
      width <= UInt.bitWidth
      ? .word(value.words.first ?? 0)
      : width <= Count.exactBitLimit ? .exact(value) : .enclosed(Magnitude(value))
  }

  /// A count from a machine integer.
  ///
  /// Traps when it is negative.
  public init(_ value: Int) {
    precondition(value >= 0, "a count is not negative")
    form = .word(UInt(value))
  }

  /// Two to a power: exact up to 4096 bits.
  public static func powerOfTwo(_ exponent: Int) -> Count {
    if (0..<UInt.bitWidth).contains(exponent) { return Count(form: .word(1 << UInt(exponent))) }
    return exponent < exactBitLimit
      ? Count(BigUInt(1) << exponent) : Count(form: .enclosed(Magnitude(powerOfTwo: exponent)))
  }

  /// The value when it is exact, else nil.
  public var exact: BigUInt? {
    switch form {
    case .word(let value): BigUInt(words: CollectionOfOne(value))
    case .exact(let value): value
    case .enclosed: nil
    }
  }

  /// The value when it is exact and a machine integer, else nil.
  public var int: Int? {
    if case .word(let value) = form { Int(exactly: value) } else { nil }
  }

  var enclosure: Magnitude {
    switch form {
    case .word(let value): Magnitude(value)
    case .exact(let value): Magnitude(value)
    case .enclosed(let magnitude): magnitude
    }
  }

  /// Sum: exact when both are and it has at most 4096 bits.
  public static func + (a: Count, b: Count) -> Count {
    if case .word(let x) = a.form, case .word(let y) = b.form {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return Count(form: .word(sum)) }
    }
    if let x = a.exact, let y = b.exact { return Count(x + y) }
    if a.isZero { return b }
    if b.isZero { return a }
    return Count(form: .enclosed(a.enclosure + b.enclosure))
  }

  /// Product: exact when both are and it has at most 4096 bits.
  public static func * (a: Count, b: Count) -> Count {
    if case .word(let x) = a.form, case .word(let y) = b.form {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return Count(form: .word(product)) }
    }
    if let x = a.exact, let y = b.exact {
      // Two numbers of m and n bits have a product of at least m + n - 1 bits.
      if x.bitWidth + y.bitWidth <= exactBitLimit + 64 { return Count(x * y) }
    }
    if a.isZero || b.isZero { return Count(0) }
    return Count(form: .enclosed(a.enclosure * b.enclosure))
  }

  /// Adds in place.
  public static func += (a: inout Count, b: Count) { a = a + b }

  /// Product with a machine integer.
  ///
  /// Traps when it is negative.
  public static func * (a: Count, b: Int) -> Count {
    guard case .enclosed(let magnitude) = a.form, b > 0 else { return a * Count(b) }
    return Count(form: .enclosed(magnitude * Magnitude(UInt(b))))
  }

  /// Whether it is 0.
  public var isZero: Bool {
    if case .word(0) = form { true } else { false }
  }

  /// Its power.
  ///
  /// Exact up to 4096 bits.
  public func power(_ exponent: Int) -> Count {
    if exponent > 0, case .word(0...1) = form { return self }
    if let base = exact, base.bitWidth * exponent <= 2 * Count.exactBitLimit {
      return Count(base.power(exponent))
    }
    return Count(form: .enclosed(enclosure.power(exponent)))
  }

  /// The difference of exact counts; nil when one of them is an enclosure.
  ///
  /// Traps when it would be negative.
  public func subtracting(_ other: Count) -> Count? {
    if case .word(let x) = form, case .word(let y) = other.form { return Count(form: .word(x - y)) }
    guard let a = exact, let b = other.exact else { return nil }
    return Count(a - b)
  }

  /// The larger of two; where enclosures overlap, the enclosure of the larger one.
  public static func larger(_ a: Count, _ b: Count) -> Count {
    if case .word(let x) = a.form, case .word(let y) = b.form { return x < y ? b : a }
    if let x = a.exact, let y = b.exact { return x < y ? b : a }
    let x = a.enclosure
    let y = b.enclosure
    if x.upper < y.lower { return b }
    if y.upper < x.lower { return a }
    return Count(
      form: .enclosed(Magnitude(lower: max(x.lower, y.lower), upper: max(x.upper, y.upper))))
  }

  /// Whether it is certainly at most the other; false also where the enclosures cannot tell.
  public func isCertainlyAtMost(_ other: Count) -> Bool {
    if case .word(let x) = form, case .word(let y) = other.form { return x <= y }
    if let x = exact, let y = other.exact { return x <= y }
    return !(other.enclosure.lower < enclosure.upper)
  }
}

extension Count {
  /// The least and greatest integer that it can be.
  package var bounds: (lower: BigUInt, upper: BigUInt) {
    if let exact { return (exact, exact) }
    let integer = { (end: Magnitude.End) in BigUInt(end.significand) << end.exponent }
    return (integer(enclosure.lower), integer(enclosure.upper))
  }
}

extension Count: ExpressibleByIntegerLiteral {
  /// An integer literal.
  ///
  /// Traps when it is negative.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Magnitude {
  /// A machine integer, exactly.
  init(_ value: UInt) {
    let end = End(significand: UInt128(value), exponent: 0, roundingUp: false)
    self.init(lower: end, upper: end)
  }

  /// The enclosure of an integer, exact up to 96 bits.
  init(_ value: BigUInt) {
    let width = value.bitWidth
    guard width > UInt.bitWidth else {
      self.init(UInt(value))
      return
    }
    let shift = max(0, width - End.bits)
    let words = (value >> shift).words
    let cut = words.reversed().reduce(UInt128(0)) { $0 << 64 | UInt128($1) }
    let isExact = value.trailingZeroBitCount >= shift
    let lower = End(significand: cut, exponent: shift, roundingUp: false)
    let upper = End(significand: cut + 1, exponent: shift, roundingUp: true)
    self.init(lower: lower, upper: isExact ? lower : upper)
  }
}
