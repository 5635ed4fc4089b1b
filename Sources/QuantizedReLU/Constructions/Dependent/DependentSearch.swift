/// Decides C, m, t and T of a function-dependent structure.
struct DependentSearch {
  let setting: Setting
  let target: TargetFunction
  let classBound: DerivativeBounds
  let codebook: Codebook
  let edges: EdgeCounts
  /// What is known of other networks for f.
  private let cache: CountCache?

  /// The most values of f that tuning takes to count one instance.
  private static let sampleLimit = 1 << 17

  /// What was decided, and the counts that no function of the class exceeds.
  struct Choice {
    var scale: Int
    var design: DependentDesign
    var envelope: NetworkCounts
  }

  /// - Throws: `CodebookError` when the setting's explicit codebook is refused.
  init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds, cache: CountCache?
  ) throws(CodebookError) {
    self.setting = setting
    self.cache = cache
    self.target = target
    self.classBound = classBound
    // No coefficient of this structure depends on the precision t (theory, section 6).
    let paper = DependentDesign(
      epsilon: setting.epsilon.value * .powerOfTwo(-classBound.slopeExponent))
    codebook = try setting.codebook(precision: max(1, paper.precision))
    edges = try EdgeCounts(codebook)
  }

  /// The paper's parameters, or the tuned ones.
  func run() -> Choice {
    let scale = classBound.slopeExponent
    let paper = choice(scale: scale, DependentDesign(epsilon: share(of: scale)))
    return setting.parameters == .paper ? paper : tuned(paper)
  }

  /// The cheapest network for this f among those whose envelope is no larger than the paper's; for
  /// every f where f would have to be sampled too often.
  ///
  /// Slopes below 1/2 are used too, with C < 1.
  private func tuned(_ paper: Choice) -> Choice {
    var best = (choice: paper, cost: cost(of: paper))
    for scale in Set([paper.scale, smallestScale]).sorted() {
      let left = share(of: scale) - classBound.slackError(scale: scale) * .powerOfTwo(-scale)
      guard left > 0 else { continue }
      for precision in 0...DependentDesign.largestTunedPrecision {
        let candidate = choice(
          scale: scale, DependentDesign(tunedTo: left, precision: precision))
        guard candidate.envelope.weights.isCertainlyAtMost(paper.envelope.weights) else { continue }
        let cost = cost(of: candidate)
        if cost != best.cost, cost.isCertainlyAtMost(best.cost) { best = (candidate, cost) }
      }
    }
    return best.choice
  }

  /// epsilon / C.
  private func share(of scale: Int) -> Rational { setting.epsilon.value * .powerOfTwo(-scale) }

  /// log2 of the least power of two that is no smaller than the slope, as far as epsilon / C stays
  /// below 1.
  private var smallestScale: Int {
    let lowest = 1 - (1 / setting.epsilon.value).ceilingLog2
    var scale = classBound.slopeExponent
    guard scale == 0 else { return scale }
    while scale > lowest,
      classBound.bounds[1] <= Double(sign: .plus, exponent: scale - 1, significand: 1)
    { scale -= 1 }
    return scale
  }

  private func choice(scale: Int, _ design: DependentDesign) -> Choice {
    let envelope = DependentEnvelope(
      design: design, codebook: codebook, edges: edges, scale: scale, classBound: classBound)
    let key = CountCache.DependentKey(
      design: design, edges: edges, scale: scale,
      subject: .envelope(
        valueExponent: envelope.valueExponent, isExceeded: envelope.isExceeded))
    let known = cache?.counts(key, lambda: codebook.lambda) { envelope.counts() }
    return Choice(scale: scale, design: design, envelope: known ?? envelope.counts())
  }

  /// Weights for this f, or of the envelope.
  private func cost(of choice: Choice) -> Count {
    guard let intervals = choice.design.smallIntervals,
      intervals <= DependentSearch.sampleLimit / choice.design.pieces,
      let demand = try? demand(of: choice)
    else { return choice.envelope.weights }
    let plan = DependentPlan(
      design: choice.design, codebook: codebook, edges: edges, scale: choice.scale, demand: demand)
    let key = CountCache.DependentKey(
      design: choice.design, edges: edges, scale: choice.scale,
      subject: .instance(valueBound: classBound.bounds[0]))
    let known = cache?.counts(key, lambda: codebook.lambda) { DependentCensus(plan).counts() }
    return (known ?? DependentCensus(plan).counts()).weights
  }

  /// What a choice takes from f.
  private func demand(of choice: Choice) throws(EvaluationError) -> DependentDemand? {
    let find = { () throws(EvaluationError) -> DependentDemand? in
      try DependentPattern(
        design: choice.design, target: target, valueBound: classBound.bounds[0],
        scale: choice.scale, while: { true }
      ).map { DependentDemand($0, design: choice.design) }
    }
    guard let cache else { return try find() }
    return try cache.demand(
      design: choice.design, scale: choice.scale, valueBound: classBound.bounds[0], find: find)
  }
}

extension DerivativeBounds {
  /// log2 of C where only the slope counts: the least c >= 0 with 2^c (1 + 2^-45) >= it.
  var slopeExponent: Int { DerivativeBounds.scaleExponent(of: bounds[1]) }

  /// What a slope above C adds to |f' - f|, where C has the slack of 2^-45: at most as much the
  /// lattice values fall behind f on the way from 0 to 1, and once more a profile on the rest of its
  /// interval.
  func slackError(scale: Int) -> Rational {
    2 * (Rational(exactly: bounds[1]) - .powerOfTwo(scale)).positivePart
  }
}
