/// How a frame is drawn: a theme and a set of glyphs.
package struct Look: Hashable, Sendable {
  /// Colours and attributes by role.
  package var theme: Theme
  /// Which characters.
  package var glyphs: Glyphs

  /// A look.
  package init(theme: Theme = .dark, glyphs: Glyphs = .braille) {
    self.theme = theme
    self.glyphs = glyphs
  }

  /// The style of a role.
  package subscript(role: ThemeRole) -> Style { theme[role] }

  /// The foreground and attributes of one role on the background of another.
  ///
  /// A reversed ground keeps its own two colours, or every word on it would be a hole of another
  /// colour.
  package func style(_ role: ThemeRole, on ground: ThemeRole) -> Style {
    var style = theme[role]
    if theme[ground].attributes.contains(.reverse) {
      style.foreground = theme[ground].foreground
      style.attributes.subtract(.dim)
      style.attributes.insert(.reverse)
    }
    style.background = theme[ground].background
    return style
  }
}

extension CellBuffer {
  /// An empty frame in the background of a look.
  package init(size: Size, look: Look) {
    self.init(size: size, fill: Cell(" ", style: look[.background]))
  }
}
