import QuantizedReLU

/// A profile that the network makes once, for all the intervals that share it.
package struct CachedProfile: Sendable, Hashable {
  /// The first of them.
  package var interval: Int
  /// How many there are.
  package var intervals: Int

  /// The abscissae that show its first interval and a little of its neighbours, for T intervals.
  package func window(of count: Double) -> ClosedRange<Double> {
    let margin = 0.15
    return max(
      0, (Double(interval) - margin) / count)...min(1, (Double(interval) + 1 + margin) / count)
  }
}

/// What view 6 draws: f, f+, its interpolant, and what the cached profiles add, for f / C.
package struct TransformPicture: Sendable, Equatable {
  /// Sample points.
  package var x: [Double]
  /// f / C, f+ and the interpolant of f+ at them.
  package var f: [Double]
  package var transformed: [Double]
  package var interpolant: [Double]
  /// T times what the interpolant leaves, and T times what the network adds to it.
  package var residual: [Double]
  package var profile: [Double]
  /// The lattice points and f+ there.
  package var latticeX: [Double]
  package var latticeY: [Double]
  /// How many intervals have a profile; nil where there are too many to look at each.
  package var profiles: Int?
  /// The different profiles among those that were looked at, each of which is cached once.
  package var cachedProfiles: [CachedProfile]
  /// The numbers of the intervals in sight.
  package var seen: ClosedRange<Int>
  /// m, T, and q.
  package var pieces: Int
  package var intervals: Int
  package var step: Double

  /// The most lattice points that are drawn.
  private static let latticeLimit = 64

  /// Samples a window; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits.
  static func sample(
    _ construction: DependentConstruction, range wished: ClosedRange<Double>?, samples: Int,
    cache: EngineCache,
    isWanted: () -> Bool
  ) throws(EvaluationError) -> TransformPicture? {
    guard let survey = try cache.survey(of: construction, isWanted: isWanted) else { return nil }
    let (f, count) = (survey.transformed, survey.intervals)
    let intervals = Double(count)
    let range = wished ?? range(around: survey.largest, of: intervals)
    let first = Int((range.lowerBound * intervals).rounded(.up))
    let last = Int((range.upperBound * intervals).rounded(.down))
    let lattice = last - first < latticeLimit ? Array(first...max(first, last)) : []
    var places = (0...samples).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(samples)
    }
    places = (places + lattice.map { Double($0) / intervals }).filter { $0 <= 1 }.sorted()
    let interpolant = places.map { f.interpolant(at: $0) }
    let scale = construction.scale
    let inverse = Double(sign: .plus, exponent: -scale, significand: 1)
    guard isWanted() else { return nil }
    let end = Int((range.upperBound * intervals).rounded(.up)) - 1
    let start = min(Int(range.lowerBound * intervals), count - 1)
    let seen = start...max(start, min(end, count - 1))
    return TransformPicture(
      x: places, f: places.map { f.scaled($0) }, transformed: places.map { f.value(at: $0) },
      interpolant: interpolant,
      residual: zip(places, interpolant).map { (f.scaled($0) - $1) * intervals },
      profile: zip(survey.closedForm.values(at: places), interpolant).map {
        ($0 * inverse - $1) * intervals
      },
      latticeX: lattice.map { Double($0) / intervals },
      latticeY: lattice.map { f.value(at: Double($0) / intervals) },
      profiles: survey.isComplete ? survey.profiles : nil,
      cachedProfiles: survey.cached,
      seen: seen, pieces: construction.design.pieces,
      intervals: count,
      step: f.step)
  }

  /// All of [0, 1] where there are at most 32 intervals, else eight of them around one, or around
  /// the middle.
  private static func range(around interval: Int?, of intervals: Double) -> ClosedRange<Double> {
    guard intervals > 32 else { return 0...1 }
    let width = 8 / intervals
    let middle = interval.map { (Double($0) + 0.5) / intervals } ?? 0.5
    let start = min(max(middle - width / 2, 0), 1 - width)
    return start...(start + width)
  }
}
