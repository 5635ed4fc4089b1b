/// Where f and f' are compared to find the largest error: places that the grids of the constructions
/// do not favour, and those grids themselves.
///
/// The grids are (nearly) powers of two, and samples that all fell on them would flatter the error.
public enum SamplePoints {
  /// Equal parts of [0, 1] where nothing else is asked for: odd, next to a power of two.
  public static let intervals = 1023
  /// Cells along a side of the square where nothing else is asked for: odd for the same reason.
  public static let side = 65
  /// The most grid points that are added along a line.
  public static let gridLimit = 512

  /// The ends of so many equal parts of a range, and the points i / gridSize in it where there are at
  /// most `gridLimit`; ascending, each once, none beyond 1.
  ///
  /// `gridSize` is nil where it is more than any machine integer.
  public static func line(
    _ range: ClosedRange<Double> = 0...1, intervals: Int = intervals, gridSize: Int?
  ) -> [Double] {
    let length = range.upperBound - range.lowerBound
    var places = (0...intervals).map {
      min(range.lowerBound + length * Double($0) / Double(intervals), 1)
    }
    guard let gridSize, Double(gridSize) * length <= Double(gridLimit) else { return places }
    let first = Int((range.lowerBound * Double(gridSize)).rounded(.up))
    let last = Int((range.upperBound * Double(gridSize)).rounded(.down))
    places += stride(from: first, through: last, by: 1).map {
      min(Double($0) / Double(gridSize), 1)
    }
    places.sort()
    var kept: [Double] = []
    kept.reserveCapacity(places.count)
    for place in places where kept.last != place { kept.append(place) }
    return kept
  }

  /// The centres of side x side equal cells of the square, row by row from below.
  public static func square(side: Int = side) -> [[Double]] {
    let centres = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    return centres.flatMap { y in centres.map { [$0, y] } }
  }
}
