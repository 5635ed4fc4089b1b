import QuantizedReLU

/// What view 6 draws of a compact network: f and the path of signs that follows it, a few steps around
/// one of them, in the values of f.
package struct PathPicture: Sendable, Equatable {
  /// Sample points, the ends of the steps in sight among them where these are few.
  package var x: [Double]
  /// f and f' = C g at them.
  package var f: [Double]
  package var path: [Double]
  /// The abscissae that are shown.
  package var range: ClosedRange<Double>
  /// log2 T and log2 C.
  package var exponent: Int
  package var scale: Int
  /// What decides the step that is explained.
  package var rule: PathStep

  /// T.
  package var steps: Int { 1 << exponent }
  /// h.
  package var length: Double { PathPicture.power(-exponent) }
  /// C h, which is what is proven of the error.
  package var bound: Double { PathPicture.power(scale - exponent) }
  /// The numbers of the steps in sight, those in part too.
  package var seen: ClosedRange<Int> {
    let first = min(Int(range.lowerBound * Double(steps)), steps - 1)
    let end = Int((range.upperBound * Double(steps)).rounded(.up)) - 1
    return first...max(first, min(end, steps - 1))
  }
  /// The ends of the steps in sight and f' there; empty where they are many.
  package var corners: [(x: Double, y: Double)] {
    guard seen.count <= PathPicture.cornerLimit else { return [] }
    let ends = Set((seen.lowerBound...seen.upperBound + 1).map { Double($0) * length })
    return zip(x, path).filter { ends.contains($0.0) }.map { (x: $0.0, y: $0.1) }
  }

  /// Steps of a page, which is what is shown where nothing else is asked for.
  package static let page = 16
  /// The most steps in sight whose ends are marked.
  private static let cornerLimit = 64

  /// The page that a step is on, and a step of its neighbours; all of [0, 1] where T is at most 24.
  package static func window(around step: Int, of steps: Int) -> ClosedRange<Double> {
    guard steps > 24 else { return 0...1 }
    let first = step / page * page
    return Double(max(0, first - 1)) / Double(steps)...Double(min(steps, first + page + 1))
      / Double(steps)
  }

  /// Samples a window; nil as soon as it is no longer wanted.
  ///
  /// Without a step the first whole one in the window is explained. Throws `EvaluationError` when T has
  /// more than 40 bits or doubles do not resolve f in steps of C h.
  static func sample(
    _ construction: CompactConstruction, range wished: ClosedRange<Double>?, step: Int?,
    samples: Int, cache: EngineCache, isWanted: () -> Bool
  ) throws(EvaluationError) -> PathPicture? {
    guard let path = try cache.path(of: construction, isWanted: isWanted) else { return nil }
    let steps = path.steps
    let first = wished.map { Int(($0.lowerBound * Double(steps)).rounded(.up)) } ?? 0
    let chosen = (step ?? first).clamped(to: 0...(steps - 1))
    let range = wished ?? window(around: chosen, of: steps)
    var places = (0...samples).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(samples)
    }
    let length = power(-path.exponent)
    var picture = PathPicture(
      x: [], f: [], path: [], range: range, exponent: path.exponent, scale: path.scale,
      rule: PathStep(chosen, of: path, construction.target))
    if picture.seen.count <= samples {
      places += (picture.seen.lowerBound...picture.seen.upperBound + 1).map { Double($0) * length }
    }
    places = places.filter { range.contains($0) }.sorted()
    var kept: [Double] = []
    for place in places where kept.last != place { kept.append(place) }
    guard isWanted() else { return nil }
    picture.x = kept
    picture.f = kept.map { construction.target.value($0) }
    picture.path = path.values(at: kept)
    return picture
  }

  static func power(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}

/// One step of the path with the values that decide it, for f itself: f' is C g.
package struct PathStep: Sendable, Hashable {
  /// Its number i: it leads from i h to (i+1) h.
  package var index: Int
  /// Whether it goes up.
  package var isUp: Bool
  /// f at its end.
  package var f: Double
  /// f' at its start and at its end.
  package var start: Double
  package var end: Double

  /// f' - f at its end.
  package var error: Double { end - f }

  init(_ index: Int, of path: SignPath, _ target: TargetFunction) {
    let unit = PathPicture.power(path.scale - path.exponent)
    self.index = index
    isUp = path.sign(index) > 0
    f = target.value(Double(index + 1) * PathPicture.power(-path.exponent))
    start = Double(path.value(index)) * unit
    end = Double(path.value(index + 1)) * unit
  }
}
