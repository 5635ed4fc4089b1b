/// Taylor coefficients phi^(j)(t)/j! of elementary functions from closed forms.
///
/// For an interval t they are sharp ranges, where the recurrences of `JetArithmetic` would use t many
/// times and widen.
enum OuterCoefficients {
  /// Writes `count` coefficients at `t` for an operation that has a closed form; false for others.
  static func write<Scalar: JetScalar>(
    _ operation: Operation, at t: Scalar, exponent: Scalar, integerExponent: Int,
    to out: UnsafeMutablePointer<Scalar>, count: Int
  ) -> Bool {
    switch operation {
    case .exp:
      let value = t.exponential
      cycle(value, value, negative: 0b0000, out, count)
    case .sin: cycle(t.sine, t.cosine, negative: 0b1100, out, count)
    case .cos: cycle(t.cosine, t.sine, negative: 0b0110, out, count)
    case .sinh: cycle(t.hyperbolicSine, t.hyperbolicCosine, negative: 0b0000, out, count)
    case .cosh: cycle(t.hyperbolicCosine, t.hyperbolicSine, negative: 0b0000, out, count)
    case .log:
      out[0] = t.logarithm
      for j in 1..<max(1, count) {
        let value = Scalar(1) / (Scalar(Double(j)) * t.power(j))
        out[j] = j & 1 == 1 ? value : -value
      }
    case .sqrt: powers(of: t, Scalar(0.5), value: t.squareRoot, out, count)
    case .realPower: powers(of: t, exponent, value: t.power(exponent), out, count)
    case .integerPower:
      var binomial = Scalar(1)
      for j in 0..<count {
        out[j] = binomial.isZero ? .zero : binomial * t.power(integerExponent - j)
        binomial = binomial * Scalar(Double(integerExponent - j)) / Scalar(Double(j + 1))
      }
    default: return false
    }
    return true
  }

  /// `even` and `odd` in turn, divided by j!, negative where bit j mod 4 of `negative` says so.
  private static func cycle<Scalar: JetScalar>(
    _ even: Scalar, _ odd: Scalar, negative: Int, _ out: UnsafeMutablePointer<Scalar>, _ count: Int
  ) {
    var factorial = Scalar(1)
    for j in 0..<count {
      if j > 1 { factorial = factorial * Scalar(Double(j)) }
      let value = (j & 1 == 0 ? even : odd) / factorial
      out[j] = negative >> (j & 3) & 1 == 1 ? -value : value
    }
  }

  private static func powers<Scalar: JetScalar>(
    of t: Scalar, _ exponent: Scalar, value: Scalar, _ out: UnsafeMutablePointer<Scalar>,
    _ count: Int
  ) {
    var binomial = Scalar(1)
    for j in 0..<count {
      let rest = exponent - Scalar(Double(j))
      out[j] = j == 0 ? value : (binomial.isZero ? .zero : binomial * t.power(rest))
      binomial = binomial * rest / Scalar(Double(j + 1))
    }
  }
}
