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
    help: ArgumentHelp(
      "The view to begin with: \(ScreenChoices.viewNames) (default: approximation)."))
  var view: String?

  @Flag(help: "Neither takes up the last session nor keeps this one.")
  var noSession = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Presses the keys of a file first: names and characters, as in Down \"0.01\" Enter 2 Ctrl-L.",
      valueName: "file"))
  var script: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Your defaults and keys (default: ~/.config/qexplore/config.toml; qexplore config writes one).",
      valueName: "file"))
  var config: String?

  @Flag(help: "Does without your defaults and keys.")
  var noConfig = false

  package init() {}

  /// What was asked for on the command line.
  var choices: ScreenChoices {
    var choices = ScreenChoices()
    (choices.view, choices.glyphs, choices.color) = (view, glyphs, color)
    return choices
  }

  /// The person's configuration; an empty one where there is none or it is not wanted.
  ///
  /// Throws `ConfigurationIssue` and `CommandFailure`.
  func configuration(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Configuration {
    guard !noConfig else {
      guard config == nil else {
        throw CommandFailure("--config and --no-config contradict each other; give one of the two.")
      }
      return Configuration()
    }
    if let config { return try ConfigurationStore(path: config).load() }
    guard let store = ConfigurationStore(environment: environment), store.exists else {
      return Configuration()
    }
    return try store.load()
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

  /// The name of the theme without `--theme`.
  private static var defaultName: String { Theme.builtIn[0].name }

  /// The names of the themes that need no file, as a list for sentences.
  private static var builtInNames: String {
    Theme.builtIn.map(\.name).joined(separator: ", ")
  }

  /// The themes to cycle through, the one asked for first: by `--theme`, else `usual`, else the first
  /// built-in one.
  ///
  /// A person's own themes, which `environment` leads to, come last, but one with the name of a
  /// built-in one takes its place. Throws `CommandFailure`.
  package func themes(
    default usual: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> [Theme] {
    let asked = theme ?? usual ?? ScreenOptions.defaultName
    let folder = ThemeFolder(environment: environment)
    let own = folder?.names ?? []
    var themes: [Theme] = []
    var place: Int?
    for name in Theme.builtIn.map(\.name)
      + own.filter({ name in
        !Theme.builtIn.contains { $0.name == name }
      })
    {
      var found = Theme.builtIn.first { $0.name == name }
      if let file = folder?.file(named: name) {
        do { found = try ScreenOptions.theme(inFile: file) } catch {
          // One that is wrong is told of where it is asked for, and else does without.
          if name == asked { throw error }
        }
      }
      guard let found else { continue }
      if name == asked { place = themes.count }
      themes.append(found)
    }
    if let place { return Array(themes[place...] + themes[..<place]) }
    guard asked.hasSuffix(".toml") else {
      let names = own.map { plain($0, limit: 40) }.joined(separator: ", ")
      throw CommandFailure(
        "the theme \(shown(asked)) does not exist; choose \(ScreenOptions.builtInNames), "
          + (names.isEmpty ? "" : "your own \(names), ") + "or give a .toml file.")
    }
    return [try ScreenOptions.theme(inFile: asked)] + themes
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
