import QuantizedReLU

/// What view 6 knows of a network whatever part of it is shown.
struct TransformSurvey: Sendable {
  /// f+ and its interpolant.
  var transformed: TransformedFunction
  /// f'.
  var closedForm: DependentClosedForm
  /// T.
  var intervals: Int
  /// How many of the intervals that were looked at have a profile.
  var profiles = 0
  /// The different ones, in the order of their first intervals.
  var cached: [CachedProfile] = []
  /// The interval with the highest profile; nil where none has one.
  var largest: Int?

  /// The most intervals that are looked at for a profile.
  private static let limit = 1 << 18

  /// Whether all intervals were looked at.
  var isComplete: Bool { intervals <= TransformSurvey.limit }

  /// Evaluates f on the lattice and looks for profiles; nil when it is no longer wanted.
  ///
  /// O(m T) values of f. Throws what `DependentConstruction.transformedAndClosedForm` throws.
  init?(_ construction: DependentConstruction, isWanted: () -> Bool) throws(EvaluationError) {
    guard
      let (transformed, closedForm) = try construction.transformedAndClosedForm(while: isWanted),
      let intervals = construction.design.smallIntervals
    else { return nil }
    self.transformed = transformed
    self.closedForm = closedForm
    self.intervals = intervals
    var shapes: [[Int8]: Int] = [:]
    var highest = 0
    for interval in 0..<min(intervals, TransformSurvey.limit) {
      if interval % 1024 == 1023, !isWanted() { return nil }
      guard let profile = transformed.profile(ofInterval: interval) else { continue }
      profiles += 1
      if let place = shapes[profile] {
        cached[place].intervals += 1
      } else {
        shapes[profile] = cached.count
        cached.append(CachedProfile(interval: interval, intervals: 1))
      }
      var node = 0
      let height = profile.reduce(0) { height, step in
        node += Int(step)
        return max(height, abs(node))
      }
      if height > highest { (largest, highest) = (interval, height) }
    }
  }
}
