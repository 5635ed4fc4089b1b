import ArgumentParser
import CellCanvas
import Foundation

/// How the explorer looks and listens.
package struct ScreenOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The theme to begin with: \(builtInNames), one of your own in "
        + "~/.config/qexplore/themes, or a file such as mine.toml (default: \(defaultName))."))
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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The view to begin with: \(viewNames) (default: approximation)."))
  var view: String?

  @Flag(help: "Neither takes up the last session nor keeps this one.")
  var noSession = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Presses the keys of a file first: names and characters, as in Down \"0.01\" Enter 2 Ctrl-L.",
      valueName: "file"))
  var script: String?

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

  /// The views by name, as a list for sentences.
  private static var viewNames: String {
    ViewKind.allCases.map { $0.title.lowercased() }.joined(separator: ", ")
  }

  /// The view asked for, by name or number; nil: none.
  ///
  /// Throws `CommandFailure`.
  func chosenView() throws -> ViewKind? {
    guard let view else { return nil }
    guard let kind = ViewKind(named: view) else {
      throw CommandFailure(
        "the view \(shown(view)) does not exist; choose \(ScreenOptions.viewNames).")
    }
    return kind
  }

  /// The keys of the script; none where there is no script.
  ///
  /// Throws `CommandFailure`.
  func scriptKeys() throws -> [Key] {
    guard let script else { return [] }
    guard let data = FileManager.default.contents(atPath: script),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw CommandFailure(
        "the script \(shown(script, limit: 200)) cannot be read; check its name and permissions.")
    }
    do throws(KeyScript.Mistake) {
      return try KeyScript(text).keys
    } catch {
      throw CommandFailure(
        "line \(error.line) of the script \(shown(script, limit: 200)): \(shown(error.word)) is no key; "
          + "write names such as Up, Enter or Ctrl-L, characters, or text in quotation marks.")
    }
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

  /// The name of the theme without `--theme`.
  private static var defaultName: String { Theme.builtIn[0].name }

  /// The names of the themes that need no file, as a list for sentences.
  private static var builtInNames: String {
    Theme.builtIn.map(\.name).joined(separator: ", ")
  }

  /// The themes to cycle through, the one asked for first.
  ///
  /// A name is first looked for among the person's own themes, which `environment` leads to, then
  /// among the built-in ones. Throws `CommandFailure`.
  package func themes(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> [Theme] {
    let builtIn = Theme.builtIn
    let asked = theme ?? ScreenOptions.defaultName
    let folder = ThemeFolder(environment: environment)
    let place = builtIn.firstIndex { $0.name == asked }
    if let file = folder?.file(named: asked) {
      let others = place.map { builtIn[($0 + 1)...] + builtIn[..<$0] } ?? builtIn[...]
      return [try ScreenOptions.theme(inFile: file)] + others
    }
    if let place { return Array(builtIn[place...] + builtIn[..<place]) }
    guard asked.hasSuffix(".toml") else {
      let own = (folder?.names ?? []).map { plain($0, limit: 40) }.joined(separator: ", ")
      throw CommandFailure(
        "the theme \(shown(asked)) does not exist; choose \(ScreenOptions.builtInNames), "
          + (own.isEmpty ? "" : "your own \(own), ") + "or give a .toml file.")
    }
    return [try ScreenOptions.theme(inFile: asked)] + builtIn
  }

  /// The theme in a file; a key that means nothing is refused, for nobody would see a warning behind
  /// the explorer's screen.
  private static func theme(inFile path: String) throws -> Theme {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw CommandFailure(
        "the theme file \(shown(path, limit: 200)) cannot be read; check its name and permissions.")
    }
    do {
      let read = try ThemeFile(toml: text, file: path)
      if let warning = read.warnings.first { throw warning }
      return read.theme
    } catch {
      throw CommandFailure("the theme is wrong at \(plain("\(error)", limit: 400)).")
    }
  }
}
