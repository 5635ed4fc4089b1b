import Foundation

/// Elementary functions of intervals.
///
/// The C library's results are widened by `ulps` units in the last place (2 for functions that it rounds
/// to within 1, 4 for those with a looser promise), except where the value is known exactly.
extension Interval {
  private static func below(_ value: Double, ulps: Int = 2) -> Double {
    var result = value
    for _ in 0..<ulps { result = result.nextDown }
    return result
  }

  private static func above(_ value: Double, ulps: Int = 2) -> Double {
    var result = value
    for _ in 0..<ulps { result = result.nextUp }
    return result
  }

  package var absoluteValue: Interval {
    if lower >= 0 { return self }
    if upper <= 0 { return -self }
    return isValid ? Interval(0, max(-lower, upper)) : .invalid
  }

  package var squared: Interval { power(2) }

  package var squareRoot: Interval {
    guard isValid && lower >= 0 else { return .invalid }
    func root(_ value: Double, up: Bool) -> Double {
      let result = value.squareRoot()
      guard value > 0 && value < .infinity else { return result }
      let residual = value.addingProduct(-result, result)
      if value < 0x1p-900 { return up ? result.nextUp : result.nextDown }
      if up { return residual > 0 ? result.nextUp : result }
      return residual < 0 ? result.nextDown : result
    }
    return Interval(root(lower, up: false), root(upper, up: true))
  }

  package var exponential: Interval {
    guard isValid else { return .invalid }
    return Interval(
      lower == 0 ? 1 : max(0, Self.below(exp(lower))),
      upper == 0 ? 1 : Self.above(exp(upper)))
  }

  /// Natural logarithm; unbounded when it touches 0, `invalid` when it reaches below 0.
  package var logarithm: Interval {
    guard isValid && lower >= 0 && upper > 0 else { return .invalid }
    return Interval(
      lower == 1 ? 0 : (lower == 0 ? -.infinity : Self.below(log(lower))),
      upper == 1 ? 0 : (upper == .infinity ? .infinity : Self.above(log(upper))))
  }

  package var sine: Interval { oscillation(of: { sin($0) }, crest: 0.25) }

  package var cosine: Interval { oscillation(of: { cos($0) }, crest: 0) }

  /// Range of a wave with period 2 pi and its crests at `crest` + integer turns.
  private func oscillation(of wave: (Double) -> Double, crest: Double) -> Interval {
    guard isValid else { return .invalid }
    // Beyond this the number of turns is not known to better than a small part of one.
    guard magnitude < 0x1p40 && width < 7 else { return Interval(-1, 1) }
    let turns = self / (Interval(2) * .pi)
    func holdsInteger(after offset: Double) -> Bool {
      let shifted = turns - Interval(offset)
      return shifted.lower.rounded(.up) <= shifted.upper.rounded(.down)
    }
    func bounds(_ point: Double) -> Interval {
      let value = wave(point)
      if point == 0 { return Interval(value) }
      return Interval(max(-1, Self.below(value)), min(1, Self.above(value)))
    }
    var result = bounds(lower).hull(bounds(upper))
    if holdsInteger(after: crest) { result.upper = 1 }
    if holdsInteger(after: crest + 0.5) { result.lower = -1 }
    return result
  }

  /// Tangent; `entire` when it may hold a pole.
  package var tangent: Interval {
    guard isValid else { return .invalid }
    guard magnitude < 0x1p40 && width < 4 else { return .entire }
    let turns = self / .pi - Interval(0.5)
    if turns.lower.rounded(.up) <= turns.upper.rounded(.down) { return .entire }
    return monotone { tan($0) }
  }

  package var hyperbolicSine: Interval { monotone { sinh($0) } }

  package var hyperbolicCosine: Interval {
    guard isValid else { return .invalid }
    let argument = absoluteValue
    return Interval(
      argument.lower == 0 ? 1 : max(1, Self.below(cosh(argument.lower), ulps: 4)),
      argument.upper == 0 ? 1 : Self.above(cosh(argument.upper), ulps: 4))
  }

  package var hyperbolicTangent: Interval {
    let result = monotone { tanh($0) }
    return result.isValid ? Interval(max(-1, result.lower), min(1, result.upper)) : .invalid
  }

  package var arcTangent: Interval { monotone { atan($0) } }

  /// Range of an increasing function that is 0 at 0.
  private func monotone(_ function: (Double) -> Double) -> Interval {
    guard isValid else { return .invalid }
    return Interval(
      lower == 0 ? 0 : Self.below(function(lower), ulps: 4),
      upper == 0 ? 0 : Self.above(function(upper), ulps: 4))
  }

  /// An integer power, of any sign; the range is sharp.
  package func power(_ exponent: Int) -> Interval {
    typealias R = DirectedRounding
    guard isValid else { return .invalid }
    if exponent == 0 { return .one }
    if exponent < 0 { return .one / power(-exponent) }
    if lower >= 0 { return Interval(R.powerDown(lower, exponent), R.powerUp(upper, exponent)) }
    let odd = exponent & 1 == 1
    if upper <= 0 {
      return odd
        ? Interval(-R.powerUp(-lower, exponent), -R.powerDown(-upper, exponent))
        : Interval(R.powerDown(-upper, exponent), R.powerUp(-lower, exponent))
    }
    return odd
      ? Interval(-R.powerUp(-lower, exponent), R.powerUp(upper, exponent))
      : Interval(0, R.powerUp(magnitude, exponent))
  }

  /// A real power of a nonnegative interval; `invalid` when the base reaches below 0.
  package func power(_ exponent: Interval) -> Interval {
    guard isValid && exponent.isValid && lower >= 0 else { return .invalid }
    func bounds(_ base: Double, _ exponent: Double) -> Interval {
      if base == 1 || exponent == 0 { return .one }
      if exponent == 1 { return Interval(base) }
      let value = pow(base, exponent)
      // 0 and infinity to a power other than 0 are limits and exact.
      if base == 0 || base == .infinity { return Interval(value) }
      return Interval(max(0, Self.below(value)), Self.above(value))
    }
    // Monotone in the base for a fixed exponent and in the exponent for a fixed base.
    let low = bounds(lower, exponent.lower).hull(bounds(upper, exponent.lower))
    return exponent.isPoint
      ? low : low.hull(bounds(lower, exponent.upper)).hull(bounds(upper, exponent.upper))
  }
}
