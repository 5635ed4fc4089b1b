import BigInt

/// Proposition 3: w' x for a weight w' of the scheme and a nonnegative x, by taps 2^-j x and one
/// layer that reads them.
///
/// The taps are the same for every weight; each chain leaves the relayed x as late as it can (a
/// relay level costs four weights, a halving one). The reader (the output, or the unit that sums
/// the whole construction) takes the terms of `readout`.
struct Weight: Sendable {
  let scheme: WeightScheme
  /// The exponents that cascades are made of, ascending from 1.
  let exponents: [Int]
  /// How many taps have chains of which length.
  let chains: TapChains
  /// The value of one cascade step with exponent 1: 1/2, or 1/lambda.
  private let step: Rational
  /// Copies of each tap: what the reader may need for any weight, so that the topology is the same
  /// for all.
  private let tapCopies: Int
  private let firstTapCopies: Int
  /// Copies of x and its relays: what the next relay or the first step of any chain reads.
  private let relayCopies: Int
  private let isDivisorChain: Bool

  /// The block for weights to precision 2^-t.
  ///
  /// O(longest chain), or O(t x values) on an explicit codebook.
  init(_ codebook: Codebook, edges: EdgeCounts, precision t: Int) {
    scheme = WeightScheme(codebook, precision: t)
    switch scheme {
    case .radix(let base, _):
      relayCopies = edges.one
      // The first tap is read by a digit and by the -1 of a negative weight.
      tapCopies = 1
      firstTapCopies = 2
      step = Rational(1, over: base)
      exponents = [1]
      isDivisorChain = true
    case .signs:
      relayCopies = max(edges.one, edges.half)
      tapCopies = max(edges.half, edges.minusHalf)
      firstTapCopies = tapCopies
      step = .half
      if case .nonlinear(let exponents) = codebook.kind {
        self.exponents = exponents
        isDivisorChain = true
      } else {
        let values = (0..<codebook.codeCount).compactMap {
          codebook.value(of: $0).exponentOfTwo.map { -$0 }
        }
        exponents = Set(values.filter { $0 >= 1 } + [1]).sorted()
        isDivisorChain = false
      }
    }
    chains =
      isDivisorChain
      ? TapChains(tapCount: scheme.tapCount, divisorChain: exponents)
      : TapChains(TapCascade(tapCount: scheme.tapCount, exponents: exponents))
  }

  /// Levels from x to its taps.
  var height: Int { chains.longest }

  /// The chain of every tap, for `build`.
  ///
  /// O(t), or O(t x exponents).
  func cascade() -> TapCascade {
    isDivisorChain
      ? TapCascade(tapCount: scheme.tapCount, divisorChain: exponents)
      : TapCascade(tapCount: scheme.tapCount, exponents: exponents)
  }

  /// The same where an explicit codebook leaves no closed form for it.
  var explicitCascade: TapCascade? { isDivisorChain ? nil : cascade() }

  /// The value of a step with an exponent.
  func value(ofExponent exponent: Int) -> Rational {
    exponent == 1 ? step : .powerOfTwo(-exponent)
  }

  /// Builds the taps of x, which stands on `level`; they all stand on `level + height`.
  func build(
    _ builder: CircuitBuilder, of x: Circuit.Signal, level: Int, cascade: TapCascade
  ) -> [Circuit.Signal] {
    builder.keep(height == 0 ? firstTapCopies : relayCopies, copiesOf: x)
    let one = builder.coefficient(1)
    var relays = [x]
    for i in stride(from: 1, through: height, by: 1) {
      relays.append(
        builder.unit(
          level: level + i, [(relays[i - 1], one)],
          minimumCopies: i == height ? firstTapCopies : relayCopies))
    }
    var taps = [relays[height]]
    taps.reserveCapacity(cascade.steps.count)
    for j in 1..<max(1, cascade.steps.count) {
      let chain = cascade.exponents(ofTap: j)
      var at = level + height - chain.count
      var signal = relays[at - level]
      for exponent in chain {
        at += 1
        signal = builder.unit(
          level: at, [(signal, builder.coefficient(value(ofExponent: exponent)))],
          minimumCopies: at == level + height ? tapCopies : 1)
      }
      taps.append(signal)
    }
    return taps
  }

  /// The coefficient on each tap that makes w' x, or -w' x when `negated` (for the copy behind
  /// s(-x)).
  ///
  /// Zero digits are left out.
  func readout(of weight: RealisedWeight, negated: Bool) -> [(tap: Int, coefficient: Rational)] {
    switch scheme {
    case .signs(let t):
      // s_i is binary digit t - i of the code and weighs 2^-i = (1/2) 2^-(i-1): tap i - 1 with +1/2
      // or -1/2.
      return (0..<t).map { tap in
        let isOne = (weight.code >> (t - 1 - tap)) & 1 == 1
        return (tap, isOne != negated ? .half : -.half)
      }
    case .radix(let base, let digits):
      let scale = BigInt(base).power(digits)
      var rest = negated ? -weight.code : weight.code
      if rest == scale { return [(0, 1)] }
      let isNegative = rest.sign == .minus
      if isNegative { rest += scale }
      var result: [(tap: Int, coefficient: Rational)] = []
      for tap in stride(from: digits - 1, through: 0, by: -1) {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: BigInt(base))
        rest = quotient
        var coefficient = Rational(digit, over: BigInt(base))
        if tap == 0, isNegative { coefficient = coefficient - 1 }
        if !coefficient.isZero { result.append((tap, coefficient)) }
      }
      return result.reversed()
    }
  }
}
