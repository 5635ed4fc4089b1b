/// The largest |f' - f| that was found at sample points.
public struct SampledError: Sendable, Hashable {
  /// The largest one.
  public let largest: Double
  /// At how many points it was looked for.
  public let points: Int

  /// Products of all points together, where nothing else is asked for: about a quarter of a second.
  public static let productLimit = 2_000_000

  /// Looks at the `SamplePoints` of [0, 1] (d = 1), of the square (d = 2), of the diagonal (d > 2), or
  /// at fewer of the same kind where those would take more than `productLimit` products; nil as soon
  /// as it is no longer wanted.
  ///
  /// `productsPerPoint` is what a point takes, `gridSize` the cells along an axis.
  public init?(
    _ approximation: Approximation, of target: TargetFunction, gridSize: Int?,
    productsPerPoint: Int? = 1, productLimit: Int? = productLimit, while isWanted: () -> Bool
  ) {
    let d = target.dimension
    let affordable = productLimit.map { max(4, $0 / max(1, productsPerPoint ?? $0)) } ?? .max
    let points: [[Double]]
    if d == 2 {
      var side = SamplePoints.side
      while side * side > affordable { side -= 2 }
      points = SamplePoints.square(side: side)
    } else {
      let isWhole = affordable > SamplePoints.intervals + SamplePoints.gridLimit
      points = SamplePoints.line(
        intervals: min(SamplePoints.intervals, affordable), gridSize: isWhole ? gridSize : nil
      ).map { [Double](repeating: $0, count: d) }
    }
    guard let values = approximation.values(at: points, while: isWanted) else { return nil }
    var largest = 0.0
    for (point, value) in zip(points, values) {
      largest = max(largest, abs(value - target.value(at: point)))
    }
    self.largest = largest
    self.points = points.count
  }
}
