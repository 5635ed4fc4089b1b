import ArgumentParser
import CellCanvas
import Foundation

/// How the explorer looks and listens.
package struct ScreenOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "The theme to begin with: dark, light or a file such as mine.toml (default: dark).")
  var theme: String?

  @Option(
    parsing: .unconditional,
    help: "What plots are drawn with: auto, braille, block or ascii (default: auto).")
  var glyphs: String?

  @Option(
    parsing: .unconditional,
    help: "How many colours are used: auto, 256, 16 or never (default: auto).")
  var color: String?

  @Flag(help: "Leaves the mouse to the terminal.")
  var noMouse = false

  package init() {}

  /// The glyphs asked for; nil: what the terminal can show.
  ///
  /// Throws `CommandFailure`.
  func chosenGlyphs() throws -> Glyphs? {
    if glyphs == "auto" { return nil }
    guard let glyphs else { return nil }
    guard let chosen = Glyphs(rawValue: glyphs) else {
      throw CommandFailure(
        "glyphs \(shown(glyphs)) do not exist; choose auto, braille, block or ascii.")
    }
    return chosen
  }

  /// The glyphs for a terminal when none are asked for.
  ///
  /// The font of the Linux console has few characters, and neither braille nor most blocks are
  /// among them.
  static func automaticGlyphs(isUnicode: Bool, term: String?) -> Glyphs {
    let isConsole = term == "linux" || term?.hasPrefix("linux-") == true
    return isUnicode && !isConsole ? .braille : .ascii
  }

  /// What is asked of the terminal.
  ///
  /// Throws `CommandFailure`.
  func terminalRequest() throws -> TerminalRequest {
    let depth: ColorDepth?
    switch color {
    case nil, "auto": depth = nil
    case "256": depth = .palette256
    case "16": depth = .sixteen
    case "never": depth = ColorDepth.none
    case .some(let other):
      throw CommandFailure(
        "color \(shown(other)) does not exist; choose auto, 256, 16 or never.")
    }
    let glyphs = try chosenGlyphs()
    return TerminalRequest(
      colorDepth: depth, usesMouse: !noMouse, forcesUnicode: glyphs == .braille || glyphs == .block)
  }

  /// The themes to cycle through, the one asked for first.
  ///
  /// Throws `CommandFailure`.
  func themes() throws -> [Theme] {
    let builtIn = Theme.builtIn
    guard let theme else { return builtIn }
    if let index = builtIn.firstIndex(where: { $0.name == theme }) {
      return Array(builtIn[index...] + builtIn[..<index])
    }
    guard theme.hasSuffix(".toml") else {
      let names = builtIn.map(\.name).joined(separator: ", ")
      throw CommandFailure(
        "the theme \(shown(theme)) does not exist; choose \(names) or give a .toml file.")
    }
    guard let data = FileManager.default.contents(atPath: theme),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw CommandFailure(
        "the theme file \(shown(theme, limit: 200)) cannot be read; check its name and permissions."
      )
    }
    do {
      return [try ThemeFile(toml: text, file: theme).theme] + builtIn
    } catch {
      throw CommandFailure("the theme is wrong at \(plain(error.description, limit: 300)).")
    }
  }
}
