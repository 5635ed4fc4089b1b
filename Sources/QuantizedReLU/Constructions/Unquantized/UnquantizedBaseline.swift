/// The network that quantization is compared with: the topology of the function-independent
/// structure with real coefficients (theory, section 7; [Y], Theorem 1).
///
/// The same N and r and the same sum of products, without what only a codebook needs: no cascades
/// of Proposition 3, no chains of constants or doublings, no input stage, no scaling by C. A
/// coefficient is one edge of the output for each sign part of its product. Edges may have any
/// value, so a coefficient that happens to be 0 is still an edge, and the counts are the same for
/// every f.
public struct UnquantizedBaseline: Sendable {
  /// N and r; t is not used.
  public let design: IndependentDesign
  /// f.
  public let target: TargetFunction
  /// Which factors read the same hinges.
  public let sharing: HingeSharing
  /// Counts of the structure, which are those of every instance.
  public let counts: UnquantizedCounts
  private let plan: UnquantizedPlan

  /// Counts the network by census; nothing is built until asked for.
  ///
  /// - Parameters:
  ///   - design: that of the quantized structure, so for epsilon / C where f = C g.
  ///   - target: f itself, of the design's dimension.
  ///   - sharing: `separate` is the baseline of the theory; `shared` differs from the quantized
  ///     structure by nothing but quantization.
  public init(
    design: IndependentDesign, target: TargetFunction, sharing: HingeSharing = .separate
  ) {
    precondition(target.dimension == design.d, "f has the dimension of the design")
    self.design = design
    self.target = target
    self.sharing = sharing
    plan = UnquantizedPlan(design: design, sharing: sharing)
    counts = UnquantizedCensus(plan).counts
  }

  /// How much more the quantized network has.
  public func overhead(of quantized: NetworkCounts) -> QuantizationOverhead {
    QuantizationOverhead(quantized: quantized, baseline: counts)
  }

  /// f' without the network.
  ///
  /// - Throws: `EvaluationError` where a point would take too many products.
  public func closedForm() throws(EvaluationError) -> ClosedForm {
    try ClosedForm(design: design, target: target)
  }

  /// f'(x) for each point of [0,1]^d, without the network: equal to the circuit's value up to
  /// rounding.
  ///
  /// - Throws: `EvaluationError` where a point would take too many products.
  public func values(at points: [[Double]]) throws(EvaluationError) -> [Double] {
    try closedForm().values(at: points)
  }

  /// The logical circuit for this f, its coefficients the doubles of f's Taylor coefficients taken
  /// exactly.
  ///
  /// Traps where a coefficient is not finite, which no f of the class has.
  ///
  /// - Throws: `EvaluationError` when it has more weights than `weightLimit`.
  public func circuit(weightLimit: Int = UnquantizedBaseline.weightLimit) throws(EvaluationError)
    -> Circuit
  {
    guard let weights = counts.weights.int, weights <= weightLimit,
      let gridSize = design.smallGridSize
    else {
      throw .networkTooLarge(weights: counts.weights, limit: weightLimit)
    }
    guard target.hasTaylorCoefficients(below: design.n) else {
      throw .tooManyDerivatives(dimension: design.d, order: design.n)
    }
    let exact = GridCoefficients(design: design, scale: 0, target: target, gridSize: gridSize)
    return UnquantizedCircuit(
      plan: plan, gridSize: gridSize, coefficients: { exact.values(at: $0) }
    ).build()
  }

  /// The most weights of a circuit that is built: up to 200 bytes each, since almost every bias and
  /// coefficient of a small block is a rational of its own, and half of a machine's memory.
  public static var weightLimit: Int {
    min(Int(Int32.max), max(1_000_000, Memory.bytes / 2 / 200))
  }
}
