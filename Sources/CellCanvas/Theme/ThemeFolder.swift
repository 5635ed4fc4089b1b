import Foundation

/// The folder of a person's own themes: NAME.toml is the theme NAME, before a built-in one.
package struct ThemeFolder: Hashable, Sendable {
  /// Its path; the folder need not exist.
  package let path: String

  /// A folder.
  package init(path: String) { self.path = path }

  /// `themes` in the configuration folder; nil where there is none.
  package init?(environment: [String: String]) {
    guard let folder = PersonalFolder.configuration.path(environment: environment) else {
      return nil
    }
    path = folder + "/themes"
  }

  /// The names of the themes in it, sorted.
  package var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix(".toml") && !$0.hasPrefix(".") }
      .map { String($0.dropLast(5)) }.sorted()
  }

  /// The file of a theme, where there is one; a name with a slash never has one.
  package func file(named name: String) -> String? {
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/") else { return nil }
    let file = "\(path)/\(name).toml"
    return FileManager.default.fileExists(atPath: file) ? file : nil
  }
}
