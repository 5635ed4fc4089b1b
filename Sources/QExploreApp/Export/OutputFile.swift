import Foundation

/// A file that appears whole, by rename, or not at all.
package struct OutputFile: Sendable, Hashable {
  /// Where it is to be.
  package let path: String

  /// A file at a path.
  package init(path: String) { self.path = path }

  /// The ending of its name in small letters, without the point; empty where it has none.
  package var ending: String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// Writes bytes; a file that is there stays unless it may be replaced.
  ///
  /// Throws `CommandFailure`; then nothing is left behind.
  package func write(_ bytes: some Sequence<UInt8>, replacing mayReplace: Bool = false) throws {
    guard !path.isEmpty else { throw CommandFailure("the output file has no name; give one.") }
    let manager = FileManager.default
    if manager.fileExists(atPath: path), !mayReplace {
      throw CommandFailure(
        "\(shown(path, limit: 200)) exists and is left as it is; take another name, or --overwrite."
      )
    }
    let folder = (path as NSString).deletingLastPathComponent
    let place = folder.isEmpty ? "." : folder
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandFailure(
        "there is no folder \(shown(place, limit: 200)); make it first, or write elsewhere.")
    }
    let hidden = "\(place)/.qexplore-\(UUID().uuidString)"
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: hidden))
      // Rename replaces what appeared meanwhile only where that is allowed.
      if mayReplace {
        guard rename(hidden, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      } else {
        guard link(hidden, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        unlink(hidden)
      }
    } catch {
      unlink(hidden)
      throw CommandFailure(
        "\(shown(path, limit: 200)) cannot be written: \(OutputFile.reason(error)); "
          + "free some space, check the permissions of its folder, or write elsewhere.")
    }
  }

  private static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let number = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(number)))
    }
    return "the system refused"
  }
}
