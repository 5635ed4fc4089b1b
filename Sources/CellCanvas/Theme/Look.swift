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
  package func style(_ role: ThemeRole, on ground: ThemeRole) -> Style {
    var style = theme[role]
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
