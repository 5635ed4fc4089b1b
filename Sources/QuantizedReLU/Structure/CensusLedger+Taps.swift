extension CensusLedger {
  /// The cascades of Proposition 3 below the taps on level `top`, so many times.
  ///
  /// O(height) levels, which are alike but for a constant growth are one entry.
  mutating func addTaps(_ weight: Weight, _ taps: WeightCensus, top: Int, times: Count) {
    guard taps.height > 0 else { return }
    // From the lowest level up: an entry is as long as the growth stays the same.
    let levels = (0..<taps.height).reversed().map {
      (units: taps.units(distance: $0), weights: taps.weights(distance: $0))
    }
    let growth = { (index: Int) in
      (
        levels[index].units - levels[index - 1].units,
        levels[index].weights - levels[index - 1].weights
      )
    }
    var start = 0
    while start < levels.count {
      var end = start + 1
      var step = (0, 0)
      if end < levels.count, growth(end).0 >= 0, growth(end).1 >= 0 {
        step = growth(end)
        while end < levels.count, growth(end) == step { end += 1 }
      }
      add(
        Entry(
          block: .taps, start: top - taps.height + 1 + start, length: end - start,
          units: times * levels[start].units, weights: times * levels[start].weights,
          unitGrowth: times * step.0, weightGrowth: times * step.1))
      start = end
    }

    use(1, times: times * taps.relayUnits)
    if let cascade = weight.explicitCascade {
      for (value, count) in weight.stepUses(cascade, taps) { use(value, times: times * count) }
      return
    }
    // One value a step and one copy of every unit; a linear codebook has but the step 1/lambda.
    let uses = TapSteps.uses(tapCount: weight.scheme.tapCount, divisorChain: weight.exponents)
    for (exponent, count) in uses {
      var code: Int? = 1
      if case .nonlinear(let exponents) = codebook.kind {
        code = Codebook.code(ofExponent: exponent, in: exponents)
      }
      guard let code else { preconditionFailure("a cascade steps by values of the codebook") }
      use(code: code, times: times * count)
    }
  }
}

extension Weight {
  /// How often each value is a step of an explicit codebook's cascades, copies counted.
  ///
  /// O(t).
  fileprivate func stepUses(_ cascade: TapCascade, _ taps: WeightCensus) -> [Rational: Int] {
    var result: [Rational: Int] = [:]
    for (exponent, count) in cascade.stepUses where exponent > 1 {
      result[value(ofExponent: exponent)] = count
    }
    let lastLongStep = cascade.lastLongStep
    for tap in cascade.steps.indices where cascade.steps[tap] > 0 {
      let (length, halves) = (Int(cascade.steps[tap]), Int(cascade.halfSteps[tap]))
      // The tap has its readers' copies, the units before a step of 1/2 those of its edges.
      if halves > 0 {
        result[.half, default: 0] += taps.readoutCopies + (halves - 1) * taps.stepEdges
      }
      if length > halves {
        let copies = halves > 0 ? taps.stepEdges : taps.readoutCopies
        result[value(ofExponent: Int(lastLongStep[tap])), default: 0] += copies - 1
      }
    }
    return result
  }
}

/// How often each exponent of a nonlinear codebook is a step of the taps' cascades.
enum TapSteps {
  /// By exponent, for exponents as `TapCascade.init(tapCount:divisorChain:)` takes them: 1...M and
  /// further P_1, P_2, ..., the largest first.
  ///
  /// O(exponents).
  static func uses(tapCount: Int, divisorChain exponents: [Int]) -> [Int: Int] {
    let run = zip(exponents, 1...).prefix { $0 == $1 }.count
    let powers = exponents[run...].filter { $0 < tapCount }
    var uses: [Int: Int] = [:]
    let periods = powers.dropFirst().map { $0 } + [tapCount]
    for (power, period) in zip(powers, periods) {
      uses[power] = overPeriods(tapCount, period) { quotients($0, by: power) }
    }
    // What is left below P_1 takes steps of M and at most one smaller.
    let period = powers.first ?? tapCount
    uses[run] = overPeriods(tapCount, period) { quotients($0, by: run) }
    for rest in 1..<max(1, min(run, tapCount)) {
      uses[rest, default: 0] += overPeriods(tapCount, period) {
        $0 > rest ? ($0 - rest - 1) / run + 1 : 0
      }
    }
    return uses.filter { $0.value > 0 }
  }

  /// A sum over j mod `period` for j < `count`, from the sum over all numbers below a bound.
  private static func overPeriods(_ count: Int, _ period: Int, sum: (Int) -> Int) -> Int {
    (count / period) * sum(period) + sum(count % period)
  }

  /// The sum of j / divisor, rounded down, for j < bound.
  private static func quotients(_ bound: Int, by divisor: Int) -> Int {
    let (whole, rest) = bound.quotientAndRemainder(dividingBy: divisor)
    return divisor * (whole * (whole - 1) / 2) + whole * rest
  }
}
