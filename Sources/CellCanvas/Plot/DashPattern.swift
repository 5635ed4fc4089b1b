import Figures

/// Which dots along a stroke are set, repeating after `period` dots.
struct DashPattern {
  let mask: UInt32
  let period: Int

  /// A pattern for a dash at the resolution of a glyph set; coarser dots get shorter patterns.
  init(_ dash: Dash, glyphs: Glyphs) {
    switch (dash, glyphs) {
    case (.solid, _): (mask, period) = (1, 1)
    // As much gap as stroke, two cells each: a curve under this one shows in every other pair of
    // cells.
    case (.dashed, .braille): (mask, period) = (0b0000_1111, 8)
    case (.dashed, .block): (mask, period) = (0b0000_1111, 8)
    case (.dashed, .ascii): (mask, period) = (0b0011, 4)
    case (.dotted, .braille): (mask, period) = (0b0001, 4)
    case (.dotted, .block): (mask, period) = (0b0001, 4)
    case (.dotted, .ascii): (mask, period) = (0b01, 2)
    case (.dashDotted, .braille): (mask, period) = (0b0001_0001_1111, 12)
    case (.dashDotted, .block): (mask, period) = (0b0100_1111, 10)
    case (.dashDotted, .ascii): (mask, period) = (0b010111, 6)
    }
  }

  func isOn(_ step: Int) -> Bool { mask >> UInt32(step % period) & 1 == 1 }
}
