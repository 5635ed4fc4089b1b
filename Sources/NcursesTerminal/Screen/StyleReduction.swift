import CellCanvas

/// A style in the colours of one terminal.
package struct ReducedStyle: Hashable, Sendable {
  /// Colour numbers, -1 for the terminal's own.
  package var colors: PairTable.Colors
  /// The attributes, bold added where it stands for bright.
  package var attributes: Style.Attributes
}

/// How styles are shown by a terminal of some depth.
package struct StyleReduction: Hashable, Sendable {
  private let depth: ColorDepth
  private let colorCount: Int

  /// For a terminal of this depth, used with `colorCount` colours (8 or 16 matter).
  package init(depth: ColorDepth, colorCount: Int) {
    self.depth = depth
    self.colorCount = colorCount
  }

  /// The style as the terminal can show it.
  ///
  /// `isText` says that the glyph has to be told from its background; where both fall together in
  /// few colours, the foreground gives way.
  package func reduce(_ style: Style, isText: Bool) -> ReducedStyle {
    var attributes = style.attributes
    var foreground: Int32 = -1
    var background: Int32 = -1
    switch depth {
    case .none: break
    case .direct:
      foreground = style.foreground.map(Self.packed) ?? -1
      background = style.background.map(Self.packed) ?? -1
    case .palette256:
      foreground = style.foreground.map { Int32($0.palette256) } ?? -1
      background = style.background.map { Int32($0.palette256) } ?? -1
    case .sixteen:
      foreground = style.foreground.map { Int32($0.palette16) } ?? -1
      background = style.background.map { Int32($0.palette16) } ?? -1
      if colorCount < 16 {
        // Bold is bright there, except that bold black is invisible on many.
        if foreground == 8 {
          foreground = 7
        } else if foreground > 8 {
          foreground -= 8
          attributes.insert(.bold)
        }
        background = background == 8 ? 0 : background > 8 ? background - 8 : background
      }
      if isText, foreground >= 0, foreground == background, style.foreground != style.background {
        foreground = [0, 4, 8].contains(background) ? 7 : 0
      }
    }
    return ReducedStyle(
      colors: .init(foreground: foreground, background: background), attributes: attributes)
  }

  /// `0xRRGGBB`; the numbers up to 7 are palette colours in direct-colour terminals, so near blacks
  /// move over.
  private static func packed(_ color: RGB) -> Int32 {
    let value = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
    return (1...7).contains(value) ? 8 : value
  }
}
