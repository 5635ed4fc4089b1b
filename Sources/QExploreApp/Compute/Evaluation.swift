import QuantizedReLU

/// Asks the engine for the numbers and the picture of a subject.
package enum Evaluation {
  /// Products of a picture above which the counts are delivered before it: about a tenth of a
  /// second.
  private static let quickProducts = 1_000_000
  /// Blocks above which counting for this f is left for the end.
  private static let quickBlocks = 20_000

  /// Answers a subject: at once where that is quick, else the counts, the picture and the counts
  /// for this f one by one.
  ///
  /// `deliver` is called with each more complete answer. `isWanted` is asked between slices of the
  /// work; once it says no, nothing is delivered any more. `settle` is called before what cannot be
  /// interrupted.
  package static func run(
    _ subject: Subject, bounds: ClassBoundCache, isWanted: () -> Bool, settle: () -> Void = {},
    deliver: (Outcome) -> Void
  ) {
    let construction: IndependentConstruction
    do {
      try subject.setting.validate()
      construction = try IndependentConstruction(
        setting: subject.setting, target: subject.target,
        classBound: bounds.bounds(of: subject.target, order: subject.setting.n))
    } catch {
      if isWanted() { deliver(.failed(field(of: error), Problem(error))) }
      return
    }
    var snapshot = Snapshot(
      subject: subject, codebook: construction.codebook,
      design: Snapshot.Design(construction), structure: construction.structureCounts,
      instance: .pending, picture: .pending, worst: nil)
    let isQuick = Sampling.products(subject, design: construction.design) <= quickProducts
    guard isWanted() else { return }
    if !isQuick { deliver(.snapshot(snapshot, isFinal: false)) }
    guard isWanted(), let picture = draw(subject, construction, isWanted: isWanted) else { return }
    snapshot.picture = picture
    snapshot.worst = WorstErrorSearch.worst(of: picture, subject)
    guard isWanted() else { return }
    if !countsQuickly(construction) {
      deliver(.snapshot(snapshot, isFinal: false))
      settle()
    }
    guard isWanted() else { return }
    guard let counts = construction.instanceCounts(while: isWanted) else { return }
    snapshot.instance = Snapshot.Instance(counts)
    if isWanted() { deliver(.snapshot(snapshot, isFinal: true)) }
  }

  /// Whether the counts for this f take no time worth mentioning.
  private static func countsQuickly(_ construction: IndependentConstruction) -> Bool {
    let setting = construction.setting
    if setting.codebook == nil, setting.quantization == .nonlinear { return true }
    return construction.design.blocks.isCertainlyAtMost(Count(quickBlocks))
  }

  /// The field that an error belongs to.
  private static func field(of error: any Error) -> Field {
    guard let error = error as? SettingError else { return .target }
    switch error {
    case .lambdaOutOfRange, .oddLinearLambda: return .lambda
    case .epsilonOutOfRange: return .epsilon
    case .nOutOfRange: return .n
    case .dOutOfRange: return .d
    case .codebook: return .codebook
    case .notANumber(let name, _): return Field(rawValue: name) ?? .target
    }
  }

  /// The picture; nil when it is no longer wanted.
  private static func draw(
    _ subject: Subject, _ construction: IndependentConstruction, isWanted: () -> Bool
  ) -> Snapshot.Picture? {
    let closedForm: ClosedForm
    do { closedForm = try construction.closedForm() } catch {
      return .refused(sentence(for: error))
    }
    let sampling = Sampling(subject: subject, gridSize: construction.design.smallGridSize)
    let points = sampling.points
    var f: [Double] = []
    var approximation: [Double] = []
    f.reserveCapacity(points.count)
    approximation.reserveCapacity(points.count)
    let length = Sampling.sliceLength(design: construction.design)
    var start = 0
    while start < points.count {
      guard isWanted() else { return nil }
      let slice = Array(points[start..<min(start + length, points.count)])
      f += slice.map { subject.target.value(at: $0) }
      approximation += closedForm.values(at: slice)
      start += slice.count
    }
    if subject.setting.d == 2 {
      return .heat(side: subject.detail.heatSide, f: f, approximation: approximation)
    }
    return .curve(x: sampling.abscissae, f: f, approximation: approximation)
  }
}

extension Snapshot.Design {
  init(_ construction: IndependentConstruction) {
    self.init(
      gridSize: construction.design.gridSize, squaringDepth: construction.design.squaringDepth,
      precision: construction.design.precision, scale: construction.scale)
  }
}

extension Snapshot.Instance {
  init(_ counts: InstanceCounts) {
    switch counts {
    case .counts(let counts): self = .counts(counts)
    case .unavailable: self = .unavailable(counts.reason ?? "")
    }
  }
}
