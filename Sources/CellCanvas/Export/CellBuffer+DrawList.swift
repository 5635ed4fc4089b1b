import Figures

extension CellBuffer {
  /// The frame as a page, cell by cell: what is on the screen.
  ///
  /// Dots, blocks and lines of boxes are drawn as shapes, because fonts rarely have all of them, and
  /// never without seams. `size` is the height of the font in points. O(cells).
  package func drawList(theme: Theme, size: Double = 10) -> DrawList {
    let palette = theme.pagePalette
    let cell = CellShape(width: 0.6 * size, height: 1.2 * size, margin: 0.6 * size)
    let page = PageSize(
      width: Double(self.size.columns) * cell.width + 2 * cell.margin,
      height: Double(self.size.rows) * cell.height + 2 * cell.margin)
    var commands: [DrawCommand] = [
      .cells(
        [PageRect(x: 0, y: 0, width: page.width, height: page.height)], color: palette.ground)
    ]
    for y in 0..<self.size.rows {
      commands += grounds(row: y, cell, palette)
    }
    for y in 0..<self.size.rows {
      commands += glyphs(row: y, cell, palette, size: size)
    }
    return DrawList(size: page, commands: commands)
  }

  private func colors(_ style: Style, _ palette: PagePalette) -> (ink: UInt32, ground: UInt32) {
    let ground = style.background?.hex ?? palette.ground
    var ink = style.foreground?.hex ?? palette.text
    if style.attributes.contains(.dim) {
      ink = RGB(hex: ink).mixed(with: RGB(hex: ground), share: 0.4).hex
    }
    return style.attributes.contains(.reverse) ? (ground, ink) : (ink, ground)
  }

  /// Cells of a row that are not the page's colour, those of one colour together.
  private func grounds(row: Int, _ cell: CellShape, _ palette: PagePalette) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    var x = 0
    while x < size.columns {
      let ground = colors(self[x, row].style, palette).ground
      var end = x + 1
      while end < size.columns, colors(self[end, row].style, palette).ground == ground { end += 1 }
      if ground != palette.ground {
        let rect = PageRect(
          x: cell.x(x), y: cell.y(row),
          width: Double(end - x) * cell.width, height: cell.height)
        commands.append(.cells([rect], color: ground))
      }
      x = end
    }
    return commands
  }

  /// Glyphs of a row: runs of text, and shapes of one colour together.
  private func glyphs(
    row: Int, _ cell: CellShape, _ palette: PagePalette, size: Double
  ) -> [DrawCommand] {
    var commands: [DrawCommand] = []
    var x = 0
    while x < self.size.columns {
      let style = self[x, row].style
      var end = x + 1
      while end < self.size.columns, self[end, row].style == style { end += 1 }
      let ink = colors(style, palette).ink
      var text = ""
      var start = x
      func flush() {
        let shown = text
        text = ""
        guard shown.contains(where: { $0 != " " }) else { return }
        commands.append(
          .text(
            PageText(
              shown,
              at: PagePoint(cell.x(start), cell.y(row) + 0.79 * cell.height),
              size: size, color: ink, isBold: style.attributes.contains(.bold), pitch: cell.width)))
      }
      var shapes = CellShape.Shapes()
      for column in x..<end {
        let glyph = self[column, row].glyph
        let corner = PagePoint(cell.x(column), cell.y(row))
        if cell.add(glyph, at: corner, to: &shapes) {
          flush()
          continue
        }
        if text.isEmpty { start = column }
        text.unicodeScalars.append(glyph)
      }
      flush()
      if !shapes.rects.isEmpty { commands.append(.cells(shapes.rects, color: ink)) }
      for (strength, tints) in shapes.tints.enumerated() where !tints.isEmpty {
        commands.append(.areas(tints, color: ink, opacity: Double(strength + 1) / 4))
      }
      if !shapes.dots.isEmpty {
        commands.append(
          .markers(
            shapes.dots, .circle, size: 0.34 * cell.width, color: ink, ground: ink))
      }
      if !shapes.lines.isEmpty {
        commands.append(.lines(shapes.lines, Stroke(ink, width: 0.1 * cell.width)))
      }
      x = end
    }
    return commands
  }
}

/// The shape of a cell, and of the glyphs that are drawn rather than written.
struct CellShape {
  let width: Double
  let height: Double
  /// What is left free around all cells, so that none touches the edge of the page.
  let margin: Double

  /// The left edge of a column.
  func x(_ column: Int) -> Double { margin + Double(column) * width }
  /// The upper edge of a row.
  func y(_ row: Int) -> Double { margin + Double(row) * height }

  /// What is drawn of some glyphs.
  struct Shapes {
    var rects: [PageRect] = []
    /// Light, medium and dark shades.
    var tints: [[[PagePoint]]] = [[], [], []]
    var dots: [PagePoint] = []
    var lines: [[PagePoint]] = []
  }

  /// Adds the shape of a glyph whose upper left corner is given; false where it is to be written.
  func add(_ glyph: Unicode.Scalar, at corner: PagePoint, to shapes: inout Shapes) -> Bool {
    func block(_ x: Double, _ y: Double, _ w: Double, _ h: Double) {
      shapes.rects.append(
        PageRect(
          x: corner.x + x * width, y: corner.y + y * height, width: w * width,
          height: h * height))
    }
    switch glyph.value {
    case 0x2800...0x28FF:
      dots(UInt8(glyph.value - 0x2800), at: corner, to: &shapes)
    case 0x2580: block(0, 0, 1, 0.5)
    case 0x2581...0x2588:
      let eighths = Double(glyph.value - 0x2580) / 8
      block(0, 1 - eighths, 1, eighths)
    case 0x2589...0x258F: block(0, 0, Double(0x2590 - glyph.value) / 8, 1)
    case 0x2590: block(0.5, 0, 0.5, 1)
    case 0x2594: block(0, 0, 1, 0.125)
    case 0x2595: block(0.875, 0, 0.125, 1)
    case 0x2591...0x2593: tint(Int(glyph.value - 0x2591), at: corner, to: &shapes)
    case 0x2596...0x259F:
      // Upper left, upper right, lower left, lower right.
      let parts = CellShape.quadrants[Int(glyph.value - 0x2596)]
      for part in 0..<4 where parts >> part & 1 == 1 {
        block(Double(part % 2) / 2, Double(part / 2) / 2, 0.5, 0.5)
      }
    default:
      guard let arms = CellShape.arms[glyph] else { return false }
      lines(arms, at: corner, to: &shapes)
    }
    return true
  }

  private static let quadrants: [Int] = [
    0b0100, 0b1000, 0b0001, 0b1101, 0b1001, 0b0111, 0b1011, 0b0010, 0b0110, 0b1110,
  ]

  /// Dots in the order of Unicode: left column down, right column down, the lowest pair last.
  private func dots(_ bits: UInt8, at corner: PagePoint, to shapes: inout Shapes) {
    let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
    for (bit, (column, row)) in places.enumerated() where bits >> bit & 1 == 1 {
      shapes.dots.append(
        PagePoint(
          corner.x + (0.25 + 0.5 * Double(column)) * width,
          corner.y + (0.125 + 0.25 * Double(row)) * height))
    }
  }

  private func tint(_ strength: Int, at corner: PagePoint, to shapes: inout Shapes) {
    let outline = [
      corner, PagePoint(corner.x + width, corner.y),
      PagePoint(corner.x + width, corner.y + height), PagePoint(corner.x, corner.y + height),
    ]
    shapes.tints[strength].append(outline)
  }

  /// Which arms leave the middle: up, right, down, left.
  private static let arms: [Unicode.Scalar: Int] = [
    "─": 0b1010, "│": 0b0101, "┌": 0b0110, "┐": 0b1100, "└": 0b0011, "┘": 0b1001, "├": 0b0111,
    "┤": 0b1101, "┬": 0b1110, "┴": 0b1011, "┼": 0b1111, "╭": 0b0110, "╮": 0b1100, "╰": 0b0011,
    "╯": 0b1001, "┃": 0b0101, "━": 0b1010,
  ]

  private func lines(_ arms: Int, at corner: PagePoint, to shapes: inout Shapes) {
    let middle = PagePoint(corner.x + width / 2, corner.y + height / 2)
    let ends = [
      PagePoint(middle.x, corner.y), PagePoint(corner.x + width, middle.y),
      PagePoint(middle.x, corner.y + height), PagePoint(corner.x, middle.y),
    ]
    for (bit, end) in ends.enumerated() where arms >> bit & 1 == 1 {
      shapes.lines.append([middle, end])
    }
  }
}
