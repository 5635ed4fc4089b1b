/// f' of a compact network in closed form.
public enum CompactApproximation: Sendable {
  /// The path of signs.
  case path(SignPath)
  /// The coded coefficients of all levels.
  case levels(LevelSum)

  /// f'(x) for each point of [0,1]^d.
  public func values(at points: [[Double]]) -> [Double] {
    switch self {
    case .path(let path): path.values(at: points.map { $0[0] })
    case .levels(let sum): sum.values(at: points)
    }
  }
}
