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

  /// The same with the bounds already known; `cache` is what is known of other networks for f.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds,
    cache: CountCache? = nil
  ) throws(SettingError) {
    try setting.validate()
    precondition(setting.structure == .dependent && target.dimension == 1)
    precondition(cache.map { $0.target == target } ?? true, "the cache is that of this f")
    precondition(classBound.order == 1, "one slope is bounded")
    self.setting = setting
    self.target = target
    self.classBound = classBound
    do throws(CodebookError) {
      let search = try DependentSearch(
        setting: setting, target: target, classBound: classBound, cache: cache)
      let found = search.run()
      codebook = search.codebook
      edges = search.edges
      scale = found.scale
      design = found.design
      structureCounts = found.envelope
    } catch {
      throw .codebook(error)
    }
  }

  /// What is proven of |f' - f|: 1.5 C / (m T), and what a slope above C adds that the choice of C
  /// lets pass.
  public var errorBound: Rational {
    design.errorBound * .powerOfTwo(scale) + classBound.slackError(scale: scale)
  }

  /// Counts of the instance for this f, exactly what the materialised network has; nil as soon as
  /// it is no longer wanted.
  ///
  /// `cache` is what is known of other networks for f.
  public func instanceCounts(
    cache: CountCache? = nil, while isWanted: () -> Bool = { true }
  ) -> InstanceCounts? {
    do throws(EvaluationError) {
      guard let cache else {
        return try pattern(while: isWanted).map { .counts(counts(of: demand(of: $0))) }
      }
      let key = CountCache.DependentKey(
        design: design, edges: edges, scale: scale,
        subject: .instance(valueBound: classBound.bounds[0]))
      let found = try cache.counts(key, lambda: codebook.lambda) {
        () throws(EvaluationError) -> NetworkCounts? in
        let demand = try cache.demand(
          design: design, scale: scale, valueBound: classBound.bounds[0]
        ) { () throws(EvaluationError) -> DependentDemand? in
          try pattern(while: isWanted).map { self.demand(of: $0) }
        }
        return demand.map { counts(of: $0) }
      }
      return found.map { .counts($0) }
    } catch {
      return .unavailable(error)
    }
  }

  /// What the topology depends on; nil as soon as it is no longer wanted.
  func pattern(while isWanted: () -> Bool) throws(EvaluationError) -> DependentPattern? {
    let samples = design.intervals * design.pieces
    for (count, limit) in [
      (samples, DependentConstruction.sampleLimit), (design.intervals, LatticeValues.tableLimit),
    ] where !count.isCertainlyAtMost(Count(limit)) {
      throw .tooManySamples(count, limit: limit)
    }
    return try DependentPattern(
      design: design, target: target, valueBound: classBound.bounds[0], scale: scale,
      while: isWanted)
  }

  private func demand(of pattern: DependentPattern) -> DependentDemand {
    DependentDemand(pattern, design: design)
  }

  private func counts(of demand: DependentDemand) -> NetworkCounts {
    DependentCensus(plan(for: demand)).counts()
  }

  private func plan(for demand: DependentDemand) -> DependentPlan {
    DependentPlan(design: design, codebook: codebook, edges: edges, scale: scale, demand: demand)
  }

  func plan(for pattern: DependentPattern) -> DependentPlan { plan(for: demand(of: pattern)) }

  /// f+ of Proposition 4 for f / C.
  ///
  /// Nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits, or doubles do not resolve f on the
  ///   lattice.
  public func transformed(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> TransformedFunction? {
    try lattice(while: isWanted).map { TransformedFunction($0) }
  }

  /// f' without the network; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits, or doubles do not resolve f on the
  ///   lattice.
  public func closedForm(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> DependentClosedForm? {
    try lattice(while: isWanted).map { DependentClosedForm($0) }
  }

  /// f+ and f' on the same lattice values, which are found once; nil as soon as they are no longer
  /// wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits, or doubles do not resolve f on the
  ///   lattice.
  public func transformedAndClosedForm(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> (transformed: TransformedFunction, closedForm: DependentClosedForm)?
  {
    try lattice(while: isWanted).map { (TransformedFunction($0), DependentClosedForm($0)) }
  }

  private func lattice(while isWanted: () -> Bool) throws(EvaluationError) -> LatticeValues? {
    guard design.smallIntervals != nil else { throw .tooManyIntervals(design.intervals) }
    return try LatticeValues(
      design: design, target: target, valueBound: classBound.bounds[0], scale: scale,
      while: isWanted)
  }

  /// The logical circuit for this f.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often, doubles do not resolve it,
  ///   or the instance has more weights than `weightLimit`; refused before anything is built.
  public func circuit(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> Circuit
  {
    guard let pattern = try pattern(while: { true }) else {
      preconditionFailure("it ends early only when it is no longer wanted")
    }
    let counts = counts(of: demand(of: pattern))
    guard counts.weights.isCertainlyAtMost(Count(weightLimit)) else {
      throw .networkTooLarge(weights: counts.weights, limit: weightLimit)
    }
    return DependentCircuit(plan: plan(for: pattern), pattern: pattern).build()
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when f would have to be sampled too often, doubles do not resolve it,
  ///   or it would not fit in memory.
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
  /// The pattern of a function with |f| <= valueBound for a design; nil as soon as it is no longer
  /// wanted.
  ///
  /// - Throws: `EvaluationError` when doubles do not resolve f on the lattice.
  init?(
    design: DependentDesign, target: TargetFunction, valueBound: Double, scale: Int,
    while isWanted: () -> Bool
  ) throws(EvaluationError) {
    guard
      let lattice = try LatticeValues(
        design: design, target: target, valueBound: valueBound, scale: scale, while: isWanted)
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
