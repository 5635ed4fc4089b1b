import CellCanvas

/// Follows drawn lines as a reader does, from nothing but the characters.
///
/// A line that meets the side of a vertical one passes beneath it; every other joint is one.
struct FlowTracing {
  private let buffer: CellBuffer
  /// The lines of each character.
  private static let strokes: [Unicode.Scalar: Strokes] = {
    var result: [Unicode.Scalar: Strokes] = [:]
    let weights = [StrokeWeight.none, .light, .heavy]
    for up in weights {
      for right in weights {
        for down in weights {
          for left in weights {
            let strokes = Strokes(up: up, right: right, down: down, left: left)
            result[strokes.glyph(.braille)] = strokes
          }
        }
      }
    }
    return result
  }()

  /// The lines of a character; nil where it is none of them.
  static func strokes(of glyph: Unicode.Scalar) -> Strokes? { strokes[glyph] }

  private static func ways(of glyph: Unicode.Scalar) -> Set<Way> {
    guard let strokes = strokes[glyph] else { return [] }
    let ways = [
      (strokes.up, Way.up), (strokes.right, .right), (strokes.down, .down), (strokes.left, .left),
    ]
    return Set(ways.filter { $0.0 != .none }.map(\.1))
  }

  private enum Way: CaseIterable {
    case up, right, down, left

    var opposite: Way {
      switch self {
      case .up: .down
      case .down: .up
      case .left: .right
      case .right: .left
      }
    }

    var isVertical: Bool { self == .up || self == .down }

    func next(_ point: FlowPoint) -> FlowPoint {
      switch self {
      case .up: FlowPoint(x: point.x, y: point.y - 1)
      case .down: FlowPoint(x: point.x, y: point.y + 1)
      case .left: FlowPoint(x: point.x - 1, y: point.y)
      case .right: FlowPoint(x: point.x + 1, y: point.y)
      }
    }
  }

  private struct Step: Hashable {
    var point: FlowPoint
    var way: Way
  }

  init(_ buffer: CellBuffer) { self.buffer = buffer }

  /// The arrowheads that a line leads to from the edge of a box; nil where it ends anywhere else.
  func heads(from start: FlowPoint, direction: FlowDirection) -> Set<FlowPoint>? {
    let head: Unicode.Scalar = direction == .rightward ? "▸" : "▾"
    var heads = Set<FlowPoint>()
    var seen = Set<Step>()
    var open = [Step(point: start, way: direction == .rightward ? .right : .down)]
    while let step = open.popLast() {
      guard seen.insert(step).inserted else { continue }
      let point = step.way.next(step.point)
      let glyph = buffer[point.x, point.y].glyph
      if glyph == head {
        heads.insert(point)
        continue
      }
      let ways = Self.ways(of: glyph)
      if ways.contains(step.way.opposite) {
        for way in ways where way != step.way.opposite { open.append(Step(point: point, way: way)) }
      } else if !step.way.isVertical, ways == [.up, .down] {
        open.append(Step(point: point, way: step.way))
      } else {
        return nil
      }
    }
    return heads
  }
}
