/// The compact network for one target function: parameters, counts, closed form, network.
///
/// d = 1 and n <= 3, or d = 2 and n <= 2. Units and edges are the same for every f with this C; f
/// decides signs.
public struct CompactConstruction: Sendable {
  /// The knobs.
  public let setting: Setting
  /// f.
  public let target: TargetFunction
  /// Bounds on f and its slope, from which C follows.
  public let classBound: DerivativeBounds
  /// The values of the weights.
  public let codebook: Codebook
  /// Which network, and its parameters.
  public let design: CompactDesign
  /// Counts of the structure, which are those of every instance.
  public let structureCounts: NetworkCounts

  /// Decides the parameters and counts; nothing is built until asked for.
  ///
  /// With paper parameters C is at least 1, with tuned ones it may be smaller where f is.
  ///
  /// - Throws: `SettingError`, where the codebook has too few of the values too.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds
  ) throws(SettingError) {
    try setting.validate()
    precondition(setting.structure == .compact)
    let scale = CompactConstruction.scale(of: classBound, setting)
    // A nonlinear codebook may have more values than -1/2 and 1/2: those down to 1/T.
    let precision = max(1, (.powerOfTwo(scale) / setting.epsilon.value).ceilingLog2)
    let codebook: Codebook
    do { codebook = try setting.codebook(precision: precision) } catch { throw .codebook(error) }
    self.init(setting, target, classBound, codebook: codebook)
  }

  /// The same with a codebook on which `CompactDesign.exists`.
  ///
  /// n is the order of `classBound`.
  public init(
    epsilon: Epsilon, target: TargetFunction, classBound: DerivativeBounds,
    codebook: Codebook = .compact, parameters: ParameterChoice = .paper
  ) {
    let isPlain = codebook == .compact
    let setting = Setting(
      lambda: codebook.lambda, epsilon: epsilon, n: classBound.order, d: target.dimension,
      quantization: .nonlinear,
      codebook: isPlain ? nil : (0..<codebook.codeCount).map { codebook.value(of: $0) },
      structure: .compact, parameters: parameters)
    self.init(setting, target, classBound, codebook: codebook)
  }

  private init(
    _ setting: Setting, _ target: TargetFunction, _ classBound: DerivativeBounds,
    codebook: Codebook
  ) {
    precondition(target.dimension == setting.d && classBound.order == setting.n)
    self.setting = setting
    self.target = target
    self.classBound = classBound
    self.codebook = codebook
    guard
      let design = CompactDesign(
        epsilon: setting.epsilon.value, dimension: setting.d, order: setting.n,
        scale: CompactConstruction.scale(of: classBound, setting), codebook: codebook)
    else { preconditionFailure("there is no compact network of this d and n on \(codebook)") }
    self.design = design
    structureCounts = design.counts(on: codebook)
  }

  /// log2 of C for f.
  private static func scale(of classBound: DerivativeBounds, _ setting: Setting) -> Int {
    setting.parameters == .paper
      ? classBound.scaleExponent
      : classBound.smallestScale(atLeast: -(1 / setting.epsilon.value).ceilingLog2 / 2)
  }

  /// The same with f's bounds found here.
  ///
  /// - Throws: `TargetError` when f has no bounded derivatives up to order n.
  public init(
    epsilon: Epsilon, target: TargetFunction, order: Int = 1, codebook: Codebook = .compact,
    parameters: ParameterChoice = .paper
  ) throws(TargetError) {
    self.init(
      epsilon: epsilon, target: target, classBound: try target.classBound(order: order),
      codebook: codebook, parameters: parameters)
  }

  /// log2 of C, where f = C g and g lies in the unit ball.
  public var scale: Int { design.scale }

  /// What is proven of |f' - f|, and what a value or a derivative above C adds that the choice of C
  /// lets pass.
  public var errorBound: Rational {
    classBound.bounds.reduce(design.errorBound) { bound, value in
      bound + (Rational(exactly: value) - .powerOfTwo(scale)).positivePart
    }
  }

  /// f' without the network; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits or there are too many nodes, or doubles do
  ///   not resolve f in steps that are as small as epsilon asks.
  public func approximation(
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) -> CompactApproximation? {
    let target = target
    switch design {
    case .path(let path):
      guard path.smallSteps != nil else { throw .tooManyIntervals(path.steps) }
      return try SignPath(
        exponent: path.exponent, scale: scale, of: { target.value($0) }, while: isWanted
      ).map { .path($0) }
    case .levels(let levels):
      return try LevelSum(levels, of: { target.value(at: $0) }, while: isWanted)
        .map { .levels($0) }
    }
  }

  /// The path of f; nil as soon as it is no longer wanted, and where the network has levels.
  ///
  /// - Throws: the same.
  public func path(while isWanted: () -> Bool = { true }) throws(EvaluationError) -> SignPath? {
    guard design.path != nil, case .path(let path) = try approximation(while: isWanted) else {
      return nil
    }
    return path
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when it would not fit in memory, or doubles do not resolve f; too
  ///   large is refused before anything is built.
  public func network(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> LayeredNetwork
  {
    guard let network = try network(weightLimit: weightLimit, while: { true }) else {
      preconditionFailure("it ends early only when it is no longer wanted")
    }
    return network
  }

  /// The same, or nil as soon as it is no longer wanted: before values of f are taken, and before units
  /// are made of them.
  func network(weightLimit: Int, while isWanted: () -> Bool) throws(EvaluationError)
    -> LayeredNetwork?
  {
    guard structureCounts.weights.isCertainlyAtMost(Count(weightLimit)) else {
      throw .networkTooLarge(weights: structureCounts.weights, limit: weightLimit)
    }
    guard let approximation = try approximation(while: isWanted), isWanted() else { return nil }
    switch (design, approximation) {
    case (.path(let design), .path(let path)):
      return design.network(of: path, codebook: codebook)
    case (.levels(let levels), .levels(let sum)):
      return levels.network(of: sum, codebook: codebook)
    default: preconditionFailure("a path has a path, levels have levels")
    }
  }
}

extension DerivativeBounds {
  /// log2 of the least power of two that is no smaller than any bound, and no smaller than 2^lowest.
  fileprivate func smallestScale(atLeast lowest: Int) -> Int {
    var scale = scaleExponent
    guard scale == 0 else { return scale }
    while scale > lowest, largest <= Double(sign: .plus, exponent: scale - 1, significand: 1) {
      scale -= 1
    }
    return scale
  }
}
