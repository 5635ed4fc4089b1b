import BigInt

/// Weights and bits of the structure as epsilon falls, for several lambda, those of the other
/// structures, and those of the unquantized baseline (theory, sections 5 to 7 and 9).
///
/// Every value is a `Count` or a `ScaledCount`, whose `log10` is finite where doubles overflow: for
/// d = 150528 there are 10^45000 weights. Measured epsilon by epsilon, from the largest down, so
/// that a picture can grow; copies are independent.
public struct ScalingCurves: Sendable {
  /// The structure at one epsilon.
  public struct Point: Sendable, Hashable {
    /// The error allowed.
    public let epsilon: Epsilon
    /// Weights of the structure, or the envelope.
    public let weights: Count
    /// Weights x log2(lambda), or x 32 of the baseline.
    public let bits: ScaledCount

    /// log10(1/epsilon), the abscissa.
    public var log10Inverse: Double { -epsilon.value.log10 }
  }

  /// One lambda over epsilon.
  public struct Curve: Sendable, Hashable {
    /// Number of distinct weight values.
    public let lambda: Int
    /// Whether it is the codebook of the setting.
    public let isPresent: Bool
    /// Measured so far, epsilon falling.
    ///
    /// Empty where the codebook cannot make every coefficient.
    public internal(set) var points: [Point] = []
  }

  /// One structure over epsilon, with the weight values of the setting.
  public struct StructureCurve: Sendable, Hashable {
    /// Which construction.
    public let structure: Structure
    /// Measured so far, epsilon falling.
    ///
    /// Empty where the codebook cannot make every coefficient.
    public internal(set) var points: [Point] = []
  }

  /// The lambda that stand beside that of the setting; linear levels have the even ones only.
  public static let lambdas = [2, 3, 4, 8]
  /// The most values of epsilon where they are chosen here.
  public static let epsilonLimit = 40

  /// Measured so far, lambda ascending.
  public private(set) var curves: [Curve]
  /// Measured so far: the structures that exist for the setting, if they are several.
  public private(set) var structures: [StructureCurve]
  /// The network with real coefficients: weights and 32 bits each; epsilon falling.
  public private(set) var unquantized: [Point] = []
  /// The values of epsilon, falling.
  public let epsilons: [Epsilon]
  private let setting: Setting
  private let target: TargetFunction
  private let classBound: DerivativeBounds
  private let cache: CountCache
  private var next = 0

  /// Nothing is measured yet.
  ///
  /// `classBound` are the bounds of the target up to the setting's n; without `epsilons` those of
  /// `epsilons(around:)` are taken. `cache` is what is known of other networks for f. Traps when the
  /// setting is not valid.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds,
    epsilons: [Epsilon]? = nil, cache: CountCache? = nil
  ) {
    self.setting = setting
    self.target = target
    self.classBound = classBound
    self.cache = cache ?? CountCache(target: target)
    self.epsilons =
      (epsilons ?? ScalingCurves.epsilons(around: setting.epsilon)).sorted { $1.value < $0.value }
    let others = ScalingCurves.lambdas.filter {
      ($0 != setting.lambda || setting.codebook != nil)
        && (setting.quantization == .nonlinear || $0.isMultiple(of: 2))
    }
    let present = Curve(lambda: setting.codebook?.count ?? setting.lambda, isPresent: true)
    curves = (others.map { Curve(lambda: $0, isPresent: false) } + [present])
      .sorted { $0.lambda < $1.lambda }
    structures = ScalingCurves.structures(for: setting).map { StructureCurve(structure: $0) }
  }

  /// The structures that stand side by side for a setting, whichever of them it has; empty where there
  /// is one alone.
  public static func structures(for setting: Setting) -> [Structure] {
    let all = Structure.allCases.filter { structure in
      var other = setting
      other.structure = structure
      return (try? other.validate()) != nil
    }
    return all.count > 1 ? all : []
  }

  /// Powers of two from 1/2 down to 2^-20, or to a thousandth of a small epsilon; powers of ten down
  /// to it where that is below 2^-400.
  ///
  /// At most `epsilonLimit` of them and none below 1e-400.
  public static func epsilons(around epsilon: Epsilon) -> [Epsilon] {
    let needed = (1 / epsilon.value).ceilingLog2 + 10
    let isDecimal = needed > Rational.digitLimit
    let decades = min(Int(-epsilon.value.log10) + 3, Rational.digitLimit)
    let last = isDecimal ? decades : max(20, needed)
    let count = min(last, epsilonLimit)
    return (0..<count).map { index in
      let exponent = -1 - index * (last - 1) / (count - 1)
      return isDecimal ? Epsilon(powerOfTen: exponent) : Epsilon(powerOfTwo: exponent)
    }
  }

  /// Whether everything is measured.
  public var isComplete: Bool { next == epsilons.count }

  /// How much of it is measured, from 0 to 1.
  public var progress: Double {
    epsilons.isEmpty ? 1 : Double(next) / Double(epsilons.count)
  }

  /// Measures until it is complete; false as soon as it is no longer wanted.
  @discardableResult
  public mutating func measure(while isWanted: () -> Bool = { true }) -> Bool {
    while !isComplete {
      guard measureNext(while: isWanted) else { return false }
    }
    return true
  }

  /// Measures all curves at the next epsilon; false, and nothing is changed, when it is no longer
  /// wanted.
  ///
  /// Does nothing where everything is measured.
  @discardableResult
  public mutating func measureNext(while isWanted: () -> Bool = { true }) -> Bool {
    guard !isComplete else { return true }
    let epsilon = epsilons[next]
    var points: [(curve: Int, point: Point)] = []
    var baseline: UnquantizedCounts?
    for (index, curve) in curves.enumerated() {
      guard isWanted() else { return false }
      guard
        let (counts, unquantized) = counts(
          own(curve, epsilon), withBaseline: baseline == nil)
      else { continue }
      points.append(
        (index, Point(epsilon: epsilon, weights: counts.weights, bits: counts.memoryBits)))
      baseline = baseline ?? unquantized
    }
    var others: [(curve: Int, point: Point)] = []
    for (index, curve) in structures.enumerated() {
      guard isWanted() else { return false }
      var other = setting
      (other.epsilon, other.structure) = (epsilon, curve.structure)
      guard let (counts, _) = counts(other, withBaseline: false) else { continue }
      others.append(
        (index, Point(epsilon: epsilon, weights: counts.weights, bits: counts.memoryBits)))
    }
    for (index, point) in points { curves[index].points.append(point) }
    for (index, point) in others { structures[index].points.append(point) }
    if let baseline {
      unquantized.append(
        Point(
          epsilon: epsilon, weights: baseline.weights,
          bits: ScaledCount(
            baseline.weights, times: Double(UnquantizedCounts.bitsPerWeight))))
    }
    next += 1
    return true
  }

  /// The setting of a curve at an epsilon.
  private func own(_ curve: Curve, _ epsilon: Epsilon) -> Setting {
    var own = setting
    own.epsilon = epsilon
    if !curve.isPresent {
      own.codebook = nil
      own.lambda = curve.lambda
    }
    return own
  }

  /// The counts of a structure, and those of its baseline where they are wanted; nil where the
  /// codebook cannot make every coefficient.
  private func counts(
    _ setting: Setting, withBaseline: Bool
  ) -> (structure: NetworkCounts, baseline: UnquantizedCounts?)? {
    var instance: CountCache.Instance?
    switch cache.networks[setting] {
    case .impossible: return nil
    case .counted(let structure, let baseline, let known):
      if !withBaseline || baseline != nil { return (structure, baseline) }
      instance = known
    case nil: break
    }
    guard let construction = construction(setting) else {
      cache.networks.keep(.impossible, for: setting)
      return nil
    }
    let structure = construction.structureCounts
    let baseline = withBaseline ? construction.unquantized.counts : nil
    cache.networks.keep(
      .counted(structure: structure, baseline: baseline, instance: instance), for: setting)
    return (structure, baseline)
  }

  private func construction(_ setting: Setting) -> Construction? {
    do {
      return try Construction(
        setting: setting, target: target, classBound: classBound, cache: cache)
    } catch .codebook {
      return nil
    } catch {
      preconditionFailure("what was changed in the setting leaves it valid: \(error)")
    }
  }
}

extension Epsilon {
  /// 2^exponent, for an exponent from -400 to -1.
  init(powerOfTwo exponent: Int) {
    precondition((-Rational.digitLimit..<0).contains(exponent))
    text = "2^\(exponent)"
    value = .powerOfTwo(exponent)
  }

  /// 10^exponent, for an exponent from -400 to -1.
  init(powerOfTen exponent: Int) {
    precondition((-Rational.digitLimit..<0).contains(exponent))
    text = "1e\(exponent)"
    value = Rational(1, over: BigInt(10).power(-exponent))
  }
}
