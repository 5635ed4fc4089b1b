/// Bits of the networks really built as lambda varies: what stands beside the bound M(lambda) of
/// the optimal bit-width (theory, section 8).
///
/// One curve for each quantization, and for d = n = 1 for each structure of the paper too; one for the
/// compact structure where that is the setting's. Points are measured
/// one by one, the structures' before the instances', so that a picture can grow; copies are
/// independent.
public struct MeasuredBitWidth: Sendable {
  /// One lambda of a curve.
  public struct Point: Sendable, Hashable {
    /// Number of distinct weight values.
    public let lambda: Int
    /// Weights x log2(lambda) of the structure, or the envelope.
    public let structureBits: ScaledCount
    /// Weights x log2(lambda) of the network for this f; nil where it is not measured (yet), because
    /// it would take too long.
    public internal(set) var instanceBits: ScaledCount?
  }

  /// The bits of one construction over lambda.
  public struct Curve: Sendable, Hashable {
    /// Spacing of the weight values; linear ones have even lambda only.
    public let quantization: Quantization
    /// Which construction.
    public let structure: Structure
    /// Measured so far, lambda ascending.
    ///
    /// A lambda whose codebook cannot make every coefficient is left out.
    public internal(set) var points: [Point] = []

    /// The point where the structure has the fewest bits; of equal ones that of the smaller lambda.
    ///
    /// Nil while there is none.
    public var optimum: Point? {
      points.leastPoint { $0.structureBits }
    }

    /// The point where the network for this f has the fewest bits; of equal ones that of the
    /// smaller lambda.
    ///
    /// Nil while there is none.
    public var instanceOptimum: Point? {
      points.leastPoint { $0.instanceBits }
    }
  }

  /// The lambda that are measured where nothing is said.
  public static let lambdas = 2...16
  /// The most blocks, or samples of f, that are visited for an instance: some milliseconds.
  public static let blockLimit = 20_000

  /// Measured so far.
  public private(set) var curves: [Curve]
  private let setting: Setting
  private let target: TargetFunction
  private let classBound: DerivativeBounds
  private let cache: CountCache
  private let tasks: [Task]
  private var next = 0
  /// The networks of the points that are measured in part, for each curve.
  private var built: [[Int: Construction]]

  private enum Part { case structure, instance }

  private struct Task {
    let part: Part
    let curve: Int
    let lambda: Int
  }

  /// Nothing is measured yet.
  ///
  /// An explicit codebook of the setting is passed over, since lambda varies. `classBound` are the
  /// bounds of the target up to the setting's n. `cache` is what is known of other networks for f.
  /// Traps when the setting is not valid.
  public init(
    setting: Setting, target: TargetFunction, classBound: DerivativeBounds,
    lambdas: ClosedRange<Int> = MeasuredBitWidth.lambdas, cache: CountCache? = nil
  ) {
    precondition(
      Setting.lambdaRange.contains(lambdas.lowerBound)
        && Setting.lambdaRange.contains(lambdas.upperBound))
    self.setting = setting
    self.target = target
    self.classBound = classBound
    self.cache = cache ?? CountCache(target: target)
    let structures: [Structure] =
      setting.n == 1 && setting.d == 1 ? [.independent, .dependent] : [.independent]
    curves = structures.flatMap { structure in
      [Quantization.nonlinear, .linear].map { Curve(quantization: $0, structure: structure) }
    }
    if setting.structure == .compact {
      // There is none on linear levels.
      curves.append(Curve(quantization: .nonlinear, structure: .compact))
    }
    built = curves.map { _ in [:] }
    var tasks: [Task] = []
    for part in [Part.structure, .instance] {
      for lambda in lambdas {
        for (index, curve) in curves.enumerated()
        where curve.quantization == .nonlinear || lambda.isMultiple(of: 2) {
          tasks.append(Task(part: part, curve: index, lambda: lambda))
        }
      }
    }
    self.tasks = tasks
  }

  /// Whether everything is measured.
  public var isComplete: Bool { next == tasks.count }

  /// How much of it is measured, from 0 to 1.
  public var progress: Double { tasks.isEmpty ? 1 : Double(next) / Double(tasks.count) }

  /// Measures until it is complete; false as soon as it is no longer wanted.
  @discardableResult
  public mutating func measure(while isWanted: () -> Bool = { true }) -> Bool {
    while !isComplete {
      guard measureNext(while: isWanted) else { return false }
    }
    return true
  }

  /// Measures one more part of one point; false, and nothing is changed, when it is no longer
  /// wanted.
  ///
  /// Does nothing where everything is measured.
  @discardableResult
  public mutating func measureNext(while isWanted: () -> Bool = { true }) -> Bool {
    guard !isComplete else { return true }
    guard isWanted() else { return false }
    let task = tasks[next]
    switch task.part {
    case .structure:
      if let counts = structureCounts(task) {
        curves[task.curve].points.append(
          Point(lambda: task.lambda, structureBits: counts.memoryBits, instanceBits: nil))
      }
    case .instance:
      guard let place = curves[task.curve].points.firstIndex(where: { $0.lambda == task.lambda })
      else { break }
      guard let instance = instanceCounts(task, while: isWanted) else { return false }
      if case .counts(.counts(let counts)) = instance {
        curves[task.curve].points[place].instanceBits = counts.memoryBits
      }
      built[task.curve][task.lambda] = nil
    }
    next += 1
    return true
  }

  /// The counts of a structure; nil where the codebook cannot make every coefficient.
  private mutating func structureCounts(_ task: Task) -> NetworkCounts? {
    switch cache.networks[setting(task)] {
    case .impossible: return nil
    case .counted(let structure, _, _): return structure
    case nil: break
    }
    guard let construction = construction(task) else {
      cache.networks.keep(.impossible, for: setting(task))
      return nil
    }
    built[task.curve][task.lambda] = construction
    let counts = construction.structureCounts
    cache.networks.keep(
      .counted(structure: counts, baseline: nil, instance: nil), for: setting(task))
    return counts
  }

  /// The counts for this f of a structure that was counted; nil when they are no longer wanted.
  private func instanceCounts(_ task: Task, while isWanted: () -> Bool) -> CountCache.Instance? {
    var baseline: UnquantizedCounts?
    if case .counted(_, let known, let instance) = cache.networks[setting(task)] {
      if let instance { return instance }
      baseline = known
    }
    guard let construction = built[task.curve][task.lambda] ?? construction(task) else {
      preconditionFailure("its structure was counted")
    }
    var instance = CountCache.Instance.skipped
    // Nothing is visited where signs cost the same whatever f is.
    if construction.instanceVisits.isCertainlyAtMost(Count(MeasuredBitWidth.blockLimit)) {
      guard let counts = construction.instanceCounts(cache: cache, while: isWanted) else {
        return nil
      }
      instance = .counts(counts)
    }
    cache.networks.keep(
      .counted(
        structure: construction.structureCounts, baseline: baseline, instance: instance),
      for: setting(task))
    return instance
  }

  private func setting(_ task: Task) -> Setting {
    var setting = setting
    setting.codebook = nil
    setting.lambda = task.lambda
    setting.quantization = curves[task.curve].quantization
    setting.structure = curves[task.curve].structure
    return setting
  }

  private func construction(_ task: Task) -> Construction? {
    do {
      return try Construction(
        setting: setting(task), target: target, classBound: classBound, cache: cache)
    } catch .codebook {
      return nil
    } catch {
      preconditionFailure("only lambda was changed in a valid setting: \(error)")
    }
  }
}

extension [MeasuredBitWidth.Point] {
  /// The first point with the fewest bits among those that have any.
  fileprivate func leastPoint(_ bits: (Element) -> ScaledCount?) -> Element? {
    var best: (point: Element, bits: ScaledCount)?
    for point in self {
      guard let value = bits(point) else { continue }
      if best.map({ value.isClearlyLess(than: $0.bits) }) ?? true { best = (point, value) }
    }
    return best?.point
  }
}
