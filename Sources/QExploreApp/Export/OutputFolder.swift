import Foundation

/// A folder that appears whole, by rename, or not at all; one that is there is left as it is.
package struct OutputFolder: Sendable, Hashable {
  /// A file of it.
  package struct File: Sendable, Hashable {
    /// Its path within the folder: `figures/error.svg`.
    package var path: String
    /// What it holds.
    package var bytes: [UInt8]

    /// A file.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Where it is to be.
  package let path: String

  /// A folder at a path.
  package init(path: String) {
    self.path = PathText.withoutSlashes(path)
  }

  /// The first folder of this name, with a number behind it where others are there.
  package func free() -> OutputFolder {
    var folder = self
    var number = 1
    while FileManager.default.fileExists(atPath: folder.path) {
      number += 1
      folder = OutputFolder(path: "\(path)-\(number)")
    }
    return folder
  }

  /// Says beforehand what would keep the folder from being written.
  ///
  /// Throws `CommandFailure`.
  package func check() throws {
    guard !path.isEmpty else { throw CommandFailure("the output folder has no name; give one.") }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        "\(shown(path, limit: 200)) exists and is left as it is; take another name.")
    }
    let place = PathText.folder(of: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CommandFailure(
        "there is no folder \(shown(place, limit: 200)); make it first, or write elsewhere.")
    }
  }

  /// Writes all files.
  ///
  /// Throws `CommandFailure`; then nothing is left behind.
  package func write(_ files: [File]) throws {
    try check()
    let hidden = "\(PathText.folder(of: path))/.qexplore-\(UUID().uuidString)"
    let manager = FileManager.default
    do {
      for file in files {
        let place = URL(fileURLWithPath: "\(hidden)/\(file.path)")
        try manager.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
      }
      // Rename fails where a folder that holds something appeared meanwhile.
      guard rename(hidden, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    } catch {
      try? manager.removeItem(atPath: hidden)
      throw CommandFailure(
        "\(shown(path, limit: 200)) cannot be written: \(OutputFolder.reason(error)); "
          + "free some space, check the permissions of its folder, or write elsewhere.")
    }
  }

  /// What the system said, in a few words.
  private static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let number = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(number)))
    }
    return "the system refused"
  }
}
