/// The quantized network of Theorem 1 (nonlinear) or 2 (linear) for one target function:
/// parameters, counts, closed form, circuit, network.
///
/// Making one costs the bound on f's derivatives and a census; nothing is built until asked for.
public struct IndependentConstruction: Sendable {
  /// The knobs.
  public let setting: Setting
  /// f.
  public let target: TargetFunction
  /// Bounds on f's derivatives, from which C follows.
  public let classBound: DerivativeBounds
  /// N, r, t for epsilon / C.
  public let design: IndependentDesign
  /// The values of the weights.
  public let codebook: Codebook
  /// Counts of the structure: the same for every f of the class with this C.
  public let structureCounts: NetworkCounts
  let plan: IndependentPlan

  /// log2 of C: f = C g with g in the unit ball.
  public var scale: Int { plan.scale }

  /// The most blocks that are visited to count an instance.
  public static let blockLimit = 10_000_000

  /// Decides the parameters and counts.
  ///
  /// - Throws: `SettingError`, or `TargetError` when f is not in the class for any C.
  public init(setting: Setting, target: TargetFunction) throws {
    try setting.validate()
    try self.init(setting: setting, target: target, classBound: target.classBound(order: setting.n))
  }

  /// The same with the bounds already known: they do not depend on lambda, epsilon or the
  /// quantization.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds
  ) throws(SettingError) {
    try setting.validate()
    let scale = classBound.scaleExponent
    let design: IndependentDesign
    switch setting.parameters {
    case .paper:
      design = IndependentDesign(
        n: setting.n, d: setting.d, epsilon: setting.epsilon.value * .powerOfTwo(-scale))
    case .tuned:
      do {
        design = try TunedDesign.search(setting: setting, bounds: classBound, scale: scale)
      } catch {
        throw .codebook(error)
      }
    }
    try self.init(setting: setting, target: target, classBound: classBound, design: design)
  }

  /// The same with any N, r and t, such as those of `TunedDesign`; whether they keep the error
  /// within epsilon is decided elsewhere.
  ///
  /// - Precondition: the setting is valid.
  package init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds,
    design: IndependentDesign
  ) throws(SettingError) {
    precondition(target.dimension == setting.d, "f has the dimension of the setting")
    precondition(classBound.order == setting.n, "the bounds are those of the setting's order")
    precondition(design.n == setting.n && design.d == setting.d, "the design is the setting's")
    self.setting = setting
    self.target = target
    self.classBound = classBound
    self.design = design
    do {
      codebook = try setting.codebook(precision: design.precision)
      plan = try IndependentPlan(
        design: design, codebook: codebook, scale: classBound.scaleExponent)
    } catch {
      throw .codebook(error)
    }
    structureCounts = IndependentCensus(plan).counts
  }

  /// What is proven of |f' - f|, with the bounds on f's own derivatives.
  public var errorBudget: ErrorBudget {
    ErrorBudget(design: design, bounds: classBound).scaled(byPowerOfTwo: scale)
  }

  /// Counts of the instance for this f: exactly what the materialised network has.
  ///
  /// With sign readouts it equals the structure; a radix leaves out the edges of zero digits, for
  /// which every block is visited: up to some seconds.
  public var instanceCounts: InstanceCounts {
    guard let counts = instanceCounts(while: { true }) else {
      preconditionFailure("counting ends early only when it is no longer wanted")
    }
    return counts
  }

  /// Whether every f has the counts of the structure: +1/2 and -1/2 cost alike, so signs do not
  /// change them.
  var instanceIsStructure: Bool {
    if case .signs = plan.weight.scheme { return plan.edges.half == plan.edges.minusHalf }
    return false
  }

  /// How many times longer a block takes than one whose codes are machine words.
  var blockCost: Int { plan.weight.scheme.hasSmallCodes ? 1 : 100 }

  /// The same, or nil as soon as it is no longer wanted; `cache` is what is known of other networks
  /// for f.
  public func instanceCounts(
    cache: CountCache? = nil, while isWanted: () -> Bool
  ) -> InstanceCounts? {
    if instanceIsStructure { return .counts(structureCounts) }
    let readout = CoefficientReadout(plan)
    let structureEdges = WeightCensus(plan.weight, edges: plan.edges).readoutEdges
    var missing = 0
    do {
      let isFinished = try visitReadouts(cache: cache, while: isWanted) {
        missing += structureEdges - readout.edges(of: $0, negated: $1)
      }
      guard isFinished else { return nil }
    } catch {
      return .unavailable(error)
    }
    var counts = structureCounts
    let copies = plan.scale > 0 ? plan.edges.half : 1
    if let weights = counts.weights.subtracting(Count(missing * copies)) {
      counts.weights = weights
    }
    return .counts(counts)
  }

  /// Hands every coefficient, before rounding, to `body`: once for each sign part of its product,
  /// with whether its negative is read; false as soon as it is no longer wanted.
  ///
  /// O(blocks); `cache` keeps the coefficients of a grid that is not too large.
  ///
  /// - Throws: `EvaluationError` when there are too many blocks or derivatives; none was visited.
  func visitReadouts(
    cache: CountCache? = nil, while isWanted: () -> Bool,
    _ body: (_ coefficient: Double, _ negated: Bool) -> Void
  ) throws(EvaluationError) -> Bool {
    let limit = IndependentConstruction.blockLimit / blockCost
    guard let blocks = design.blocks.int, blocks <= limit, let gridSize = design.smallGridSize
    else { throw .tooManyBlocks(design.blocks, limit: limit) }
    guard target.hasTaylorCoefficients(below: design.n) else {
      throw .tooManyDerivatives(dimension: design.d, order: design.n)
    }
    let orders = MultiIndices.all(dimension: design.d, below: design.n).map(\.degree)
    // A grid point may have thousands of coefficients, so these are what is counted.
    let patience = 6400 / blockCost
    var visited = 0
    func visit(_ coefficients: ArraySlice<Double>) -> Bool {
      for (order, coefficient) in zip(orders, coefficients) {
        body(coefficient, false)
        if order > 0 { body(coefficient, true) }
        visited += 1
        if visited % patience == 0, !isWanted() { return false }
      }
      return true
    }
    guard let cache, blocks <= CountCache.coefficientLimit else {
      return visitCoefficients(gridSize: gridSize) { visit($0[...]) }
    }
    precondition(cache.target == target, "the cache is that of this f")
    let all = cache.coefficients(of: self) {
      var all: [Double] = []
      all.reserveCapacity(blocks)
      return visitCoefficients(gridSize: gridSize) {
        all += $0
        // Some thousand values of f between two looks.
        return all.count % 4096 >= $0.count || isWanted()
      } ? all : nil
    }
    guard let all else { return false }
    for start in stride(from: 0, to: all.count, by: orders.count) {
      guard visit(all[start..<start + orders.count]) else { return false }
    }
    return true
  }

  /// Hands the coefficients of every grid point to `body`, until it returns false.
  private func visitCoefficients(gridSize: Int, _ body: ([Double]) -> Bool) -> Bool {
    let rule = CoefficientRule(plan: plan, target: target, gridSize: gridSize)
    return GridPoints(size: gridSize, dimension: design.d).forEach {
      body(rule.coefficients(at: $0))
    }
  }

  /// f' without the network.
  ///
  /// - Throws: `EvaluationError` where a point would take too many products.
  public func closedForm() throws(EvaluationError) -> ClosedForm {
    try ClosedForm(plan: plan, target: target)
  }

  /// The logical circuit for this f.
  ///
  /// - Throws: `EvaluationError` when it has more weights than `weightLimit`.
  public func circuit(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> Circuit
  {
    guard let weights = structureCounts.weights.int, weights <= weightLimit,
      let gridSize = design.smallGridSize
    else {
      throw .networkTooLarge(weights: structureCounts.weights, limit: weightLimit)
    }
    guard target.hasTaylorCoefficients(below: design.n) else {
      throw .tooManyDerivatives(dimension: design.d, order: design.n)
    }
    let rule = CoefficientRule(plan: plan, target: target, gridSize: gridSize)
    return IndependentCircuit(
      plan: plan, gridSize: gridSize, coefficients: { rule.weights(at: $0) }
    ).build()
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when it would not fit in memory; refused before anything is built.
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

extension Setting {
  /// The values of the weights, for coefficients that are kept to 2^-t.
  ///
  /// Only nonlinear quantization chooses its values for t.
  func codebook(precision t: Int) throws(CodebookError) -> Codebook {
    if let values = codebook { return try Codebook(values: values) }
    switch quantization {
    case .linear: return .linear(lambda: lambda)
    case .nonlinear: return .nonlinear(lambda: lambda, precision: t)
    }
  }
}

extension LayeredNetwork {
  /// The most weights that are materialised: at 6 bytes a weight and the logical circuit beside it,
  /// half of a machine's memory; places of units have 32 bits.
  public static var weightLimit: Int { min(Int(Int32.max), max(1_000_000, Memory.bytes / 2 / 40)) }
}
