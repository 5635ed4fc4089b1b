/// The quantized network of Theorem 3 (nonlinear) or 4 (linear) for one target function, d = n = 1:
/// parameters, counts, f+, closed form, circuit, network.
///
/// f needs only be Lipschitz. Making one costs the bound on its slope and a census; with tuned
/// parameters also up to four patterns of f.
public struct DependentConstruction: Sendable {
  /// The knobs.
  public let setting: Setting
  /// f.
  public let target: TargetFunction
  /// Bounds on f and its slope; only the slope decides C.
  public let classBound: DerivativeBounds
  /// m, t and T for epsilon / C.
  public let design: DependentDesign
  /// The values of the weights.
  public let codebook: Codebook
  /// The envelope: what no function with this C and this bound on |f| exceeds.
  public let structureCounts: NetworkCounts
  /// log2 of C, the power of two that bounds f's slope: f = C g.
  ///
  /// Never negative with the paper's parameters.
  public let scale: Int
  private let edges: EdgeCounts

  /// The most values of f that are taken to find the pattern of an instance.
  public static let sampleLimit = 1 << 23
  /// The most values of f that tuning takes to choose m by the instance.
  private static let tuningLimit = 1 << 17

  /// Decides the parameters and counts.
  ///
  /// - Throws: `SettingError`, or `TargetError` when f has no bounded slope.
  public init(setting: Setting, target: TargetFunction) throws {
    try setting.validate()
    try self.init(setting: setting, target: target, classBound: target.classBound(order: 1))
  }

  /// The same with the bounds already known.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds
  ) throws(SettingError) {
    try setting.validate()
    precondition(setting.structure == .dependent && target.dimension == 1)
    precondition(classBound.order == 1, "one slope is bounded")
    self.setting = setting
    self.target = target
    self.classBound = classBound
    let isTuned = setting.parameters == .tuned
    let epsilon = setting.epsilon.value
    let scale = DependentConstruction.scale(
      slope: classBound.bounds[1], epsilon: epsilon, isTuned: isTuned)
    self.scale = scale
    let share = epsilon * .powerOfTwo(-scale)
    let paper = DependentDesign(epsilon: share)
    do throws(CodebookError) {
      if let values = setting.codebook {
        codebook = try Codebook(values: values)
      } else {
        switch setting.quantization {
        case .linear: codebook = .linear(lambda: setting.lambda)
        case .nonlinear:
          codebook = .nonlinear(lambda: setting.lambda, precision: max(1, paper.precision))
        }
      }
      let codebook = codebook
      let edges = try EdgeCounts(codebook)
      self.edges = edges
      let valueExponent =
        DerivativeBounds.scaleExponent(of: classBound.bounds[0]) - scale
      let counts = { (demand: DependentDemand, design: DependentDesign) throws(CodebookError) in
        try DependentCensus(
          DependentPlan(
            design: design, codebook: codebook, edges: edges, scale: scale, demand: demand)
        ).counts()
      }
      let envelope = { (design: DependentDesign) throws(CodebookError) in
        try counts(DependentDemand(envelopeOf: design, valueExponent: valueExponent), design)
      }
      guard isTuned else {
        design = paper
        structureCounts = try envelope(paper)
        return
      }
      // No design whose envelope is larger than the paper's; among the others the one that is
      // cheapest for this f, or for every f where f would have to be sampled too often.
      let limit = try envelope(paper)
      var best: (design: DependentDesign, envelope: NetworkCounts, cost: Count)?
      for precision in 0...DependentDesign.largestTunedPrecision {
        let design = DependentDesign(tunedTo: share, precision: precision)
        let all = try envelope(design)
        guard all.weights.isCertainlyAtMost(limit.weights) else { continue }
        var cost = all.weights
        if let intervals = design.smallIntervals,
          intervals <= DependentConstruction.tuningLimit / design.pieces,
          let pattern = DependentPattern(
            design: design, target: target, scale: scale, while: { true })
        {
          cost = try counts(DependentDemand(pattern, design: design), design).weights
        }
        if best == nil || cost != best!.cost && cost.isCertainlyAtMost(best!.cost) {
          best = (design, all, cost)
        }
      }
      design = best?.design ?? paper
      structureCounts = best?.envelope ?? limit
    } catch {
      throw .codebook(error)
    }
  }

  /// log2 of the least power of two that is no smaller than the slope.
  ///
  /// Tuned parameters use slopes below 1 as well, as far as epsilon / C stays below 1.
  private static func scale(slope: Double, epsilon: Rational, isTuned: Bool) -> Int {
    let paper = DerivativeBounds.scaleExponent(of: slope)
    guard isTuned, paper == 0 else { return paper }
    // 2^scale > epsilon.
    let lowest = 1 - (1 / epsilon).ceilingLog2
    var scale = 0
    while scale > lowest, slope <= Double(sign: .plus, exponent: scale - 1, significand: 1) {
      scale -= 1
    }
    return scale
  }

  /// What is proven of |f' - f|: 1.5 C / (m T).
  public var errorBound: Rational { design.errorBound * .powerOfTwo(scale) }

  /// Counts of the instance for this f, exactly what the materialised network has; nil as soon as
  /// it is no longer wanted.
  public func instanceCounts(while isWanted: () -> Bool = { true }) -> InstanceCounts? {
    let samples = design.intervals * design.pieces
    guard samples.isCertainlyAtMost(Count(DependentConstruction.sampleLimit)),
      design.intervals.isCertainlyAtMost(Count(LatticeValues.tableLimit))
    else {
      return .unavailable(blocks: samples, limit: DependentConstruction.sampleLimit)
    }
    guard
      let pattern = DependentPattern(
        design: design, target: target, scale: scale, while: isWanted)
    else { return nil }
    do {
      return .counts(try DependentCensus(plan(for: pattern)).counts())
    } catch {
      preconditionFailure("the codebook makes every coefficient of the layout: \(error)")
    }
  }

  private func plan(for pattern: DependentPattern) -> DependentPlan {
    DependentPlan(
      design: design, codebook: codebook, edges: edges, scale: scale,
      demand: DependentDemand(pattern, design: design))
  }

  /// f+ of Proposition 4 for f / C.
  ///
  /// - Throws: `EvaluationError.gridTooFine` when T has more than 40 bits.
  public func transformed() throws(EvaluationError) -> TransformedFunction {
    TransformedFunction(try lattice())
  }

  /// f' without the network.
  ///
  /// - Throws: `EvaluationError.gridTooFine` when T has more than 40 bits.
  public func closedForm() throws(EvaluationError) -> DependentClosedForm {
    DependentClosedForm(try lattice())
  }

  private func lattice() throws(EvaluationError) -> LatticeValues {
    guard design.smallIntervals != nil,
      let lattice = LatticeValues(
        design: design, target: target, scale: scale, while: { true })
    else { throw .gridTooFine(cells: design.intervals) }
    return lattice
  }

  /// The logical circuit for this f.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often.
  public func circuit() throws(EvaluationError) -> Circuit {
    guard let samples = (design.intervals * design.pieces).int,
      samples <= DependentConstruction.sampleLimit,
      let pattern = DependentPattern(
        design: design, target: target, scale: scale, while: { true })
    else {
      throw .networkTooLarge(
        weights: structureCounts.weights, limit: LayeredNetwork.weightLimit)
    }
    return DependentCircuit(plan: plan(for: pattern), pattern: pattern).build()
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often.
  public func network() throws(EvaluationError) -> LayeredNetwork {
    let circuit = try circuit()
    do {
      return try Lowering(circuit, on: codebook).network()
    } catch {
      throw .codebook(error)
    }
  }
}

extension DependentPattern {
  /// The pattern of a function for a design; nil as soon as it is no longer wanted.
  fileprivate init?(
    design: DependentDesign, target: TargetFunction, scale: Int, while isWanted: () -> Bool
  ) {
    guard
      let lattice = LatticeValues(
        design: design, target: target, scale: scale, while: isWanted)
    else { return nil }
    self.init(lattice, while: isWanted)
  }
}

extension Circuit {
  /// The circuit of any pattern, for tests and figures of what no function may have.
  ///
  /// - Throws: `CodebookError` when the codebook cannot carry it.
  package init(
    pattern: DependentPattern, design: DependentDesign, codebook: Codebook, scale: Int
  ) throws(CodebookError) {
    let plan = DependentPlan(
      design: design, codebook: codebook, edges: try EdgeCounts(codebook), scale: scale,
      demand: DependentDemand(pattern, design: design))
    self = DependentCircuit(plan: plan, pattern: pattern).build()
  }
}

extension NetworkCounts {
  /// The envelope of a design: what no function of the class with |f / C| <= 2^valueExponent
  /// exceeds.
  ///
  /// - Throws: `CodebookError` when the codebook cannot carry it.
  package init(
    envelopeOf design: DependentDesign, codebook: Codebook, scale: Int, valueExponent: Int
  ) throws(CodebookError) {
    self = try DependentCensus(
      DependentPlan(
        design: design, codebook: codebook, edges: try EdgeCounts(codebook), scale: scale,
        demand: DependentDemand(envelopeOf: design, valueExponent: valueExponent))
    ).counts()
  }
}
