/// A colour, 8 bits a channel.
public struct RGB: Hashable, Sendable {
  /// Red.
  public var red: UInt8
  /// Green.
  public var green: UInt8
  /// Blue.
  public var blue: UInt8

  /// A colour from its channels.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour from `0xRRGGBB`; higher bits are ignored.
  public init(hex: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: hex >> 16), green: UInt8(truncatingIfNeeded: hex >> 8),
      blue: UInt8(truncatingIfNeeded: hex))
  }
}

/// How a cell is painted; a nil colour is the terminal's own.
public struct Style: Hashable, Sendable {
  /// Attributes that every terminal can show in some way.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// From the bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Bold.
    public static let bold = Attributes(rawValue: 1)
    /// Dim.
    public static let dim = Attributes(rawValue: 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 4)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 8)
    /// Italic.
    public static let italic = Attributes(rawValue: 16)
  }

  /// Colour of the glyph.
  public var foreground: RGB?
  /// Colour behind the glyph.
  public var background: RGB?
  /// Bold, dim, and so on.
  public var attributes: Attributes

  /// A style; by default the terminal's own colours.
  public init(
    foreground: RGB? = nil, background: RGB? = nil, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// One character cell: a scalar of width one and its style.
public struct Cell: Hashable, Sendable {
  /// The glyph; a control character is never stored.
  public var glyph: Unicode.Scalar
  /// How it is painted.
  public var style: Style

  /// A cell; by default a blank in the terminal's own colours.
  public init(_ glyph: Unicode.Scalar = " ", style: Style = Style()) {
    self.glyph = glyph
    self.style = style
  }
}
