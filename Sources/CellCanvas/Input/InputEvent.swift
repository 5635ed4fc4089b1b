/// What a terminal can tell the program.
public enum InputEvent: Hashable, Sendable {
  /// A key press.
  case key(Key)
  /// A mouse button or wheel.
  case mouse(Mouse)
  /// The terminal has a new size.
  case resize(Size)
  /// Text pasted by the terminal, never read as keys.
  case paste(String)
}

/// A key press with its modifiers.
public struct Key: Hashable, Sendable {
  /// Which key.
  public enum Code: Hashable, Sendable {
    /// A printable character, as typed (shift already applied).
    case character(Unicode.Scalar)
    /// Arrows.
    case up, down, left, right
    /// Navigation keys.
    case home, end, pageUp, pageDown
    /// Editing keys.
    case enter, tab, backTab, backspace, delete, insert, escape
    /// F1 and up.
    case function(Int)
    /// A sequence that means nothing to us; swallowed whole, never read as letters.
    case unknown
  }

  /// Modifiers that the terminal reported.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// From the bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift, for keys that are no characters.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, also Escape followed at once by a key.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// Which key.
  public var code: Code
  /// With which modifiers.
  public var modifiers: Modifiers

  /// A key press.
  ///
  /// Control with a letter is `.character` of the small letter with `.control`.
  public init(_ code: Code, modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }
}

/// A mouse event in cells, counted from 0 at the top left.
public struct Mouse: Hashable, Sendable {
  /// What happened.
  public enum Action: Hashable, Sendable {
    /// The left button went down.
    case press
    /// The left button was released.
    case release
    /// The pointer moved with the left button down.
    case drag
    /// The right button went down.
    case secondaryPress
    /// One notch of the wheel.
    case wheelUp, wheelDown
  }

  /// What happened.
  public var action: Action
  /// Column.
  public var x: Int
  /// Row.
  public var y: Int

  /// A mouse event.
  public init(_ action: Action, x: Int, y: Int) {
    self.action = action
    self.x = x
    self.y = y
  }
}
