import CellCanvas

/// What the user asked of the terminal.
public struct TerminalOptions: Hashable, Sendable {
  /// The colours asked for, at most; nil lets the terminal and NO_COLOR decide.
  public var color: ColorDepth?
  /// Whether mouse events are wanted; without them the terminal keeps its own selection.
  public var mouse: Bool
  /// Whether each frame is marked, so that terminals that know the marks show it in one go.
  public var synchronizedOutput: Bool
  /// Whether Unicode glyphs are wanted even where the locale does not say that they can be shown.
  public var forcesUnicode: Bool

  /// Options; by default all that the terminal can do.
  public init(
    color: ColorDepth? = nil, mouse: Bool = true, synchronizedOutput: Bool = true,
    forcesUnicode: Bool = false
  ) {
    self.color = color
    self.mouse = mouse
    self.synchronizedOutput = synchronizedOutput
    self.forcesUnicode = forcesUnicode
  }
}
