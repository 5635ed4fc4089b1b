/// How strong a line is.
package enum StrokeWeight: Int, Hashable, Sendable, Comparable {
  case none, light, heavy

  /// Whether one is weaker than another.
  package static func < (a: StrokeWeight, b: StrokeWeight) -> Bool { a.rawValue < b.rawValue }
}

/// The lines from the middle of a cell to its four edges.
package struct Strokes: Hashable, Sendable {
  /// Upward.
  package var up = StrokeWeight.none
  /// To the right.
  package var right = StrokeWeight.none
  /// Downward.
  package var down = StrokeWeight.none
  /// To the left.
  package var left = StrokeWeight.none

  /// Lines of these weights.
  package init(
    up: StrokeWeight = .none, right: StrokeWeight = .none, down: StrokeWeight = .none,
    left: StrokeWeight = .none
  ) {
    self.up = up
    self.right = right
    self.down = down
    self.left = left
  }

  /// Both together, the stronger one where both have a line.
  func union(_ other: Strokes) -> Strokes {
    Strokes(
      up: max(up, other.up), right: max(right, other.right), down: max(down, other.down),
      left: max(left, other.left))
  }

  var isVertical: Bool { left == .none && right == .none }
  var isHorizontal: Bool { up == .none && down == .none }
  private var isCorner: Bool {
    (up == .none) != (down == .none) && (left == .none) != (right == .none)
  }
  private var isHeavy: Bool { max(max(up, down), max(left, right)) == .heavy }
  private var isLight: Bool { !isHeavy }

  /// The box-drawing character; corners of light lines are round.
  package func glyph(_ glyphs: Glyphs) -> Unicode.Scalar {
    if glyphs == .ascii {
      if isVertical { return "|" }
      if isHorizontal { return isHeavy ? "=" : "-" }
      return isHeavy ? "#" : "+"
    }
    if isLight, isCorner {
      return switch (up == .none, left == .none) {
      case (true, true): glyphs(.topLeft)
      case (true, false): glyphs(.topRight)
      case (false, true): glyphs(.bottomLeft)
      case (false, false): glyphs(.bottomRight)
      }
    }
    return Strokes.table[up.rawValue + 3 * right.rawValue + 9 * down.rawValue + 27 * left.rawValue]
  }

  /// By weight upward, then to the right, downward, to the left.
  private static let table = Array(
    (" ╵╹╶└┖╺┕┗" + "╷│╿┌├┞┍┝┡" + "╻╽┃┎┟┠┏┢┣" + "╴┘┚─┴┸╼┶┺" + "┐┤┦┬┼╀┮┾╄" + "┒┧┨┰╁╂┲╆╊"
      + "╸┙┛╾┵┹━┷┻" + "┑┥┩┭┽╃┯┿╇" + "┓┪┫┱╅╉┳╈╋").unicodeScalars)
}

/// Lines on their way to cells: those of one owner join, those of others cross.
///
/// Where two owners meet in a cell the vertical one runs through and the horizontal one passes
/// beneath it, so that a character with three or four lines always is a joint.
struct StrokeCanvas {
  private struct Line {
    var owner: Int
    var strokes: Strokes
    var style: Style
    var rank: Int
  }
  private var cells: [FlowPoint: [Line]] = [:]

  /// Adds lines to a cell; of those of one owner the one of the highest rank gives the colour.
  mutating func add(_ strokes: Strokes, at point: FlowPoint, owner: Int, style: Style, rank: Int) {
    var lines = cells[point] ?? []
    if let index = lines.firstIndex(where: { $0.owner == owner }) {
      lines[index].strokes = lines[index].strokes.union(strokes)
      if rank >= lines[index].rank { (lines[index].style, lines[index].rank) = (style, rank) }
    } else {
      lines.append(Line(owner: owner, strokes: strokes, style: style, rank: rank))
    }
    cells[point] = lines
  }

  /// A polyline from the middle of its first cell through corners to the edge of its last one, or to
  /// its middle where `isClosed`.
  mutating func addPath(
    _ corners: [FlowPoint], owner: Int, weight: StrokeWeight, style: Style, rank: Int,
    isClosed: Bool = false
  ) {
    for (a, b) in zip(corners, corners.dropFirst()) {
      let (dx, dy) = ((b.x - a.x).signum(), (b.y - a.y).signum())
      let ahead = Strokes(dx: dx, dy: dy, weight)
      let behind = Strokes(dx: -dx, dy: -dy, weight)
      var point = a
      while point != b {
        add(ahead, at: point, owner: owner, style: style, rank: rank)
        point = FlowPoint(x: point.x + dx, y: point.y + dy)
        if point == corners.last, !isClosed { continue }
        add(behind, at: point, owner: owner, style: style, rank: rank)
      }
    }
  }

  /// The edge of a rectangle of at least 2 x 2 cells.
  mutating func addFrame(
    _ rect: Rect, owner: Int, weight: StrokeWeight, style: Style, rank: Int
  ) {
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    let corners = [(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom)]
      .map { FlowPoint(x: $0.0, y: $0.1) }
    addPath(
      corners + [corners[0]], owner: owner, weight: weight, style: style, rank: rank,
      isClosed: true)
  }

  func draw(into buffer: inout CellBuffer, glyphs: Glyphs) {
    for (point, lines) in cells {
      let shown = lines.first { $0.strokes.isVertical } ?? lines[0]
      var style = shown.style
      style.background = style.background ?? buffer[point.x, point.y].style.background
      buffer[point.x, point.y] = Cell(shown.strokes.glyph(glyphs), style: style)
    }
  }
}

extension Strokes {
  /// One line in a direction.
  fileprivate init(dx: Int, dy: Int, _ weight: StrokeWeight) {
    self.init()
    if dx > 0 { right = weight }
    if dx < 0 { left = weight }
    if dy > 0 { down = weight }
    if dy < 0 { up = weight }
  }
}
