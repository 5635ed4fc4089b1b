/// The colours of a figure on a page, as `0xRRGGBB`.
package struct PagePalette: Hashable, Sendable {
  /// The page.
  package var ground: UInt32
  /// Titles and labels.
  package var text: UInt32
  /// Quiet text.
  package var muted: UInt32
  /// Axis lines and ticks.
  package var axis: UInt32
  /// Lines of the grid behind the data.
  package var grid: UInt32
  /// Marks by their role; a role that is missing has the colour of text.
  package var roles: [Role: UInt32]

  /// A palette.
  package init(
    ground: UInt32, text: UInt32, muted: UInt32, axis: UInt32, grid: UInt32, roles: [Role: UInt32]
  ) {
    self.ground = ground
    self.text = text
    self.muted = muted
    self.axis = axis
    self.grid = grid
    self.roles = roles
  }

  /// The colour of a role; series beyond the sixth start again.
  package func color(of role: Role) -> UInt32 {
    if case .series(let index) = role { return roles[.series((index % 6 + 6) % 6)] ?? text }
    return roles[role] ?? text
  }
}
