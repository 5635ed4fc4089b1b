import QuantizedReLU

/// f and f' at the samples of a picture.
extension Evaluation {
  /// Coordinates between two looks at whether the picture is still wanted: some milliseconds.
  private static let coordinatesPerSlice = 100_000
  /// Coordinates of a picture of f alone: some tenths of a second.
  private static let coordinateLimit = 3_000_000

  /// The picture; nil when it is no longer wanted.
  static func draw(
    _ subject: Subject, _ construction: Construction, isWanted: () -> Bool
  ) -> Snapshot.Picture? {
    let closedForm: Approximation
    do {
      guard let form = try construction.approximation(while: isWanted) else { return nil }
      closedForm = form
    } catch {
      return drawAlone(subject, because: sentence(for: error), isWanted: isWanted)
    }
    let sampling = Sampling(subject: subject, gridSize: construction.cells)
    guard let f = values(of: subject.target, at: sampling.points, isWanted: isWanted),
      let approximation = closedForm.values(at: sampling.points, while: isWanted)
    else { return nil }
    if subject.setting.d == 2 {
      return .heat(side: subject.detail.heatSide, f: f, approximation: approximation)
    }
    return .curve(x: sampling.abscissae, f: f, approximation: approximation)
  }

  /// f at points; nil when it is no longer wanted.
  private static func values(
    of target: TargetFunction, at points: [[Double]], isWanted: () -> Bool
  ) -> [Double]? {
    let slice = max(1, coordinatesPerSlice / target.dimension)
    var values: [Double] = []
    values.reserveCapacity(points.count)
    for (index, point) in points.enumerated() {
      if index.isMultiple(of: slice), !isWanted() { return nil }
      values.append(target.value(at: point))
    }
    return values
  }

  /// f without f' along the line through the cube, where that is cheap; nil when it is no longer
  /// wanted.
  private static func drawAlone(
    _ subject: Subject, because reason: String, isWanted: () -> Bool
  ) -> Snapshot.Picture? {
    let d = subject.setting.d
    guard d != 2, d <= Sampling.largestDimension else { return .refused(reason) }
    let intervals = min(subject.detail.curveIntervals, max(255, coordinateLimit / d))
    let slice = max(1, coordinatesPerSlice / d)
    let range = subject.range ?? 0...1
    let x = (0...intervals).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(intervals)
    }
    var f: [Double] = []
    f.reserveCapacity(x.count)
    // Points of so many coordinates are not kept.
    for (index, place) in x.enumerated() {
      if index.isMultiple(of: slice), !isWanted() { return nil }
      f.append(subject.target.value(at: subject.line.point(at: place, dimension: d)))
    }
    return .reference(x: x, f: f, reason: reason)
  }

  /// Whether the picture of f alone, which is drawn where a point takes too many products, is at
  /// once there.
  static func drawsAloneQuickly(_ subject: Subject) -> Bool {
    let d = subject.setting.d
    return d > Sampling.largestDimension
      || d * subject.detail.curveIntervals <= 4 * coordinatesPerSlice
  }
}
