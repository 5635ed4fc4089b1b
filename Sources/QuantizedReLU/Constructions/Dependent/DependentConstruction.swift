/// The quantized network of Theorem 3 (nonlinear) or 4 (linear) for one target function, d = n = 1:
/// parameters, counts, f+, closed form, circuit, network.
///
/// f needs only be Lipschitz. Making one costs the bound on its slope and a census; with tuned
/// parameters also a few patterns of f.
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
  let edges: EdgeCounts

  /// The most values of f that are taken to find the pattern of an instance.
  public static let sampleLimit = 1 << 23

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
    do throws(CodebookError) {
      let search = try DependentSearch(setting: setting, target: target, classBound: classBound)
      let found = try search.run()
      codebook = search.codebook
      edges = search.edges
      scale = found.scale
      design = found.design
      structureCounts = found.envelope
    } catch {
      throw .codebook(error)
    }
  }

  /// What is proven of |f' - f|: 1.5 C / (m T).
  public var errorBound: Rational { design.errorBound * .powerOfTwo(scale) }

  /// Counts of the instance for this f, exactly what the materialised network has; nil as soon as
  /// it is no longer wanted.
  public func instanceCounts(while isWanted: () -> Bool = { true }) -> InstanceCounts? {
    if let samples = samplesBeyondLimit {
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

  /// How many values of f an instance takes, where they are too many.
  var samplesBeyondLimit: Count? {
    let samples = design.intervals * design.pieces
    let isWithin =
      samples.isCertainlyAtMost(Count(DependentConstruction.sampleLimit))
      && design.intervals.isCertainlyAtMost(Count(LatticeValues.tableLimit))
    return isWithin ? nil : samples
  }

  func plan(for pattern: DependentPattern) -> DependentPlan {
    DependentPlan(
      design: design, codebook: codebook, edges: edges, scale: scale,
      demand: DependentDemand(pattern, design: design))
  }

  /// f+ of Proposition 4 for f / C.
  ///
  /// Nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError.gridTooFine` when T has more than 40 bits.
  public func transformed(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> TransformedFunction? {
    try lattice(while: isWanted).map { TransformedFunction($0) }
  }

  /// f' without the network; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError.gridTooFine` when T has more than 40 bits.
  public func closedForm(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> DependentClosedForm? {
    try lattice(while: isWanted).map { DependentClosedForm($0) }
  }

  /// f+ and f' on the same lattice values, which are found once; nil as soon as they are no longer
  /// wanted.
  ///
  /// - Throws: `EvaluationError.gridTooFine` when T has more than 40 bits.
  public func transformedAndClosedForm(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> (transformed: TransformedFunction, closedForm: DependentClosedForm)?
  {
    try lattice(while: isWanted).map { (TransformedFunction($0), DependentClosedForm($0)) }
  }

  private func lattice(while isWanted: () -> Bool) throws(EvaluationError) -> LatticeValues? {
    guard design.smallIntervals != nil else { throw .gridTooFine(cells: design.intervals) }
    return LatticeValues(design: design, target: target, scale: scale, while: isWanted)
  }

  /// The logical circuit for this f.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often, or the instance has more
  ///   weights than `weightLimit`; refused before anything is built.
  public func circuit(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> Circuit
  {
    guard case .counts(let counts)? = instanceCounts() else {
      throw .networkTooLarge(weights: structureCounts.weights, limit: weightLimit)
    }
    guard counts.weights.isCertainlyAtMost(Count(weightLimit)),
      let pattern = DependentPattern(
        design: design, target: target, scale: scale, while: { true })
    else { throw .networkTooLarge(weights: counts.weights, limit: weightLimit) }
    return DependentCircuit(plan: plan(for: pattern), pattern: pattern).build()
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often, or it would not fit in
  ///   memory.
  public func network(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> LayeredNetwork
  {
    let circuit = try circuit(weightLimit: weightLimit)
    do {
      return try Lowering(circuit, on: codebook).network()
    } catch {
      throw .codebook(error)
    }
  }
}

extension DependentPattern {
  /// The pattern of a function for a design; nil as soon as it is no longer wanted.
  init?(
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
