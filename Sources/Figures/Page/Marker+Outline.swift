import Foundation

extension Marker {
  /// The outline of a marker around the origin, as closed rings; `size` is its diameter in points.
  package func outline(size: Double) -> [[PagePoint]] {
    let r = size / 2
    switch self {
    case .circle:
      return [
        (0..<24).map { step in
          let angle = Double(step) * Double.pi / 12
          return PagePoint(r * cos(angle), r * sin(angle))
        }
      ]
    case .square:
      let s = 0.86 * r
      return [[PagePoint(-s, -s), PagePoint(s, -s), PagePoint(s, s), PagePoint(-s, s)]]
    case .triangle:
      return [[PagePoint(0, -1.1 * r), PagePoint(r, 0.8 * r), PagePoint(-r, 0.8 * r)]]
    case .diamond:
      return [
        [
          PagePoint(0, -1.25 * r), PagePoint(1.1 * r, 0), PagePoint(0, 1.25 * r),
          PagePoint(-1.1 * r, 0),
        ]
      ]
    case .plus: return [cross(r).map { PagePoint($0.0, $0.1) }]
    case .cross:
      let turn = 0.5.squareRoot()
      return [cross(r).map { PagePoint(turn * ($0.0 - $0.1), turn * ($0.0 + $0.1)) }]
    }
  }

  /// An upright cross with arms a third as wide as long.
  private func cross(_ r: Double) -> [(Double, Double)] {
    let (a, b) = (0.3 * r, 1.1 * r)
    return [
      (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a),
      (-b, -a), (-a, -a),
    ]
  }
}
