/// Adds up the parts of a structure: units and weights in all, and the width level by level.
///
/// A part is a run of levels that look alike, times how often it occurs, or a ramp, on which every
/// level has more of the same than the one below. The chains of Proposition 3, whose width changes
/// on every level, give it as a function that does not decrease between the breakpoints they name;
/// so the widest level is among the last levels of all runs and ramps and the breakpoints.
struct CensusTally {
  private struct Span: Hashable {
    let start: Int
    let end: Int
  }
  private(set) var units = Count(0)
  private(set) var weights = Count(0)
  private var spans: [Span: Count] = [:]
  private var ramps: [(span: Span, growth: Count)] = []
  private var profiles: [(breakpoints: [Int], units: (Int) -> Count)] = []
  private var constantSpans: Set<Span> = []
  /// What is added now belongs to this block of the structure.
  var block = StructureBlock.Kind.coordinate
  /// Where every part is also written down, when anybody asks for blocks, levels and coefficients.
  var ledger: CensusLedger?

  /// `ledger` nil: only the counts.
  init(ledger: CensusLedger? = nil) {
    self.ledger = ledger
  }

  /// Adds a run `times` times.
  ///
  /// O(1) count operations.
  mutating func add(_ run: LevelRun, times: Count = 1) {
    guard run.length > 0, !times.isZero else { return }
    units += times * (run.units * run.length)
    weights += times * (run.weights * run.length)
    addSpan(run, times: times)
  }

  /// Adds a whole block `times` times, its level 0 standing on `level`.
  ///
  /// Two products of counts for its totals, and one for each run.
  mutating func add(_ block: [LevelRun], at level: Int, times: Count) {
    guard !times.isZero else { return }
    units += times * block.reduce(0) { $0 + $1.units * $1.length }
    weights += times * block.reduce(0) { $0 + $1.weights * $1.length }
    for run in block where run.length > 0 { addSpan(run.shifted(by: level), times: times) }
  }

  private mutating func addSpan(_ run: LevelRun, times: Count) {
    spans[Span(start: run.start, end: run.start + run.length - 1), default: 0] += times * run.units
    if run.readsConstant {
      constantSpans.insert(Span(start: run.start - 1, end: run.start + run.length - 2))
    }
    ledger?.add(run, times: times, to: block)
  }

  /// Runs over the same levels as one: three squaring networks side by side are as many runs as
  /// one.
  static func merged(_ runs: [LevelRun]) -> [LevelRun] {
    var result: [LevelRun] = []
    for run in runs {
      if let same = result.firstIndex(where: {
        $0.start == run.start && $0.length == run.length && $0.isSquaring == run.isSquaring
      }) {
        result[same].units += run.units
        result[same].weights += run.weights
        result[same].coefficients += run.coefficients
        result[same].readsConstant = result[same].readsConstant || run.readsConstant
      } else {
        result.append(run)
      }
    }
    return result
  }

  /// Adds levels of which the first has the run's units and weights, the second twice as many, and
  /// so on.
  mutating func addRamp(_ run: LevelRun) {
    guard run.length > 0 else { return }
    let steps = run.length * (run.length + 1) / 2
    units += Count(steps * run.units)
    weights += Count(steps * run.weights)
    ramps.append((Span(start: run.start, end: run.start + run.length - 1), Count(run.units)))
    ledger?.addRamp(run, to: block)
  }

  /// Adds `length` levels from `start` with so many units and weights on each, of real coefficients.
  mutating func add(start: Int, length: Int, units: Count, weights: Count) {
    guard length > 0 else { return }
    self.units += units * length
    self.weights += weights * length
    spans[Span(start: start, end: start + length - 1), default: 0] += units
  }

  /// Adds weights of a level whose units are added by another run, or of the output.
  mutating func add(
    _ coefficients: CoefficientCounts, _ edges: EdgeCounts, level: Int, times: Count = 1
  ) {
    weights += times * coefficients.weights(edges)
    ledger?.add(
      LevelRun(start: level, length: 1, units: 0, coefficients, edges), times: times, to: block)
  }

  /// Adds units and weights that are written down apart: of the output, or of a profile.
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
  mutating func addConstantUnits(copies: Int, _ edges: EdgeCounts) {
    // Spans of several blocks may overlap: each level counts once.
    var covered = Int.min
    for span in constantSpans.sorted(by: { $0.start < $1.start }) {
      let start = max(span.start, covered == .min ? span.start : covered + 1)
      guard span.end >= start else { continue }
      add(
        LevelRun(
          start: start, length: span.end - start + 1, units: copies, copies * .unitStep, edges))
      covered = span.end
    }
    constantSpans = []
  }

  /// Units on the widest level.
  ///
  /// O(spans^2) count operations on a few dozen spans.
  var width: Count {
    let spans = spans.map { (start: $0.key.start, end: $0.key.end, units: $0.value) }
    var candidates = Set(spans.map(\.end))
    for ramp in ramps { candidates.insert(ramp.span.end) }
    for profile in profiles { candidates.formUnion(profile.breakpoints) }
    var widest = Count(0)
    for level in candidates where level >= 1 {
      var sum = Count(0)
      for span in spans where span.start <= level && level <= span.end { sum += span.units }
      for ramp in ramps where ramp.span.start <= level && level <= ramp.span.end {
        sum += ramp.growth * (level - ramp.span.start + 1)
      }
      for profile in profiles {
        let units = profile.units(level)
        if !units.isZero { sum += units }
      }
      widest = Count.larger(widest, sum)
    }
    return widest
  }
}
