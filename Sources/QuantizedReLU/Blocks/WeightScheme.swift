import BigInt

/// How Proposition 3 writes a weight w in [-1, 1] with the values of a codebook.
public enum WeightScheme: Sendable, Hashable {
  /// w' = sum of s_i 2^-i for i = 1...t with every s_i = +1 or -1: the taps never change, only
  /// signs do.
  case signs(precision: Int)
  /// w' = K lambda^-D in radix lambda: digits 0 ..< lambda and one -1 for negative weights (linear
  /// codebooks).
  case radix(base: Int, digits: Int)

  /// The scheme of a codebook for weights to precision 2^-t, t >= 1.
  init(_ codebook: Codebook, precision t: Int) {
    precondition(t >= 1)
    guard case .linear = codebook.kind else {
      self = .signs(precision: t)
      return
    }
    // D: the least integer with lambda^D >= 2^t, exactly.
    if let bits = codebook.lambda.exactLog2 {
      self = .radix(base: codebook.lambda, digits: (t + bits - 1) / bits)
      return
    }
    self = .radix(base: codebook.lambda, digits: WeightScheme.digits(codebook.lambda, bits: t))
  }

  /// The least D with base^D >= 2^t for a base that is no power of two.
  ///
  /// A double estimate is off by at most one; the powers decide, as enclosures of 96 bits, which
  /// can tell unless base^D is 2^t (1 + 2^-70).
  private static func digits(_ base: Int, bits t: Int) -> Int {
    let estimate = max(1, Int(Double(t) / Count(base).log2) - 1)
    let target = Count.powerOfTwo(t)
    var digits = estimate
    while !target.isCertainlyAtMost(Count(base).power(digits)) { digits += 1 }
    return digits
  }

  /// How many taps it reads.
  var tapCount: Int {
    switch self {
    case .signs(let precision): precision
    case .radix(_, let digits): digits
    }
  }
}

/// A weight as Proposition 3 realises it: w' = K times a fixed step.
struct RealisedWeight: Sendable, Hashable {
  /// K: for signs the t binary digits (w' 2^t + 2^t - 1)/2; for a radix w' lambda^D, which may be
  /// negative.
  let code: BigInt
  /// w' as a double: exact while its bits fit.
  let value: Double

  /// Rounds w, |w| <= 1 up to noise, once (theory, P3): signs min(2 floor(w 2^(t-1)) + 1, 2^t - 1)
  /// 2^-t, radix min(floor(w lambda^D + 1/2), lambda^D - 1) lambda^-D.
  ///
  /// Within 2^-t of w. 0 is treated like any other.
  init(_ weight: Double, scheme: WeightScheme) {
    if let scale = scheme.smallScale {
      let small = scheme.smallCode(weight, scale: scale)
      code = BigInt(small)
      value = scheme.value(ofSmallCode: small, scale: scale)
      return
    }
    code = scheme.wideCode(weight)
    switch scheme {
    case .signs(let t):
      let odd = 2 * code - BigInt(1) << t + 1
      value = (Rational(integer: odd) * .powerOfTwo(-t)).doubleValue
    case .radix(let base, let digits):
      value = Rational(code, over: BigInt(base).power(digits)).doubleValue
    }
  }
}

/// Rounds many weights to what Proposition 3 realises, as doubles alone.
struct WeightRounding: Sendable {
  private let scheme: WeightScheme
  private let smallScale: Int?

  init(_ scheme: WeightScheme) {
    self.scheme = scheme
    smallScale = scheme.smallScale
  }

  /// The value of the realised weight.
  func value(_ weight: Double) -> Double {
    guard let smallScale else { return RealisedWeight(weight, scheme: scheme).value }
    return scheme.value(
      ofSmallCode: scheme.smallCode(weight, scale: smallScale), scale: smallScale)
  }
}

extension WeightScheme {
  /// lambda^D, or 2^t, where it has at most 62 bits.
  var smallScale: Int? {
    switch self {
    case .signs(let t): return t <= 52 ? 1 << t : nil
    case .radix(let base, let digits):
      var scale = 1
      for _ in 0..<digits {
        guard scale < (1 << 62) / base else { return nil }
        scale *= base
      }
      return scale
    }
  }

  /// Whether `smallCode` answers.
  var hasSmallCodes: Bool { smallScale != nil }

  /// K of the realised weight in machine integers, exactly, where there is a `smallScale`.
  func smallCode(_ weight: Double, scale: Int) -> Int {
    let w = min(1, max(-1, weight))
    switch self {
    case .signs:
      let half = Double(scale / 2)
      return Int(min((w * half).rounded(.down), half - 1)) + scale / 2
    case .radix:
      // w = m 2^-e exactly with 53 bits of m, so w lambda^D + 1/2 is a quotient of 128-bit
      // integers.
      guard w != 0 else { return 0 }
      let shift = 52 - Int(w.exponent)
      guard shift < 120 else { return 0 }
      let m = Int128(w.significand * 0x1p52) * (w < 0 ? -1 : 1)
      let nearest = shift == 0 ? m : (m * Int128(scale) + Int128(1) << (shift - 1)) >> shift
      return min(Int(nearest), scale - 1)
    }
  }

  /// K of the realised weight, however many digits it has.
  func wideCode(_ weight: Double, scale known: BigInt? = nil) -> BigInt {
    let w = min(1, max(-1, weight))
    guard w != 0 else {
      if case .signs(let t) = self { return BigInt(1) << (t - 1) }
      return 0
    }
    // w = m 2^-shift exactly.
    let m = BigInt(Int(w.significand * 0x1p52)) * (w < 0 ? -1 : 1)
    let shift = 52 - Int(w.exponent)
    switch self {
    case .signs(let t):
      let floor = t - 1 >= shift ? m << (t - 1 - shift) : m.floored(by: shift - t + 1)
      return min(floor, BigInt(1) << (t - 1) - 1) + BigInt(1) << (t - 1)
    case .radix(let base, let digits):
      let scale = known ?? BigInt(base).power(digits)
      return min((2 * m * scale + BigInt(1) << shift).floored(by: shift + 1), scale - 1)
    }
  }

  /// w' of a code that `smallCode` gave: correctly rounded.
  func value(ofSmallCode code: Int, scale: Int) -> Double {
    switch self {
    case .signs(let t):
      return Double(2 * code - (1 << t) + 1) * Double(sign: .plus, exponent: -t, significand: 1)
    case .radix:
      guard abs(code) >= 1 << 53 || scale >= 1 << 53 else { return Double(code) / Double(scale) }
      return Rational(code, over: scale).doubleValue
    }
  }

  /// Nonzero digits of a code in the radix, and one more for the -1 of a negative weight; `one` for
  /// K = lambda^D, which only the negated code of w' = -1 has.
  func radixEdges<Code: BinaryInteger>(ofCode code: Code, scale: Code, one: Int) -> Int {
    guard case .radix(let base, _) = self else {
      preconditionFailure("codes of signs have no digits")
    }
    if code == scale { return one }
    var rest = code < 0 ? code + scale : code
    var edges = code < 0 ? 1 : 0
    let radix = Code(base)
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: radix)
      edges += digit == 0 ? 0 : 1
      rest = quotient
    }
    return edges
  }
}

extension BigInt {
  /// The floor of the quotient by 2^bits, for negative numbers too.
  fileprivate func floored(by bits: Int) -> BigInt {
    sign == .minus ? -((-self + BigInt(1) << bits - 1) >> bits) : self >> bits
  }
}
