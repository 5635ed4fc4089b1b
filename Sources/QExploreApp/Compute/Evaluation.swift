import QuantizedReLU

/// Asks the engine for the numbers and the picture of a subject.
package enum Evaluation {
  /// Products of a picture above which the numbers are delivered before it: a few milliseconds.
  private static let instantProducts = 10_000
  /// Products above which it is drawn only where it is looked at: about a tenth of a second.
  private static let quickProducts = 1_000_000
  /// Blocks above which counting for this f is left for the end.
  private static let quickBlocks = 20_000

  /// Answers a request: its subject, then the pinned configuration where that is wanted too.
  package static func run(
    _ request: ComputeRequest, cache: EngineCache, isWanted: () -> Bool, settle: () -> Void = {},
    deliver: (Outcome) -> Void
  ) {
    guard let pinned = request.pinned else {
      run(
        request.subject, cache: cache, isWanted: isWanted, settle: settle, deliver: deliver)
      return
    }
    run(request.subject, cache: cache, isWanted: isWanted, settle: settle) { outcome in
      switch outcome {
      case .snapshot(let snapshot, _): deliver(.snapshot(snapshot, isFinal: false))
      case .failed(let field, let problem, _): deliver(.failed(field, problem, isFinal: false))
      case .pinned: break
      }
    }
    run(pinned, cache: cache, isWanted: isWanted, settle: settle) { outcome in
      switch outcome {
      case .snapshot(let snapshot, let isFinal): deliver(.pinned(snapshot, isFinal: isFinal))
      case .failed(let field, let problem, _): deliver(.failed(field, problem, isFinal: true))
      case .pinned: break
      }
    }
  }

  /// Answers a subject: the numbers as soon as they are there, then the picture, at last the counts
  /// for this f where they take long.
  ///
  /// A view that does not draw f' has the error sampled only where that is quick: it is a number of
  /// the panels, not worth a wait where nothing else needs it.
  ///
  /// `deliver` is called with each more complete answer. `isWanted` is asked between slices of the
  /// work; once it says no, nothing is delivered any more. `settle` is called before what cannot be
  /// interrupted.
  package static func run(
    _ subject: Subject, cache: EngineCache, isWanted: () -> Bool, settle: () -> Void = {},
    deliver: (Outcome) -> Void
  ) {
    let construction: Construction
    let counts = cache.counts(of: subject.target)
    do {
      try subject.setting.validate()
      construction = try Construction(
        setting: subject.setting, target: subject.target,
        classBound: cache.bounds(of: subject.target, order: subject.setting.n), cache: counts)
    } catch {
      if isWanted() { deliver(.failed(field(of: error), Problem(error), isFinal: true)) }
      return
    }
    var snapshot = Snapshot(subject: subject, construction)
    guard isWanted() else { return }
    var instance: InstanceCounts?
    if countsQuickly(construction) {
      guard let found = construction.instanceCounts(cache: counts, while: isWanted) else { return }
      instance = found
      snapshot.instance = Snapshot.Instance(found)
    }
    let effort = effort(of: subject, construction)
    let drawsError = subject.view == .approximation
    if effort != .instant, isWanted() { deliver(.snapshot(snapshot, isFinal: false)) }
    if effort != .long || drawsError {
      // The error is that on all of [0, 1], whatever part of it is drawn.
      var whole = subject
      whole.range = nil
      guard let picture = draw(whole, construction, isWanted: isWanted) else { return }
      snapshot.worst = WorstErrorSearch.worst(of: picture, whole)
      if drawsError { snapshot.picture = picture }
    }
    if drawsError, subject.range != nil {
      guard let part = draw(subject, construction, isWanted: isWanted) else { return }
      snapshot.picture = part
    }
    if !drawsError {
      guard isWanted() else { return }
      // The numbers need not wait for the picture.
      if effort != .long { deliver(.snapshot(snapshot, isFinal: false)) }
      guard
        let picture = ownPicture(
          of: subject, construction, instance, cache: cache, isWanted: isWanted)
      else { return }
      snapshot.picture = picture
    }
    guard isWanted() else { return }
    if instance == nil {
      deliver(.snapshot(snapshot, isFinal: false))
      settle()
      guard isWanted(),
        let found = construction.instanceCounts(cache: counts, while: isWanted)
      else { return }
      snapshot.instance = Snapshot.Instance(found)
      if subject.view == .explain {
        snapshot.picture = .explanations(Explanation.all(of: construction, instance: found))
      }
    }
    if isWanted() { deliver(.snapshot(snapshot, isFinal: true)) }
  }

  /// How long f' takes to be sampled.
  private enum Effort {
    /// Not worth a frame of its own for the numbers.
    case instant
    /// Some frames.
    case short
    /// Longer than anybody waits who does not look at it.
    case long
  }

  private static func effort(of subject: Subject, _ construction: Construction) -> Effort {
    let products = Sampling.products(subject, construction)
    guard products > 0 else { return drawsAloneQuickly(subject) ? .instant : .long }
    guard products <= quickProducts else { return .long }
    return products + construction.tabulatedValues <= instantProducts ? .instant : .short
  }

  /// The picture of a view that does not draw f'; nil when it is no longer wanted.
  private static func ownPicture(
    of subject: Subject, _ construction: Construction, _ instance: InstanceCounts?,
    cache: EngineCache, isWanted: () -> Bool
  ) -> Snapshot.Picture? {
    switch subject.view {
    case .bitWidth:
      return BitWidthPicture.measure(construction, cache: cache, isWanted: isWanted).map {
        .bitWidth($0)
      }
    case .scaling:
      return ScalingPicture.measure(construction, cache: cache, isWanted: isWanted).map {
        .scaling($0)
      }
    case .structure:
      return StructurePicture.measure(construction, isWanted: isWanted).map { .structure($0) }
    case .transform:
      do {
        return try transform(of: subject, construction, cache: cache, isWanted: isWanted)
      } catch {
        return .refused(sentence(for: error))
      }
    case .approximation, .sweep, .explain:
      return .explanations(Explanation.all(of: construction, instance: instance))
    }
  }

  /// The picture of view 6; nil when it is no longer wanted.
  private static func transform(
    of subject: Subject, _ construction: Construction, cache: EngineCache, isWanted: () -> Bool
  ) throws(EvaluationError) -> Snapshot.Picture? {
    switch construction {
    case .independent:
      return .refused(
        "This view shows how the function-dependent and the compact structure follow f, for n = d = 1; "
          + "choose one of them at structure.")
    case .dependent(let dependent):
      return try TransformPicture.sample(
        dependent, range: subject.range, samples: subject.detail.curveIntervals,
        cache: cache, isWanted: isWanted
      ).map { .transform($0) }
    case .compact(let compact):
      guard compact.design.path != nil else {
        return .refused(
          "For n = \(subject.setting.n), d = \(subject.setting.d) and this epsilon the compact network is "
            + "made of levels, not of a path of signs; take n = d = 1.")
      }
      return try PathPicture.sample(
        compact, range: subject.range, step: subject.step,
        samples: subject.detail.curveIntervals, cache: cache, isWanted: isWanted
      ).map { .path($0) }
    }
  }

  /// Whether the counts for this f take no time worth mentioning.
  private static func countsQuickly(_ construction: Construction) -> Bool {
    construction.instanceVisits.isCertainlyAtMost(Count(quickBlocks))
  }

  /// The field that an error belongs to.
  private static func field(of error: any Error) -> Field {
    guard let error = error as? SettingError else { return .target }
    switch error {
    case .lambdaOutOfRange, .oddLinearLambda: return .lambda
    case .epsilonOutOfRange: return .epsilon
    case .nOutOfRange: return .n
    case .dOutOfRange: return .d
    case .structureOutOfRange: return .structure
    case .codebook: return .codebook
    case .notANumber(let name, _): return Field(rawValue: name) ?? .target
    }
  }
}

extension Snapshot {
  /// What is known as soon as a network is designed: nothing of this f, and no picture.
  init(subject: Subject, _ construction: Construction) {
    let baseline = construction.unquantized
    self.init(
      subject: subject, codebook: construction.codebook, design: construction.design,
      structure: construction.structureCounts, unquantized: baseline.counts,
      overhead: baseline.overhead(of: construction.structureCounts),
      proven: construction.errorBound, instance: .pending, picture: .pending, worst: nil)
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
