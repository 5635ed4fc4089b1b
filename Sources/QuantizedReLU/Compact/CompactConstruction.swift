/// The compact network for one target function, d = n = 1: parameters, counts, path, closed form,
/// network.
///
/// f needs only be Lipschitz. Units and edges are the same for every f with this C; f decides signs.
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
  /// - Precondition: f has one variable, `classBound` is that of order 1.
  public init(
    epsilon: Epsilon, target: TargetFunction, classBound: DerivativeBounds,
    codebook: Codebook = .compact, parameters: ParameterChoice = .paper
  ) {
    let isPlain = codebook == .compact
    let setting = Setting(
      lambda: codebook.lambda, epsilon: epsilon, n: 1, d: 1, quantization: .nonlinear,
      codebook: isPlain ? nil : (0..<codebook.codeCount).map { codebook.value(of: $0) },
      structure: .compact, parameters: parameters)
    self.init(setting, target, classBound, codebook: codebook)
  }

  private init(
    _ setting: Setting, _ target: TargetFunction, _ classBound: DerivativeBounds,
    codebook: Codebook
  ) {
    precondition(target.dimension == 1 && classBound.order == 1, "d = n = 1")
    self.setting = setting
    self.target = target
    self.classBound = classBound
    self.codebook = codebook
    guard
      let design = CompactDesign(
        epsilon: setting.epsilon.value,
        scale: CompactConstruction.scale(of: classBound, setting), codebook: codebook)
    else { preconditionFailure("there is no compact network on \(codebook)") }
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
  /// - Throws: `TargetError` when f has no bounded slope.
  public init(
    epsilon: Epsilon, target: TargetFunction, codebook: Codebook = .compact,
    parameters: ParameterChoice = .paper
  ) throws(TargetError) {
    self.init(
      epsilon: epsilon, target: target, classBound: try target.classBound(order: 1),
      codebook: codebook, parameters: parameters)
  }

  /// log2 of C, where f = C g and g lies in the unit ball.
  public var scale: Int { design.scale }

  /// What is proven of |f' - f|: C h, and what a value or a slope above C adds that the choice of C
  /// lets pass.
  public var errorBound: Rational {
    classBound.bounds.reduce(design.errorBound) { bound, value in
      bound + (Rational(exactly: value) - .powerOfTwo(scale)).positivePart
    }
  }

  /// The path of f, which is f' without the network; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits, or doubles do not resolve f in steps
  ///   of C h.
  public func path(while isWanted: () -> Bool = { true }) throws(EvaluationError) -> SignPath? {
    guard design.smallSteps != nil else { throw .tooManyIntervals(design.steps) }
    let target = target
    return try SignPath(
      exponent: design.exponent, scale: scale, of: { target.value($0) }, while: isWanted)
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when it would not fit in memory, or doubles do not resolve f; too
  ///   large is refused before anything is built.
  public func network(weightLimit: Int = LayeredNetwork.weightLimit) throws(EvaluationError)
    -> LayeredNetwork
  {
    guard structureCounts.weights.isCertainlyAtMost(Count(weightLimit)) else {
      throw .networkTooLarge(weights: structureCounts.weights, limit: weightLimit)
    }
    guard let path = try path() else {
      preconditionFailure("it ends early only when it is no longer wanted")
    }
    return design.network(of: path, codebook: codebook)
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
