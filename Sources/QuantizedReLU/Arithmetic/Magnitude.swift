/// A certified enclosure of a positive number of any size: `lower <= value <= upper`, each end a
/// 96-bit significand times a power of two.
///
/// Counts for d = 10^6 have 10^12 bits; they are carried as such an enclosure, whose ends are
/// rounded outward by every operation. The relative width grows by at most 2^-94 an operation, so
/// that a power with exponent 10^6 still knows 70 bits.
struct Magnitude: Sendable, Hashable {
  /// One end: `significand * 2^exponent` with `2^95 <= significand < 2^96`, or 0.
  struct End: Sendable, Hashable, Comparable {
    var significand: UInt128
    var exponent: Int

    static let bits = 96

    init(significand: UInt128, exponent: Int, roundingUp: Bool) {
      guard significand != 0 else {
        self.significand = 0
        self.exponent = 0
        return
      }
      let width = 128 - significand.leadingZeroBitCount
      if width <= End.bits {
        self.significand = significand << (End.bits - width)
        self.exponent = exponent - (End.bits - width)
        return
      }
      let shift = width - End.bits
      let isExact = significand & ((1 << shift) - 1) == 0
      let cut = significand >> shift + (roundingUp && !isExact ? 1 : 0)
      if cut >> End.bits != 0 {
        self.significand = cut >> 1
        self.exponent = exponent + shift + 1
      } else {
        self.significand = cut
        self.exponent = exponent + shift
      }
    }

    static func < (a: End, b: End) -> Bool {
      if a.significand == 0 || b.significand == 0 {
        return a.significand == 0 && b.significand != 0
      }
      return a.exponent == b.exponent ? a.significand < b.significand : a.exponent < b.exponent
    }

    func adding(_ other: End, roundingUp: Bool) -> End {
      let (large, small) = self < other ? (other, self) : (self, other)
      guard small.significand != 0 else { return large }
      let distance = large.exponent - small.exponent
      // 31 spare bits above 96: the larger one is shifted up, the smaller one down by the rest.
      let up = min(distance, 30)
      let down = distance - up
      let shifted = down >= 128 ? 0 : small.significand >> down
      let lost = down >= 128 || shifted << down != small.significand
      let sum = large.significand << up + shifted + (lost && roundingUp ? 1 : 0)
      return End(significand: sum, exponent: large.exponent - up, roundingUp: roundingUp)
    }

    func multiplied(by other: End, roundingUp: Bool) -> End {
      let (high, low) = significand.multipliedFullWidth(by: other.significand)
      // The product of two 96-bit numbers has at most 192 bits: keep the 128 above bit 64.
      let kept = high << 64 | low >> 64
      let lost = low & (1 << 64 - 1) != 0
      return End(
        significand: kept + (lost && roundingUp ? 1 : 0), exponent: exponent + other.exponent + 64,
        roundingUp: roundingUp)
    }
  }

  let lower: End
  let upper: End

  init(lower: End, upper: End) {
    self.lower = lower
    self.upper = upper
  }

  /// 2^exponent.
  init(powerOfTwo exponent: Int) {
    lower = End(significand: 1, exponent: exponent, roundingUp: false)
    upper = lower
  }

  static func + (a: Magnitude, b: Magnitude) -> Magnitude {
    Magnitude(
      lower: a.lower.adding(b.lower, roundingUp: false),
      upper: a.upper.adding(b.upper, roundingUp: true))
  }

  static func * (a: Magnitude, b: Magnitude) -> Magnitude {
    Magnitude(
      lower: a.lower.multiplied(by: b.lower, roundingUp: false),
      upper: a.upper.multiplied(by: b.upper, roundingUp: true))
  }

  /// The whole number of its power, by repeated squaring: `2 log(exponent)` products.
  func power(_ exponent: Int) -> Magnitude {
    precondition(exponent >= 0)
    var result = Magnitude(powerOfTwo: 0)
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }
}
