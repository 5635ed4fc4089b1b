public import CellCanvas

/// What the command line asks of the terminal.
public struct TerminalRequest: Sendable, Hashable {
  /// The colours to use; nil: as many as the terminal has and NO_COLOR allows.
  public var colorDepth: ColorDepth?
  /// Whether the mouse is listened to.
  public var usesMouse: Bool
  /// Whether Unicode glyphs were asked for even where the locale does not promise them.
  public var forcesUnicode: Bool

  package init(
    colorDepth: ColorDepth? = nil, usesMouse: Bool = true, forcesUnicode: Bool = false
  ) {
    self.colorDepth = colorDepth
    self.usesMouse = usesMouse
    self.forcesUnicode = forcesUnicode
  }
}
