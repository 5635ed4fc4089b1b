/// The network of one setting and one target function, whichever structure it has.
///
/// Making one decides the parameters and counts; nothing is built until asked for.
public enum Construction: Sendable {
  /// Theorems 1 and 2.
  case independent(IndependentConstruction)
  /// Theorems 3 and 4.
  case dependent(DependentConstruction)
  /// The path of signs or the levels, d = 1 and n <= 3 or d = 2 and n <= 2.
  case compact(CompactConstruction)

  /// Decides the parameters and counts.
  ///
  /// - Throws: `SettingError`, or `TargetError` when f is not in the class for any C.
  public init(setting: Setting, target: TargetFunction) throws {
    try setting.validate()
    try self.init(setting: setting, target: target, classBound: target.classBound(order: setting.n))
  }

  /// The same with the bounds on f's derivatives up to order n already known: they depend on f and
  /// n alone.
  ///
  /// `cache` is what is known of other networks for f.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds,
    cache: CountCache? = nil
  ) throws(SettingError) {
    switch setting.structure {
    case .independent:
      self = .independent(
        try IndependentConstruction(setting: setting, target: target, classBound: classBound))
    case .dependent:
      self = .dependent(
        try DependentConstruction(
          setting: setting, target: target, classBound: classBound, cache: cache))
    case .compact:
      self = .compact(
        try CompactConstruction(setting: setting, target: target, classBound: classBound))
    }
  }

  /// The knobs.
  public var setting: Setting {
    switch self {
    case .independent(let construction): construction.setting
    case .dependent(let construction): construction.setting
    case .compact(let construction): construction.setting
    }
  }

  /// f.
  public var target: TargetFunction {
    switch self {
    case .independent(let construction): construction.target
    case .dependent(let construction): construction.target
    case .compact(let construction): construction.target
    }
  }

  /// Bounds on f's derivatives, from which C follows.
  public var classBound: DerivativeBounds {
    switch self {
    case .independent(let construction): construction.classBound
    case .dependent(let construction): construction.classBound
    case .compact(let construction): construction.classBound
    }
  }

  /// The values of the weights.
  public var codebook: Codebook {
    switch self {
    case .independent(let construction): construction.codebook
    case .dependent(let construction): construction.codebook
    case .compact(let construction): construction.codebook
    }
  }

  /// log2 of C, where f = C g and g lies in the unit ball.
  public var scale: Int {
    switch self {
    case .independent(let construction): construction.scale
    case .dependent(let construction): construction.scale
    case .compact(let construction): construction.scale
    }
  }

  /// What holds for every f with this C: the counts of the structure, or of the envelope.
  public var structureCounts: NetworkCounts {
    switch self {
    case .independent(let construction): construction.structureCounts
    case .dependent(let construction): construction.structureCounts
    case .compact(let construction): construction.structureCounts
    }
  }

  /// Counts of the instance for this f, exactly what the materialised network has; nil as soon as
  /// it is no longer wanted.
  ///
  /// `cache` is what is known of other networks for f.
  public func instanceCounts(
    cache: CountCache? = nil, while isWanted: () -> Bool = { true }
  ) -> InstanceCounts? {
    switch self {
    case .independent(let construction):
      construction.instanceCounts(cache: cache, while: isWanted)
    case .dependent(let construction):
      construction.instanceCounts(cache: cache, while: isWanted)
    case .compact(let construction):
      // f decides signs alone.
      isWanted() ? .counts(construction.structureCounts) : nil
    }
  }

  /// f' without the network; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` where it would take too long.
  public func approximation(while isWanted: () -> Bool) throws(EvaluationError) -> Approximation? {
    switch self {
    case .independent(let construction): .independent(try construction.closedForm())
    case .dependent(let construction):
      try construction.closedForm(while: isWanted).map { .dependent($0) }
    case .compact(let construction):
      try construction.approximation(while: isWanted).map { .compact($0) }
    }
  }

  /// f' without the network.
  ///
  /// - Throws: `EvaluationError` where it would take too long.
  public func approximation() throws(EvaluationError) -> Approximation {
    guard let approximation = try approximation(while: { true }) else {
      preconditionFailure("it ends early only when it is no longer wanted")
    }
    return approximation
  }

  /// The network for this f, unit by unit.
  ///
  /// - Throws: `EvaluationError` when it would not fit in memory; refused before anything is built.
  public func network() throws(EvaluationError) -> LayeredNetwork {
    switch self {
    case .independent(let construction): try construction.network()
    case .dependent(let construction): try construction.network()
    case .compact(let construction): try construction.network()
    }
  }
}

extension Construction {
  /// The network with real coefficients that quantization is compared with, for the same f and
  /// epsilon: the function-independent topology of the paper in every case (theory, section 7).
  ///
  /// Counted by census, nothing is built.
  public var unquantized: UnquantizedBaseline {
    switch self {
    case .independent(let construction):
      UnquantizedBaseline(design: construction.design, target: construction.target)
    case .dependent, .compact:
      UnquantizedBaseline(
        design: IndependentDesign(
          n: setting.n, d: setting.d, epsilon: setting.epsilon.value * .powerOfTwo(-max(0, scale))),
        target: target)
    }
  }
}

extension Construction {
  /// Cells along an axis, N or T, on whose borders f' bends; nil where they have more than 40 bits.
  public var cells: Int? {
    switch self {
    case .independent(let construction): construction.design.smallGridSize
    case .dependent(let construction): construction.design.smallIntervals
    case .compact(let construction): construction.design.smallCells
    }
  }

  /// Products that the closed form takes for a point; nil where they are too many for it.
  public var productsPerPoint: Int? {
    switch self {
    case .independent(let construction):
      (Count.powerOfTwo(construction.design.d) * construction.design.termsPerGridPoint).int
        .flatMap { $0 <= ClosedForm.productLimit ? $0 : nil }
    case .dependent, .compact: 1
    }
  }

  /// Values of f that the closed form takes and keeps before the first point, those of levels once for
  /// each level.
  public var tabulatedValues: Int {
    switch self {
    case .independent: 0
    case .dependent: cells ?? 0
    case .compact(let construction): construction.design.tabulatedValues
    }
  }

  /// Blocks, or values of f, that counting the instance visits, in blocks with codes of a machine
  /// word: wider ones count a hundredfold; 0 where its counts are those of the structure.
  public var instanceVisits: Count {
    switch self {
    case .independent(let construction):
      construction.instanceIsStructure
        ? 0 : construction.design.blocks * construction.blockCost
    case .dependent(let construction):
      construction.design.intervals * construction.design.pieces
    case .compact: 0
    }
  }
}

/// f' in closed form, whichever structure it belongs to.
public enum Approximation: Sendable {
  /// Theorems 1 and 2.
  case independent(ClosedForm)
  /// Theorems 3 and 4, d = 1.
  case dependent(DependentClosedForm)
  /// The path of signs or the levels.
  case compact(CompactApproximation)

  /// f'(x) for each point of [0,1]^d.
  public func values(at points: [[Double]]) -> [Double] {
    switch self {
    case .independent(let form): form.values(at: points)
    case .dependent(let form): form.values(at: points.map { $0[0] })
    case .compact(let approximation): approximation.values(at: points)
    }
  }

  /// The same, or nil as soon as it is no longer wanted.
  public func values(at points: [[Double]], while isWanted: () -> Bool) -> [Double]? {
    switch self {
    case .independent(let form): form.values(at: points, while: isWanted)
    case .compact(.levels(let sum)): sum.values(at: points, while: isWanted)
    case .dependent, .compact(.path): isWanted() ? values(at: points) : nil
    }
  }
}

/// One number that the parameters of a construction are made of: N, r, t or m, t, T or tau, mu, T
/// or B, Lambda, J, s, and C.
public struct DesignParameter: Sendable, Hashable {
  /// Its name in the theory.
  public let name: String
  /// Its value.
  public let value: Value

  /// A number of either size.
  public enum Value: Sendable, Hashable {
    /// One that may have thousands of digits.
    case count(Count)
    /// A small one.
    case integer(Int)
  }
}

extension Construction {
  /// The parameters in the theory's order: N, r, t, or m, t, T, or tau, mu, T, or B, Lambda, J, s;
  /// then log2 C.
  public var design: [DesignParameter] {
    let parameters: [DesignParameter]
    switch self {
    case .independent(let construction):
      parameters = [
        DesignParameter(name: "N", value: .count(construction.design.gridSize)),
        DesignParameter(name: "r", value: .integer(construction.design.squaringDepth)),
        DesignParameter(name: "t", value: .integer(construction.design.precision)),
      ]
    case .dependent(let construction):
      parameters = [
        DesignParameter(name: "m", value: .integer(construction.design.pieces)),
        DesignParameter(name: "t", value: .integer(construction.design.precision)),
        DesignParameter(name: "T", value: .count(construction.design.intervals)),
      ]
    case .compact(let construction):
      parameters = construction.design.parameters
    }
    return parameters + [DesignParameter(name: "log2C", value: .integer(scale))]
  }
}

extension CompactDesign {
  fileprivate var tabulatedValues: Int {
    switch self {
    case .path(let path):
      path.smallSteps.flatMap { $0 <= SignPath.tableLimit ? $0 : nil } ?? 0
    case .levels(let levels):
      // Each takes the value of all levels below it.
      levels.nodes.int.flatMap { $0 <= LevelSum.tableLimit ? $0 * levels.finestLevel : nil } ?? 0
    }
  }

  fileprivate var parameters: [DesignParameter] {
    switch self {
    case .path(let path):
      [
        DesignParameter(name: "tau", value: .integer(path.exponent)),
        DesignParameter(name: "mu", value: .integer(path.blockExponent)),
        DesignParameter(name: "T", value: .count(path.steps)),
      ]
    case .levels(let levels):
      [
        DesignParameter(name: "B", value: .integer(levels.baseLevel)),
        DesignParameter(name: "Lambda", value: .integer(levels.finestLevel)),
        DesignParameter(name: "J", value: .integer(levels.precision)),
      ]
        + (levels.nodes.isZero
          ? [] : [DesignParameter(name: "s", value: .integer(levels.seamExponent))])
        + (levels.folds > 0 ? [DesignParameter(name: "r", value: .integer(levels.folds))] : [])
    }
  }
}
