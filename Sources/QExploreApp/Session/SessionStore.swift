import Foundation

/// Where the last session is kept: `session.toml` in the state folder.
package struct SessionStore: Sendable, Hashable {
  /// The file.
  package let path: String

  /// A file.
  package init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/qexplore/session.toml`, or `~/.local/state/qexplore/session.toml` where that
  /// variable is unset, empty or relative.
  ///
  /// Nil where there is no home either. Source: XDG Base Directory Specification.
  package init?(environment: [String: String]) {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = absolute("XDG_STATE_HOME") ?? absolute("HOME").map({ $0 + "/.local/state" })
    else { return nil }
    path = base + "/qexplore/session.toml"
  }

  /// Whether the program was used before.
  package var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// The last session; nil where there is none that can be read.
  package func load() -> SavedSession? {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(bytes: data, encoding: .utf8)
    else { return nil }
    return SavedSession(toml: text)
  }

  /// Keeps a session: the file appears by rename, so that it is never half written.
  ///
  /// Where it cannot be written nothing happens; nobody asked for it.
  package func save(_ session: SavedSession) {
    let file = URL(fileURLWithPath: path)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(session.toml.utf8).write(to: file, options: .atomic)
  }
}
