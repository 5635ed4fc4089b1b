import CellCanvas
import Foundation

/// Themes by name or file.
package struct ScreenThemes {
  /// The one that is asked for.
  package var asked: String?

  /// None is asked for.
  package init() {}

  /// The name of the theme without `--theme`.
  static var defaultName: String { Theme.builtIn[0].name }

  /// The names of the themes that need no file, as a list for sentences.
  static var builtInNames: String {
    Theme.builtIn.map(\.name).joined(separator: ", ")
  }

  /// The themes, the one asked for first, else the first built-in one.
  ///
  /// A person's own themes, which `environment` leads to, come last, but one with the name of a
  /// built-in one takes its place. Throws `CommandFailure`.
  package func themes(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> [Theme] {
    let asked = asked ?? ScreenThemes.defaultName
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
        do { found = try ScreenThemes.theme(inFile: file) } catch {
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
        "the theme \(shown(asked)) does not exist; choose \(ScreenThemes.builtInNames), "
          + (names.isEmpty ? "" : "your own \(names), ") + "or give a .toml file.")
    }
    return [try ScreenThemes.theme(inFile: asked)] + themes
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
