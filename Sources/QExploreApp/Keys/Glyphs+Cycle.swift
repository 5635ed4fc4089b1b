import CellCanvas

extension Glyphs {
  /// The glyph set after this one.
  package var next: Glyphs {
    switch self {
    case .braille: .block
    case .block: .ascii
    case .ascii: .braille
    }
  }
}
