import Foundation

/// A file that appears whole, by rename, or not at all.
package struct OutputFile: Sendable, Hashable {
  /// Where it is to be.
  package let path: String

  /// Whether there is an option that replaces it, to be named where it exists.
  private let mayBeReplaced: Bool

  /// A file at a path; `mayBeReplaced` where an option `--overwrite` replaces what is there.
  package init(path: String, mayBeReplaced: Bool = true) {
    self.path = path
    self.mayBeReplaced = mayBeReplaced
  }

  /// The ending of its name in small letters, without the point; empty where it has none.
  package var ending: String {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// The folder that it is to be in.
  private var place: String {
    let folder = (path as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  /// Says beforehand what would keep the file from being written.
  ///
  /// Throws `CommandFailure`.
  package func check(replacing mayReplace: Bool = false) throws {
    guard !path.isEmpty else { throw CommandFailure("the output file has no name; give one.") }
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: path, isDirectory: &isFolder), !mayReplace || isFolder.boolValue {
      throw CommandFailure(
        isFolder.boolValue
          ? "\(shown(path, limit: 200)) is a folder; give the name of a file in it."
          : "\(shown(path, limit: 200)) exists and is left as it is; take another name"
            + (mayBeReplaced ? ", or --overwrite." : "."))
    }
    guard manager.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandFailure(
        "there is no folder \(shown(place, limit: 200)); make it first, or write elsewhere.")
    }
  }

  /// The first file of this name, with a number before its ending where others are there:
  /// `figure.svg`, `figure-2.svg`.
  package func free() -> OutputFile {
    let ending = ending.isEmpty ? "" : ".\(path.suffix(ending.count))"
    let stem = path.dropLast(ending.count)
    var file = self
    var number = 1
    while FileManager.default.fileExists(atPath: file.path) {
      number += 1
      file = OutputFile(path: "\(stem)-\(number)\(ending)", mayBeReplaced: mayBeReplaced)
    }
    return file
  }

  /// Writes bytes; a file that is there stays unless it may be replaced.
  ///
  /// Throws `CommandFailure`; then nothing is left behind.
  package func write(_ bytes: some Sequence<UInt8>, replacing mayReplace: Bool = false) throws {
    try check(replacing: mayReplace)
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

  /// What the system said, in a few words.
  static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let number = underlying?.code, underlying?.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(number)))
    }
    return "the system refused"
  }
}
