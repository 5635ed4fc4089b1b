/// Adds up the parts of a structure: units and weights in all, and the width level by level.
///
/// A part is a run of levels that look alike, times how often it occurs. Parts whose width changes
/// on every level (the chains of Proposition 3, the powers of two that are relayed) give it as a
/// function that does not decrease between the breakpoints they name; so the widest level is among
/// the last levels of all runs and the breakpoints.
struct CensusTally {
  private struct Span: Hashable {
    let start: Int
    let end: Int
  }
  private(set) var units = Count(0)
  private(set) var weights = Count(0)
  private var spans: [Span: Count] = [:]
  private var profiles: [(breakpoints: [Int], units: (Int) -> Count)] = []
  private var constantSpans: Set<Span> = []

  /// Adds a run `times` times.
  ///
  /// O(1) count operations.
  mutating func add(_ run: LevelRun, times: Count = 1) {
    add(
      start: run.start, length: run.length, units: times * run.units, weights: times * run.weights)
    if run.readsConstant, run.length > 0, !times.isZero {
      constantSpans.insert(Span(start: run.start - 1, end: run.start + run.length - 2))
    }
  }

  /// Adds `length` levels from `start` with so many units and weights on each.
  mutating func add(start: Int, length: Int, units: Count, weights: Count) {
    guard length > 0 else { return }
    self.units += units * length
    self.weights += weights * length
    spans[Span(start: start, end: start + length - 1), default: 0] += units
  }

  /// Adds weights that belong to no hidden unit (the output's), or whose units are added by a
  /// profile.
  mutating func add(units: Count = 0, weights: Count) {
    self.units += units
    self.weights += weights
  }

  /// Adds a width that varies level by level; its units and weights are added apart.
  mutating func addProfile(breakpoints: [Int], units: @escaping (Int) -> Count) {
    profiles.append((breakpoints, units))
  }

  /// Adds the constant units that biases of -1/2 read where -1/2 is no value: so many on every
  /// level below such a bias, shared by the whole level.
  mutating func addConstantUnits(copies: Int) {
    // Spans of several blocks may overlap: each level counts once.
    var covered = Int.min
    for span in constantSpans.sorted(by: { $0.start < $1.start }) {
      let start = max(span.start, covered == .min ? span.start : covered + 1)
      guard span.end >= start else { continue }
      add(
        start: start, length: span.end - start + 1, units: Count(copies), weights: Count(copies))
      covered = span.end
    }
    constantSpans = []
  }

  /// Units on the widest level.
  ///
  /// O(spans^2) count operations on a few dozen spans.
  var width: Count {
    var candidates = Set(spans.keys.map(\.end))
    for profile in profiles { candidates.formUnion(profile.breakpoints) }
    var widest = Count(0)
    for level in candidates where level >= 1 {
      var sum = Count(0)
      for (span, units) in spans where span.start <= level && level <= span.end { sum += units }
      for profile in profiles { sum += profile.units(level) }
      widest = Count.larger(widest, sum)
    }
    return widest
  }
}
