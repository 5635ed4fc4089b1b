/// The points that `evaluate` is asked for: a grid that is never stored, or a list.
package struct EvaluationPoints: Sendable {
  private enum Storage: Sendable {
    /// So many points an axis, the last axis running fastest.
    case grid(Int)
    case list([[Double]])
  }

  private let storage: Storage
  private let dimension: Int

  /// At most so many points are evaluated by one command.
  package static let limit = 10_000_000

  /// The points of at most one of the three options; a grid of 11 points an axis where there is
  /// none.
  ///
  /// Throws `CommandFailure` for points that are no numbers, lie outside [0,1]^d or are too many.
  package init(grid: String?, at: [String], input: String?, dimension: Int) throws {
    self.dimension = dimension
    let given = [
      grid == nil ? nil : "--points", at.isEmpty ? nil : "--at", input == nil ? nil : "--input",
    ].compactMap(\.self)
    guard given.count <= 1 else {
      throw CommandFailure("\(given[0]) and \(given[1]) both give the points; use one of them.")
    }
    if !at.isEmpty {
      storage = .list(try at.map { try Self.point($0, dimension: dimension) })
    } else if let input {
      storage = .list(try PointFile.points(path: input, dimension: dimension))
    } else {
      storage = .grid(try Self.gridSize(grid, dimension: dimension))
    }
  }

  /// How many points there are.
  package var count: Int {
    switch storage {
    case .grid(let size): dimension == 1 ? size : size * size
    case .list(let points): points.count
    }
  }

  /// The points of a range of indices; O(length of the range).
  package func slice(_ range: Range<Int>) -> [[Double]] {
    switch storage {
    case .list(let points): Array(points[range])
    case .grid(let size):
      range.map { index in
        dimension == 1
          ? [Self.coordinate(index, of: size)]
          : [Self.coordinate(index / size, of: size), Self.coordinate(index % size, of: size)]
      }
    }
  }

  private static func coordinate(_ index: Int, of size: Int) -> Double {
    Double(index) / Double(size - 1)
  }

  private static func gridSize(_ text: String?, dimension: Int) throws -> Int {
    guard dimension <= 2 else {
      throw CommandFailure(
        "a grid in d = \(dimension) would have too many points, so --points is for d = 1 and d = 2; "
          + "give the points with --at or --input.")
    }
    let range = 2...(dimension == 1 ? limit : 3162)
    guard let text else { return 11 }
    guard let size = try wholeNumber(text, named: "points", range), range.contains(size) else {
      throw CommandFailure(outside("points", text, range))
    }
    return size
  }

  /// A point as typed: coordinates separated by commas.
  private static func point(_ text: String, dimension: Int) throws -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == dimension else {
      throw CommandFailure(
        "the point \(shown(text)) has \(counted(parts.count, "coordinate")), "
          + "but d is \(dimension); "
          + (dimension <= 3
            ? "write it as \((0..<dimension).map { "0.\($0 + 1)" }.joined(separator: ","))."
            : "give \(dimension) coordinates separated by commas, or use --input."))
    }
    return try parts.map { try coordinate(String($0), of: "the point \(shown(text))") }
  }

  /// A coordinate in [0,1]; `place` says where it stands, for the sentence.
  package static func coordinate(_ text: String, of place: String) throws -> Double {
    let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    let isDecimal = trimmed.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    guard isDecimal, let value = Double(trimmed) else {
      throw CommandFailure("\(shown(text)) in \(place) is not a number; give numbers from 0 to 1.")
    }
    guard (0...1).contains(value) else {
      throw CommandFailure(
        "\(plain(trimmed)) in \(place) is outside [0, 1], where f is approximated; "
          + "give numbers from 0 to 1.")
    }
    return value
  }
}
