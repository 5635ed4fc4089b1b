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

  /// Writes bytes; a file that is there stays unless it may be replaced.
  ///
  /// Throws `CommandFailure`; then nothing is left behind.
  package func write(_ bytes: some Sequence<UInt8>, replacing mayReplace: Bool = false) throws {
    try write(replacing: mayReplace) { receive in try Array(bytes).withUnsafeBytes(receive) }
  }

  /// Writes the pieces that `body` hands over, in order, so that the file is never held whole.
  ///
  /// Throws `CommandFailure`, and what `body` throws; then nothing is left behind.
  package func write(
    replacing mayReplace: Bool = false,
    _ body: (_ receive: @escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    try check(replacing: mayReplace)
    do {
      try place(replacing: mayReplace, body)
    } catch let error as UnfinishedFile.Refusal {
      // One that appeared while this one was written.
      if error.number == EEXIST { throw existing }
      throw CommandFailure(
        "\(shown(path, limit: 200)) cannot be written: \(String(cString: strerror(error.number))); "
          + "free some space, check the permissions of its folder, or write elsewhere.")
    }
  }

  /// Puts the pieces into a folder that is there, whole or not at all.
  ///
  /// Throws `UnfinishedFile.Refusal`, with `EEXIST` where a file stands that may not be replaced,
  /// however late it appeared, and what `body` throws; then nothing is left behind.
  func place(
    replacing mayReplace: Bool,
    _ body: (_ receive: @escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) throws {
    let file = try UnfinishedFile(in: folder)
    do {
      try body { try file.append($0) }
      try file.appear(as: path, replacing: mayReplace)
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Refuses a name that is taken or has no folder, before work is done for it.
  ///
  /// Throws `CommandFailure`.
  package func check(replacing mayReplace: Bool = false) throws {
    guard !path.isEmpty else { throw CommandFailure("the output file has no name; give one.") }
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    let exists = manager.fileExists(atPath: path, isDirectory: &isFolder)
    guard !path.hasSuffix("/"), !(exists && isFolder.boolValue) else {
      throw CommandFailure(
        "\(shown(path, limit: 200)) is a folder; give the name of a file in it.")
    }
    if exists, !mayReplace { throw existing }
    guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw CommandFailure(
        "there is no folder \(shown(folder, limit: 200)); make it first, or write elsewhere.")
    }
  }

  /// The first file of this name, with a number before its ending where others are there:
  /// `figure.svg`, `figure-2.svg`.
  package func free() -> OutputFile {
    let dotted = ending.isEmpty ? 0 : ending.count + 1
    let (stem, end) = (path.dropLast(dotted), path.suffix(dotted))
    var file = self
    var number = 1
    while FileManager.default.fileExists(atPath: file.path) {
      number += 1
      file = OutputFile(path: "\(stem)-\(number)\(end)", mayBeReplaced: mayBeReplaced)
    }
    return file
  }

  private var folder: String { PathText.folder(of: path) }

  /// Why a file that is there is not written.
  private var existing: CommandFailure {
    CommandFailure(
      "\(shown(path, limit: 200)) exists and is left as it is; take another name"
        + (mayBeReplaced ? ", or --overwrite." : "."))
  }
}
