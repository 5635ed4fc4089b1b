import BigInt

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
    precondition(target.dimension == setting.d, "f has the dimension of the setting")
    try self.init(setting: setting, target: target, classBound: target.classBound(order: setting.n))
  }

  /// The same with the bounds already known: they do not depend on lambda, epsilon or the
  /// quantization.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds
  ) throws(SettingError) {
    try setting.validate()
    self.setting = setting
    self.target = target
    self.classBound = classBound
    let scale = classBound.scaleExponent
    design = IndependentDesign(
      n: setting.n, d: setting.d, epsilon: setting.epsilon.value * .powerOfTwo(-scale))
    do {
      if let values = setting.codebook {
        codebook = try Codebook(values: values)
      } else {
        switch setting.quantization {
        case .linear: codebook = .linear(lambda: setting.lambda)
        case .nonlinear:
          codebook = .nonlinear(lambda: setting.lambda, precision: design.precision)
        }
      }
      plan = try IndependentPlan(design: design, codebook: codebook, scale: scale)
    } catch {
      throw .codebook(error)
    }
    structureCounts = IndependentCensus(plan).counts
  }

  /// Counts of the instance for this f: exactly what the materialised network has.
  ///
  /// With sign readouts it equals the structure; a radix leaves out the edges of zero digits, for
  /// which every block is visited.
  public var instanceCounts: InstanceCounts {
    guard case .radix = plan.weight.scheme else {
      return signsCostAlike ? .counts(structureCounts) : visitedCounts
    }
    return visitedCounts
  }

  /// Whether +1/2 and -1/2 cost the same number of edges, so that signs do not change the count.
  private var signsCostAlike: Bool { plan.edges.half == plan.edges.minusHalf }

  private var visitedCounts: InstanceCounts {
    let taps = WeightCensus(plan.weight, edges: plan.edges)
    guard let blocks = design.blocks.int, blocks <= IndependentConstruction.blockLimit,
      let gridSize = design.smallGridSize
    else {
      return .unavailable(blocks: design.blocks, limit: IndependentConstruction.blockLimit)
    }
    let rule = CoefficientRule(plan: plan, target: target, gridSize: gridSize)
    let orders = MultiIndices.all(dimension: design.d, below: design.n).map(\.degree)
    var missing = 0
    GridPoints(size: gridSize, dimension: design.d).forEach { m in
      for (order, weight) in zip(orders, rule.weights(at: m)) {
        missing += taps.readoutEdges - plan.readoutEdges(of: weight, negated: false)
        if order > 0 { missing += taps.readoutEdges - plan.readoutEdges(of: weight, negated: true) }
      }
    }
    var counts = structureCounts
    let copies = plan.scale > 0 ? plan.edges.half : 1
    if let weights = counts.weights.subtracting(Count(missing * copies)) {
      counts.weights = weights
    }
    return .counts(counts)
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

/// Counts of a network for one f, or why they are not known.
public enum InstanceCounts: Sendable, Hashable {
  /// Exactly the materialised network's counts.
  case counts(NetworkCounts)
  /// More blocks would have to be visited than the limit.
  case unavailable(blocks: Count, limit: Int)
}

extension IndependentPlan {
  /// Edges of the reader for one weight.
  func readoutEdges(of weight: RealisedWeight, negated: Bool) -> Int {
    switch self.weight.scheme {
    case .signs(let t):
      let ones = (0..<t).count { ((weight.code >> $0) & 1 == 1) != negated }
      return ones * edges.half + (t - ones) * edges.minusHalf
    case .radix:
      return self.weight.readout(of: weight, negated: negated).reduce(0) { sum, term in
        sum + ((try? codebook.realise(term.coefficient).count) ?? 0)
      }
    }
  }
}

extension LayeredNetwork {
  /// The most weights that are materialised: at 6 bytes a weight and the logical circuit beside it,
  /// half of a machine's memory.
  public static var weightLimit: Int { max(1_000_000, Memory.bytes / 2 / 40) }
}
