/// A path of T steps up or down by h = 1/T that stays within h of a function with values and slopes
/// in [-1, 1]: all that the compact structures know of f / C.
///
/// It begins at an odd multiple of h and goes up on step i exactly where f((i+1) h) / C is not below
/// it at i h. Then |f/C - g| <= h at every point of [0, 1]: at the ends of a step because the error
/// there is A - sgn(A) h with |A| <= 2 h, inside it because the error is monotone there. T + 1 values
/// of f decide it, no derivative does.
///
/// With ties upward the path is at i h the largest multiple of h of the parity of i + 1 that is at
/// most h above f / C, whatever it was before. So a path that is too long for a table is found point
/// by point.
public struct SignPath: Sendable {
  /// log2 T.
  public let exponent: Int
  /// log2 of C, by which the path is multiplied.
  public let scale: Int
  /// T / C, a power of two: products with it are exact.
  private let unit: Double
  private let function: @Sendable (Double) -> Double
  /// The path at every i h in steps of h; empty where T is larger than `tableLimit`.
  private let table: [Int32]

  /// The most steps whose values are kept.
  package static let tableLimit = 1 << 22
  /// The largest |f| T / C: beyond it doubles do not resolve f in steps of h.
  package static let valueLimit = 0x1p50

  /// The path of a function with |f| and its slope at most C = 2^scale, with T = 2^exponent steps;
  /// nil as soon as it is no longer wanted.
  ///
  /// O(T) values of f where there is a table, else none. Traps when T has more than 40 bits.
  ///
  /// - Throws: `EvaluationError.valuesTooLarge` when doubles do not resolve C h, or `.valuesTooRough`
  ///   when values of f leave the path by more than rounding explains.
  package init?(
    exponent: Int, scale: Int = 0, of function: @escaping @Sendable (Double) -> Double,
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) {
    precondition((1...40).contains(exponent), "the path has 2 to 2^40 steps")
    self.exponent = exponent
    self.scale = scale
    self.function = function
    unit = Double(sign: .plus, exponent: exponent - scale, significand: 1)
    let steps = 1 << exponent
    guard Double(steps) <= SignPath.valueLimit else {
      throw .valuesTooLarge(
        bound: Double(sign: .plus, exponent: scale, significand: 1),
        stepExponent: scale - exponent)
    }
    guard steps <= SignPath.tableLimit else {
      table = []
      return
    }
    let first = (function(0) * unit).clamped(toSteps: steps)
    var place = min(2 * Int((first / 2).rounded(.down)) + 1, steps - 1)
    var table: [Int32] = [Int32(place)]
    table.reserveCapacity(steps + 1)
    for i in 1...steps {
      if i % 4096 == 0, !isWanted() { return nil }
      let value = function(Double(i) / Double(steps)) * unit
      place += value >= Double(place) ? 1 : -1
      guard abs(value - Double(place)) <= 2 else {
        throw .valuesTooRough(stepExponent: scale - exponent)
      }
      table.append(Int32(place))
    }
    self.table = table
  }

  /// T.
  public var steps: Int { 1 << exponent }

  /// The path at i h in steps of h, 0 <= i <= T: odd where i is even.
  public func value(_ i: Int) -> Int {
    precondition((0...steps).contains(i), "the path has a value at each end of its steps")
    if !table.isEmpty { return Int(table[i]) }
    let odd = (i + 1) & 1
    let sample = (self.sample(i) + Double(1 - odd)) / 2
    let place = 2 * Int(sample.rounded(.down)) + odd
    return i == 0 ? min(place, steps - 1) : place
  }

  /// 1 where step i goes up, 0 <= i < T, and -1 where it goes down.
  public func sign(_ i: Int) -> Int {
    precondition((0..<steps).contains(i), "the path has \(steps) steps")
    if !table.isEmpty { return Int(table[i + 1] - table[i]) }
    return sample(i + 1) >= Double(value(i)) ? 1 : -1
  }

  /// f(i h) in steps of C h.
  private func sample(_ i: Int) -> Double {
    (function(Double(i) / Double(steps)) * unit).clamped(toSteps: steps)
  }
}

extension SignPath {
  /// f'(x) for each x of [0, 1], exact where doubles hold it.
  public func values(at points: [Double]) -> [Double] {
    let step = 1 / unit
    return points.map { x in
      precondition(x >= 0 && x <= 1, "f' is defined on [0, 1]")
      let place = x * Double(steps)
      let i = min(Int(place), steps - 1)
      return (Double(value(i)) + Double(sign(i)) * (place - Double(i))) * step
    }
  }

  /// f'(x) exactly, for x of [0, 1].
  public func value(at x: Rational) -> Rational {
    precondition(x >= 0 && x <= 1, "f' is defined on [0, 1]")
    let place = x * .powerOfTwo(exponent)
    let i = min(Int(place.numerator / place.denominator), steps - 1)
    let inside = place - Rational(i)
    return (Rational(value(i)) + Rational(sign(i)) * inside) * .powerOfTwo(scale - exponent)
  }
}

extension Double {
  /// Within twice the values that a path has: what lies outside is no function of the class.
  fileprivate func clamped(toSteps steps: Int) -> Double {
    isNaN ? 0 : Swift.min(Swift.max(self, -2 * Double(steps)), 2 * Double(steps))
  }
}
