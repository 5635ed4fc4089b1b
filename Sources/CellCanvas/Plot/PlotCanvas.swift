import Figures

/// The layers of one data rectangle before they become cells: area, dots, and glyphs that own their
/// cell.
///
/// Dots of all marks are united; a cell takes the colour of the topmost mark that set a dot in it.
/// All drawing is clipped in floating point, so nothing outside the window is moved to its edge.
struct PlotCanvas {
  /// What a mark looks like here.
  struct Paint {
    var style: Style
    /// Its character where there are no dots.
    var letter: Unicode.Scalar
  }

  let columns: Int
  let rows: Int
  let glyphs: Glyphs
  let grid: DotGrid
  /// Dots set in each cell.
  var masks: [UInt8]
  /// 1 + the paint of each cell's topmost mark; 0: none.
  var owners: [UInt16]
  /// A glyph that owns the cell, or 0.
  var marks: [UInt32]
  /// 1 + the paint of the area over each cell; 0: none.
  var areaOwners: [UInt16]
  /// The shape of the area in each cell.
  var areas: [AreaCell]
  var paints: [Paint] = []

  /// Dots in x and in y.
  var width: Int { columns << grid.shiftX }
  var height: Int { rows << grid.shiftY }

  init(columns: Int, rows: Int, glyphs: Glyphs) {
    self.columns = columns
    self.rows = rows
    self.glyphs = glyphs
    grid = DotGrid(glyphs)
    let count = columns * rows
    masks = Array(repeating: 0, count: count)
    owners = Array(repeating: 0, count: count)
    marks = Array(repeating: 0, count: count)
    areaOwners = Array(repeating: 0, count: count)
    areas = Array(repeating: AreaCell(), count: count)
  }

  /// Registers how a mark looks; the result names it in the layers.
  mutating func paint(_ style: Style, letter: Unicode.Scalar) -> UInt16 {
    paints.append(Paint(style: style, letter: letter))
    return UInt16(clamping: paints.count)
  }

  /// Scale positions of abscissae as dot coordinates: the ends lie on the first and the last dot.
  func dotsX(_ values: [Double], _ scale: Scale) -> [Double] {
    let last = Double(width - 1)
    return values.map { scale.position(of: $0) * last }
  }

  /// Scale positions of ordinates as dot coordinates, counted downward.
  func dotsY(_ values: [Double], _ scale: Scale) -> [Double] {
    let last = Double(height - 1)
    return values.map { (1 - scale.position(of: $0)) * last }
  }

  /// The window in dot coordinates; the slack keeps what lies on its edge up to rounding.
  var window: ClipRect {
    let slack = 1e-6
    return ClipRect(
      minX: -slack, minY: -slack, maxX: Double(width - 1) + slack,
      maxY: Double(height - 1) + slack)
  }

  /// Sets one dot that must lie inside.
  @inline(__always)
  mutating func set(_ x: Int, _ y: Int, _ owner: UInt16) {
    let cell = (y >> grid.shiftY) * columns + x >> grid.shiftX
    let inner =
      (y & (1 << grid.shiftY - 1)) << grid.shiftX | x & (1 << grid.shiftX - 1)
    masks[cell] |= grid.bits[inner]
    // A marker keeps its colour, whatever passes through its cell later.
    if marks[cell] == 0 { owners[cell] = owner }
  }

  /// A polyline in dot coordinates; a point that is not finite is a gap, a lone point is a dot.
  ///
  /// O(points + dots).
  mutating func stroke(x: [Double], y: [Double], owner: UInt16, dash: Dash) {
    guard width > 0, height > 0 else { return }
    var reducedX: [Double] = []
    var reducedY: [Double] = []
    let columns = x.map { $0 + 0.5 }
    Decimation.m4(x: columns, y: y, outputX: &reducedX, outputY: &reducedY)
    let pattern = DashPattern(dash, glyphs: glyphs)
    let window = window
    var phase = 0
    for i in reducedX.indices {
      let px = reducedX[i] - 0.5
      let py = reducedY[i]
      guard px.isFinite, py.isFinite else { continue }
      guard i > 0, reducedX[i - 1].isFinite else {
        let isLone = i + 1 >= reducedX.count || !reducedX[i + 1].isFinite
        if isLone, window.contains(px, py) { set(Int(px.rounded()), Int(py.rounded()), owner) }
        continue
      }
      let segment = ClipRect.Segment(x0: reducedX[i - 1] - 0.5, y0: reducedY[i - 1], x1: px, y1: py)
      guard let s = window.clip(segment) else { continue }
      line(
        Int(s.x0.rounded()), Int(s.y0.rounded()), Int(s.x1.rounded()), Int(s.y1.rounded()),
        owner: owner, pattern: pattern, phase: &phase)
    }
  }

  /// Bresenham's line between two dots inside.
  private mutating func line(
    _ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, owner: UInt16, pattern: DashPattern,
    phase: inout Int
  ) {
    let dx = abs(x1 - x0)
    let dy = -abs(y1 - y0)
    let stepX = x0 < x1 ? 1 : -1
    let stepY = y0 < y1 ? 1 : -1
    var error = dx + dy
    var x = x0
    var y = y0
    let isSolid = pattern.period == 1
    while true {
      if isSolid || pattern.isOn(phase) { set(x, y, owner) }
      if x == x1, y == y1 { return }
      phase += 1
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// A glyph of its own at a dot, if the dot lies inside.
  mutating func mark(x: Double, y: Double, glyph: Unicode.Scalar, owner: UInt16) {
    guard window.contains(x, y) else { return }
    let cell = (Int(y.rounded()) >> grid.shiftY) * columns + Int(x.rounded()) >> grid.shiftX
    marks[cell] = glyph.value
    owners[cell] = owner
  }

  /// Whether nothing was drawn.
  var isBlank: Bool {
    owners.allSatisfy { $0 == 0 } && areaOwners.allSatisfy { $0 == 0 }
  }

  /// Whether nothing but an area lies in a cell.
  func isFree(_ column: Int, _ row: Int) -> Bool {
    guard column >= 0, row >= 0, column < columns, row < rows else { return false }
    let cell = row * columns + column
    return masks[cell] == 0 && marks[cell] == 0
  }
}
