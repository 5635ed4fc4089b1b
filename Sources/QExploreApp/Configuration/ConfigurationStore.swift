import CellCanvas
import Foundation

/// Where a person's configuration is: `config.toml` in the configuration folder.
package struct ConfigurationStore: Sendable, Hashable {
  /// The file.
  package let path: String

  /// A file.
  package init(path: String) { self.path = path }

  /// `config.toml` in the configuration folder; nil where there is none.
  package init?(environment: [String: String]) {
    guard let folder = PersonalFolder.configuration.path(environment: environment) else {
      return nil
    }
    path = folder + "/config.toml"
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

  /// Writes a first configuration; it appears whole, and a file that is there stays, also one that was
  /// made a moment ago.
  ///
  /// Throws `CommandFailure`.
  package func writeFirst(_ text: String) throws {
    let file = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try OutputFile(path: path).place(replacing: false) { receive in
        try Array(text.utf8).withUnsafeBytes(receive)
      }
    } catch let error as UnfinishedFile.Refusal where error.number == EEXIST {
      throw CommandFailure(
        "the configuration \(shown(path, limit: 200)) exists and is left as it is; edit it, or move "
          + "it away first.")
    } catch {
      throw CommandFailure(
        "the configuration \(shown(path, limit: 200)) cannot be written; check the permissions of "
          + "its folder, or redirect qexplore config to a file of yours.")
    }
  }
}
