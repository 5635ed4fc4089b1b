/// What every structure takes for one f and one epsilon, beside the network with real weights and the
/// entropy of the class: counts by census, errors by the closed form; no network is built.
public struct Comparison: Sendable {
  /// The structures with both choices of their parameters, unquantized, entropy: always in this order.
  public let rows: [ComparisonRow]

  /// The most values of f that are tabulated for a closed form: some tenths of a second.
  public static let tableLimit = 1 << 22

  /// Compares all that there is for lambda or codebook, epsilon, n and d of a setting; its structure and
  /// its parameters do not matter.
  ///
  /// `classBound` are the bounds of f up to the setting's n.
  public init(setting: Setting, target: TargetFunction, classBound: DerivativeBounds) {
    let cache = CountCache(target: target)
    var rows: [ComparisonRow] = []
    for structure in Structure.allCases {
      for parameters in ParameterChoice.allCases {
        var own = setting
        (own.structure, own.parameters) = (structure, parameters)
        rows.append(
          ComparisonRow(
            subject: .network(structure, parameters),
            content: Comparison.network(own, target, classBound, cache)))
      }
    }
    rows.append(
      ComparisonRow(
        subject: .unquantized,
        content: .unquantized(Comparison.unquantized(setting, target, classBound))))
    let limit = Comparison.entropy(of: setting, scale: classBound.scaleExponent)
    rows.append(
      ComparisonRow(
        subject: .entropy,
        content: limit.map { .entropy($0) } ?? .unknownEntropy(n: setting.n, d: setting.d)))
    self.rows = rows
  }

  private static func network(
    _ setting: Setting, _ target: TargetFunction, _ classBound: DerivativeBounds,
    _ cache: CountCache
  ) -> ComparisonRow.Content {
    let construction: Construction
    do throws(SettingError) {
      try setting.validate()
      construction = try Construction(
        setting: setting, target: target, classBound: classBound, cache: cache)
    } catch {
      return .impossible(error)
    }
    guard let instance = construction.instanceCounts(cache: cache) else {
      preconditionFailure("counting ends early only when it is no longer wanted")
    }
    let counts = construction.structureCounts
    return .network(
      ComparisonRow.Network(
        scale: construction.scale, structureCounts: counts, instance: instance,
        error: ComparisonRow.ReachedError(
          sampled: sampled(construction), proven: construction.errorBound),
        bitsOverEntropy: setting.servesClass
          ? entropy(of: setting, scale: construction.scale)?.ratio(of: counts.memoryBits) : nil))
  }

  /// The largest error of a network at the sample points.
  private static func sampled(_ construction: Construction) -> Result<
    SampledError, EvaluationError
  > {
    guard construction.tabulatedValues <= tableLimit else {
      return .failure(.tooManySamples(Count(construction.tabulatedValues), limit: tableLimit))
    }
    return Result { () throws(EvaluationError) in
      error(
        of: try construction.approximation(), construction.target, gridSize: construction.cells,
        productsPerPoint: construction.productsPerPoint)
    }
  }

  private static func error(
    of approximation: Approximation, _ target: TargetFunction, gridSize: Int?,
    productsPerPoint: Int?
  ) -> SampledError {
    guard
      let error = SampledError(
        approximation, of: target, gridSize: gridSize, productsPerPoint: productsPerPoint,
        while: { true })
    else { preconditionFailure("it ends early only when it is no longer wanted") }
    return error
  }

  /// The network with real weights, with the paper's N and r; it rounds no coefficient.
  private static func unquantized(
    _ setting: Setting, _ target: TargetFunction, _ classBound: DerivativeBounds
  ) -> ComparisonRow.Unquantized {
    let scale = classBound.scaleExponent
    let design = IndependentDesign(
      n: setting.n, d: setting.d, epsilon: setting.epsilon.value * .powerOfTwo(-scale))
    let baseline = UnquantizedBaseline(design: design, target: target)
    let budget = ErrorBudget(design: design, bounds: classBound).scaled(byPowerOfTwo: scale)
    let sampled = Result { () throws(EvaluationError) in
      error(
        of: .independent(try baseline.closedForm()), target, gridSize: design.smallGridSize,
        productsPerPoint: (Count.powerOfTwo(design.d) * design.termsPerGridPoint).int)
    }
    return ComparisonRow.Unquantized(
      counts: baseline.counts,
      error: ComparisonRow.ReachedError(
        sampled: sampled, proven: budget.taylor + budget.products),
      bitsOverEntropy: entropy(of: setting, scale: scale).map {
        $0.ratio(of: ScaledCount(baseline.counts.bits, times: Rational(1)))
      })
  }

  private static func entropy(of setting: Setting, scale: Int) -> EntropyLimit? {
    EntropyLimit(n: setting.n, d: setting.d, epsilon: setting.epsilon.value, scale: scale)
  }
}

extension EntropyLimit {
  /// So many bits over those that are needed.
  public func ratio(of bits: ScaledCount) -> Double {
    LogValue(log2: bits.log10 / Double.log10Of2 - lower.log2).doubleValue
  }
}

extension Setting {
  /// Whether the structure keeps epsilon for every f with its C: tuned function-independent parameters
  /// do so for f with the bounds of this f alone.
  public var servesClass: Bool { structure != .independent || parameters == .paper }
}
