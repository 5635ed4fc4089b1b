import CellCanvas
import Foundation

/// Where the last session is kept: `session.toml` in the state folder.
package struct SessionStore: Sendable, Hashable {
  /// The file.
  package let path: String

  /// A file.
  package init(path: String) { self.path = path }

  /// `session.toml` in the state folder; nil where there is none.
  package init?(environment: [String: String]) {
    guard let folder = PersonalFolder.state.path(environment: environment) else { return nil }
    path = folder + "/session.toml"
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
