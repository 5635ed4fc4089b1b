import Foundation

/// Where a person's configuration is: `config.toml` in the configuration folder.
package struct ConfigurationStore: Sendable, Hashable {
  /// The file.
  package let path: String

  /// A file.
  package init(path: String) { self.path = path }

  /// `$XDG_CONFIG_HOME/qexplore/config.toml`, or `~/.config/qexplore/config.toml` where that variable
  /// is unset, empty or relative.
  ///
  /// Nil where there is no home either. Source: XDG Base Directory Specification.
  package init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map({ $0 + "/.config" })
    else { return nil }
    path = base + "/qexplore/config.toml"
  }

  /// Whether there is a file.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// What the file says.
  ///
  /// Throws `ConfigurationIssue`, and `CommandFailure` where it cannot be read.
  package func load() throws -> Configuration {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw CommandFailure(
        "the configuration \(shown(path, limit: 200)) cannot be read; check its name and "
          + "permissions, or start with --no-config.")
    }
    return try Configuration(toml: text, file: path)
  }

  /// Writes a first configuration; the file appears by rename, and one that is there stays.
  ///
  /// Throws `CommandFailure`.
  package func writeFirst(_ text: String) throws {
    guard !exists else {
      throw CommandFailure(
        "the configuration \(shown(path, limit: 200)) exists and is left as it is; edit it, or move "
          + "it away first.")
    }
    let file = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .atomic)
    } catch {
      throw CommandFailure(
        "the configuration \(shown(path, limit: 200)) cannot be written; check the permissions of "
          + "its folder, or redirect qexplore config to a file of yours.")
    }
  }
}
