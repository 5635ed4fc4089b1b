import CellCanvas

/// How the explorer is to look, as asked for in words: on the command line or in a configuration.
struct ScreenChoices {
  /// A view by name or number.
  var view: String?
  /// auto, braille, block or ascii.
  var glyphs: String?
  /// auto, 256, 16 or never.
  var color: String?

  /// The views by name.
  static let viewTitles = ViewKind.allCases.map { $0.title.lowercased() }
  /// What glyphs can be asked for.
  static let glyphNames = ["auto"] + Glyphs.allCases.map(\.rawValue)
  /// What colours can be asked for.
  static let colorNames = ["auto", "256", "16", "never"]

  /// The views by name, as a list for sentences.
  static var viewNames: String { viewTitles.joined(separator: ", ") }

  /// The view asked for; nil: none.
  ///
  /// Throws `CommandFailure`.
  func chosenView() throws -> ViewKind? {
    guard let view else { return nil }
    guard let kind = ViewKind(named: view) else {
      throw CommandFailure(
        "the view \(shown(view)) does not exist; choose \(ScreenChoices.viewNames).")
    }
    return kind
  }

  /// The glyphs asked for; nil: what the terminal can show.
  ///
  /// Throws `CommandFailure`.
  func chosenGlyphs() throws -> Glyphs? {
    guard let glyphs, glyphs != "auto" else { return nil }
    guard let chosen = Glyphs(rawValue: glyphs) else {
      throw CommandFailure(
        "glyphs \(shown(glyphs)) do not exist; choose auto, braille, block or ascii.")
    }
    return chosen
  }

  /// The colours asked for; nil: what the terminal has and NO_COLOR allows.
  ///
  /// Throws `CommandFailure`.
  func colorDepth() throws -> ColorDepth? {
    switch color {
    case nil, "auto": return nil
    case "256": return .palette256
    case "16": return .sixteen
    case "never": return ColorDepth.none
    case .some(let other):
      throw CommandFailure(
        "color \(shown(other)) does not exist; choose auto, 256, 16 or never.")
    }
  }

  /// The glyphs for a terminal when none are asked for.
  ///
  /// The font of the Linux console has few characters, and neither braille nor most blocks are
  /// among them.
  static func automaticGlyphs(isUnicode: Bool, term: String?) -> Glyphs {
    let isConsole = term == "linux" || term?.hasPrefix("linux-") == true
    return isUnicode && !isConsole ? .braille : .ascii
  }
}
