import ArgumentParser
import CellCanvas
import Foundation

/// How the explorer looks and listens.
package struct ScreenOptions: ParsableArguments {
  @OptionGroup var look: LookOptions

  @Option(
    parsing: .unconditional,
    help: "How many colours are used: auto, 256, 16 or never (default: auto).",
    completion: .list(ScreenChoices.colorNames))
  var color: String?

  @Flag(help: "Leaves the mouse to the terminal.")
  var noMouse = false

  @OptionGroup var start: ViewOptions

  @Flag(help: "Neither takes up the last session nor keeps this one.")
  var noSession = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Presses the keys of a file first: names and characters, as in Down \"0.01\" Enter 2 Ctrl-L.",
      valueName: "file"),
    completion: .file())
  var script: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Your defaults and keys (default: ~/.config/qexplore/config.toml; qexplore config writes one).",
      valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  @Flag(help: "Does without your defaults and keys.")
  var noConfig = false

  package init() {}

  /// What was asked for on the command line.
  var choices: ScreenChoices {
    var choices = ScreenChoices()
    (choices.view, choices.glyphs, choices.color) = (start.view, look.glyphs, color)
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

  /// The themes to cycle through, the one asked for first: by `--theme`, else `usual`, else the first
  /// built-in one.
  ///
  /// Throws `CommandFailure`.
  package func themes(
    default usual: String? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> [Theme] {
    var themes = ScreenThemes()
    themes.asked = look.theme ?? usual
    return try themes.themes(environment: environment)
  }
}
