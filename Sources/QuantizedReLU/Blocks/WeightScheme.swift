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
    let w = min(1, max(-1, weight))
    switch scheme {
    case .signs(let t):
      if t <= 52 {
        let scale = Double(sign: .plus, exponent: t - 1, significand: 1)
        let floor = min((w * scale).rounded(.down), scale - 1)
        code = BigInt(Int(floor) + 1 << (t - 1))
        value = (2 * floor + 1) / (2 * scale)
      } else {
        let exact = Rational(exactly: w) * .powerOfTwo(t - 1)
        let floor = min(exact.floor, BigInt(1) << (t - 1) - 1)
        code = floor + BigInt(1) << (t - 1)
        value = (Rational(2 * floor + 1, over: 1) * .powerOfTwo(-t)).doubleValue
      }
    case .radix(let base, let digits):
      let scale = BigInt(base).power(digits)
      let nearest = (Rational(exactly: w) * Rational(scale, over: 1) + .half).floor
      code = min(nearest, scale - 1)
      value = Rational(code, over: scale).doubleValue
    }
  }
}
