/// How the cells of a glyph set divide into dots, and which glyph shows a set of dots.
struct DotGrid: Hashable, Sendable {
  /// log2 of the dots a cell has in x.
  let shiftX: Int
  /// log2 of the dots a cell has in y.
  let shiftY: Int
  /// The bit of a dot, by row * dotsX + column within the cell.
  let bits: [UInt8]

  var dotsX: Int { 1 << shiftX }
  var dotsY: Int { 1 << shiftY }

  init(_ glyphs: Glyphs) {
    switch glyphs {
    case .braille:
      shiftX = 1
      shiftY = 2
      bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    case .block:
      shiftX = 1
      shiftY = 1
      bits = [1, 2, 4, 8]
    case .ascii:
      shiftX = 0
      shiftY = 0
      bits = [1]
    }
  }

  /// The glyph of a mask of dots, in ASCII the character of the role that owns the cell.
  static func glyph(_ mask: UInt8, glyphs: Glyphs, letter: Unicode.Scalar) -> Unicode.Scalar {
    switch glyphs {
    case .braille: Unicode.Scalar(0x2800 + UInt32(mask)) ?? "?"
    case .block: quadrants[Int(mask & 15)]
    case .ascii: letter
    }
  }

  private static let quadrants: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]

  /// Lower blocks of 0...8 eighths.
  static let eighths: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
