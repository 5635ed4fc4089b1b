/// Decides C, m, t and T of a function-dependent structure.
struct DependentSearch {
  let setting: Setting
  let target: TargetFunction
  let classBound: DerivativeBounds
  let codebook: Codebook
  let edges: EdgeCounts

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
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds
  ) throws(CodebookError) {
    self.setting = setting
    self.target = target
    self.classBound = classBound
    // No coefficient of this structure depends on the precision t (theory, section 6).
    let paper = DependentDesign(
      epsilon: setting.epsilon.value * .powerOfTwo(-classBound.slopeExponent))
    codebook = try setting.codebook(precision: max(1, paper.precision))
    edges = try EdgeCounts(codebook)
  }

  /// The paper's parameters, or the tuned ones.
  func run() throws(CodebookError) -> Choice {
    let scale = classBound.slopeExponent
    let paper = try choice(
      scale: scale, DependentDesign(epsilon: share(of: scale)))
    return setting.parameters == .paper ? paper : try tuned(paper)
  }

  /// The cheapest network for this f among those whose envelope is no larger than the paper's; for
  /// every f where f would have to be sampled too often.
  ///
  /// Slopes below 1/2 are used too, with C < 1.
  private func tuned(_ paper: Choice) throws(CodebookError) -> Choice {
    var best = (choice: paper, cost: try cost(of: paper))
    for scale in Set([paper.scale, smallestScale]).sorted() {
      let left = share(of: scale) - classBound.slackError(scale: scale) * .powerOfTwo(-scale)
      guard left > 0 else { continue }
      for precision in 0...DependentDesign.largestTunedPrecision {
        let candidate = try choice(
          scale: scale, DependentDesign(tunedTo: left, precision: precision))
        guard candidate.envelope.weights.isCertainlyAtMost(paper.envelope.weights) else { continue }
        let cost = try cost(of: candidate)
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

  private func choice(scale: Int, _ design: DependentDesign) throws(CodebookError) -> Choice {
    let envelope = DependentEnvelope(
      design: design, codebook: codebook, edges: edges, scale: scale, classBound: classBound)
    return Choice(scale: scale, design: design, envelope: try envelope.counts())
  }

  /// Weights for this f, or of the envelope.
  private func cost(of choice: Choice) throws(CodebookError) -> Count {
    guard let intervals = choice.design.smallIntervals,
      intervals <= DependentSearch.sampleLimit / choice.design.pieces,
      let pattern = try? DependentPattern(
        design: choice.design, target: target, valueBound: classBound.bounds[0],
        scale: choice.scale, while: { true })
    else { return choice.envelope.weights }
    let plan = DependentPlan(
      design: choice.design, codebook: codebook, edges: edges, scale: choice.scale,
      demand: DependentDemand(pattern, design: choice.design))
    return try DependentCensus(plan).counts().weights
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
