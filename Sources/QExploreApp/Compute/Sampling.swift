import QuantizedReLU

/// Where f and f' are evaluated for a picture.
struct Sampling {
  /// The largest d for which f is evaluated for a picture.
  static let largestDimension = 10_000

  /// The points, each with d coordinates.
  let points: [[Double]]
  /// The place of each point along a curve; empty for a heat map.
  let abscissae: [Double]

  /// Products of a whole picture; 0 where a point takes too many of them for any picture.
  static func products(_ subject: Subject, _ construction: Construction) -> Int {
    guard let perPoint = construction.productsPerPoint else { return 0 }
    let side = subject.detail.heatSide
    return perPoint * (subject.setting.d == 2 ? side * side : subject.detail.curveIntervals)
  }

  /// The places for a subject, whose construction has `gridSize` intervals per axis (nil: more than
  /// any machine integer).
  init(subject: Subject, gridSize: Int?) {
    let d = subject.setting.d
    guard d != 2 else {
      points = SamplePoints.square(side: subject.detail.heatSide)
      abscissae = []
      return
    }
    abscissae = SamplePoints.line(
      subject.range ?? 0...1, intervals: subject.detail.curveIntervals, gridSize: gridSize)
    points = abscissae.map { subject.line.point(at: $0, dimension: d) }
  }
}

/// Finds the sample with the largest error.
enum WorstErrorSearch {
  /// The largest |f' - f| among the samples; nil where there are none that are finite.
  static func worst(of picture: Snapshot.Picture, _ subject: Subject) -> Snapshot.WorstError? {
    let f: [Double]
    let approximation: [Double]
    let point: (Int) -> [Double]
    switch picture {
    case .curve(let x, let values, let approximate):
      (f, approximation) = (values, approximate)
      point = { subject.line.point(at: x[$0], dimension: subject.setting.d) }
    case .heat(let side, let values, let approximate):
      (f, approximation) = (values, approximate)
      point = {
        [
          (Double($0 % side) + 0.5) / Double(side), (Double($0 / side) + 0.5) / Double(side),
        ]
      }
    case .reference, .bitWidth, .scaling, .structure, .transform, .path, .explanations,
      .pending, .refused:
      return nil
    }
    var best: (index: Int, error: Double)?
    for index in f.indices {
      let error = abs(approximation[index] - f[index])
      guard error.isFinite else { continue }
      if error > best?.error ?? -1 { best = (index, error) }
    }
    return best.map {
      Snapshot.WorstError(value: $0.error, point: point($0.index), samples: f.count)
    }
  }
}
