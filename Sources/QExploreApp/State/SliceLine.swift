/// The line through the cube along which f and f' are shown when d >= 3.
package enum SliceLine: Sendable, Hashable {
  /// All coordinates equal.
  case diagonal
  /// Parallel to an axis (counted from 0) through the centre of the cube.
  case axis(Int)

  /// The point at `s` in 0...1.
  package func point(at s: Double, dimension: Int) -> [Double] {
    switch self {
    case .diagonal: return [Double](repeating: s, count: dimension)
    case .axis(let axis):
      var point = [Double](repeating: 0.5, count: dimension)
      point[min(axis, dimension - 1)] = s
      return point
    }
  }

  /// The line after this one: the diagonal, then each axis.
  package func next(dimension: Int) -> SliceLine {
    switch self {
    case .diagonal: .axis(0)
    case .axis(let axis): axis + 1 < dimension ? .axis(axis + 1) : .diagonal
    }
  }

  /// Its name on the command line: `diagonal`, `x1`, `x2`.
  package var name: String {
    switch self {
    case .diagonal: "diagonal"
    case .axis(let axis): "x\(axis + 1)"
    }
  }

  /// The line with a name, for a dimension.
  ///
  /// Throws `CommandFailure`.
  package init(named name: String, dimension: Int) throws {
    if name == "diagonal" {
      self = .diagonal
    } else if name.hasPrefix("x"), let axis = Int(name.dropFirst()), (1...dimension).contains(axis)
    {
      self = .axis(axis - 1)
    } else {
      throw CommandFailure(
        "the line \(shown(name)) does not exist for d = \(dimension); choose diagonal or an axis from "
          + "x1 to x\(dimension).")
    }
  }

  /// What the horizontal axis is called.
  package func label(dimension: Int) -> String {
    switch self {
    case .diagonal:
      dimension == 3 ? "s, along (s, s, s)" : "s, along (s, ..., s)"
    case .axis(let axis):
      dimension == 3 ? "\(["x", "y", "z"][axis]), others 1/2" : "x\(axis + 1), others 1/2"
    }
  }
}
