import QuantizedReLU

/// What part of [0, 1] view 6 shows.
package struct TransformWindow: Sendable, Hashable {
  /// How far it was moved, in steps of a sixteenth of its width.
  package var shift = 0
  /// How often it was made twice as wide, or narrower.
  package var widening = 0

  /// The farthest that it goes from the middle, in its steps.
  static let farthest = 1 << 40

  /// The window at the start.
  package init() {}

  /// The part of [0, 1] for so many intervals: eight of them at first, around a middle.
  package func range(intervals: Double, middle: Double) -> ClosedRange<Double> {
    var width = 8 / intervals
    for _ in 0..<abs(widening) { width *= widening > 0 ? 2 : 0.5 }
    guard width < 1 else { return 0...1 }
    let start = min(max(middle + Double(shift) * width / 16 - width / 2, 0), 1 - width)
    return start...(start + width)
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
  /// How many intervals are seen, and how many of them have a profile.
  package var seenIntervals: Int
  package var seenProfiles: Int
  /// m, T as text, and q.
  package var pieces: Int
  package var intervals: String
  package var step: Double

  /// The most intervals that are looked at for a profile.
  private static let searchLimit = 4096
  /// The most lattice points that are drawn.
  private static let latticeLimit = 64

  /// Samples a window; nil as soon as it is no longer wanted.
  ///
  /// - Throws: `EvaluationError` when T has more than 40 bits.
  static func sample(
    _ construction: DependentConstruction, window: TransformWindow, samples: Int,
    isWanted: () -> Bool
  ) throws(EvaluationError) -> TransformPicture? {
    guard let f = try construction.transformed(while: isWanted),
      let network = try construction.closedForm(while: isWanted),
      let count = construction.design.smallIntervals
    else { return nil }
    let intervals = Double(count)
    // Where there is something to see: at the first profile, if there is one early enough.
    let eventful = (0..<min(count, searchLimit)).first { f.profile(ofInterval: $0) != nil }
    let range = window.range(
      intervals: intervals, middle: eventful.map { (Double($0) + 0.5) / intervals } ?? 0.5)
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
    let seen = lattice.filter { $0 < count && Double($0 + 1) / intervals <= range.upperBound }
    return TransformPicture(
      x: places, f: places.map { f.scaled($0) }, transformed: places.map { f.value(at: $0) },
      interpolant: interpolant,
      residual: zip(places, interpolant).map { (f.scaled($0) - $1) * intervals },
      profile: zip(network.values(at: places), interpolant).map {
        ($0 * inverse - $1) * intervals
      },
      latticeX: lattice.map { Double($0) / intervals },
      latticeY: lattice.map { f.value(at: Double($0) / intervals) },
      seenIntervals: seen.count,
      seenProfiles: seen.count { f.profile(ofInterval: $0) != nil },
      pieces: construction.design.pieces, intervals: construction.design.intervals.grouped,
      step: f.step)
  }
}
