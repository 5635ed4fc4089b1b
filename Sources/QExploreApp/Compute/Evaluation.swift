import QuantizedReLU

/// Asks the engine for the numbers and the picture of a subject.
package enum Evaluation {
  /// Answers a subject, in two steps where counting for this f takes its own time.
  ///
  /// `deliver` is called with the picture and the counts for every f, then again with the counts
  /// for this f. `isWanted` is asked between slices of the work; once it says no, nothing is
  /// delivered any more.
  package static func run(
    _ subject: Subject, isWanted: () -> Bool, deliver: (Outcome) -> Void
  ) {
    let construction: IndependentConstruction
    do {
      construction = try IndependentConstruction(setting: subject.setting, target: subject.target)
    } catch {
      if isWanted() { deliver(.failed(field(of: error), Problem(error))) }
      return
    }
    guard isWanted(), let picture = draw(subject, construction, isWanted: isWanted) else { return }
    var snapshot = Snapshot(
      subject: subject, codebook: construction.codebook,
      design: Snapshot.Design(construction), structure: construction.structureCounts,
      instance: .pending, picture: picture, worst: WorstErrorSearch.worst(of: picture, subject))
    guard isWanted() else { return }
    deliver(.snapshot(snapshot, isFinal: false))
    guard isWanted() else { return }
    snapshot.instance = Snapshot.Instance(construction.instanceCounts)
    if isWanted() { deliver(.snapshot(snapshot, isFinal: true)) }
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
    let sampling = Sampling(subject: subject, gridSize: construction.design.gridSize.int)
    let points = sampling.points
    var f: [Double] = []
    var approximation: [Double] = []
    f.reserveCapacity(points.count)
    approximation.reserveCapacity(points.count)
    var start = 0
    while start < points.count {
      guard isWanted() else { return nil }
      let slice = Array(points[start..<min(start + Sampling.slice, points.count)])
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
