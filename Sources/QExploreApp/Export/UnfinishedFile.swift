import Foundation

/// A file that nobody sees until it is whole.
///
/// Where the system can, it has no name yet, so that nothing is left of it even when the program is
/// killed; else a hidden one beside its place.
package struct UnfinishedFile {
  /// The system refused, with its error number.
  package struct Refusal: Error {
    /// The error number.
    package var number: Int32
  }

  private let descriptor: Int32
  private let folder: String
  /// Its hidden path; nil where it has no name.
  private let hidden: String?

  /// Opens one in a folder.
  ///
  /// Throws `Refusal`.
  package init(in folder: String, canBeNameless: Bool = true) throws {
    self.folder = folder
    #if os(Linux)
      // O_TMPFILE, which Swift does not import; where the file system has none, open() refuses.
      if canBeNameless {
        let descriptor = open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o666)
        if descriptor >= 0 {
          self.descriptor = descriptor
          hidden = nil
          return
        }
      }
    #endif
    let hidden = UnfinishedFile.hiddenPath(in: folder)
    descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Refusal(number: errno) }
    self.hidden = hidden
  }

  /// Adds bytes.
  ///
  /// Throws `Refusal`.
  package func append(_ bytes: UnsafeRawBufferPointer) throws {
    var start = 0
    while start < bytes.count {
      let count = write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Refusal(number: errno) }
      start += count
    }
  }

  /// Gives the file its name at once; another of that name stays unless it may be replaced.
  ///
  /// Throws `Refusal`.
  package func appear(as path: String, replacing mayReplace: Bool) throws {
    if mayReplace {
      // Only rename replaces, and only what has a name can be renamed.
      let named = hidden ?? UnfinishedFile.hiddenPath(in: folder)
      if hidden == nil { try link(to: named) }
      guard rename(named, path) == 0 else {
        let number = errno
        unlink(named)
        throw Refusal(number: number)
      }
    } else if let hidden {
      do {
        try link(to: path)
        unlink(hidden)
      } catch let refusal as Refusal where UnfinishedFile.hasNoLinks(refusal) {
        try claim(path, for: hidden)
      }
    } else {
      try link(to: path)
    }
    close(descriptor)
  }

  /// Leaves nothing of it.
  package func abandon() {
    close(descriptor)
    if let hidden { unlink(hidden) }
  }

  private func link(to path: String) throws {
    let source = hidden ?? "/proc/self/fd/\(descriptor)"
    guard linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
      throw Refusal(number: errno)
    }
  }

  /// Whether a file system has no hard links, as that of many sticks.
  private static func hasNoLinks(_ refusal: Refusal) -> Bool {
    [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(refusal.number)
  }

  /// Takes a free name by an empty file, which is then replaced.
  private func claim(_ path: String, for hidden: String) throws {
    let place = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard place >= 0 else { throw Refusal(number: errno) }
    close(place)
    guard rename(hidden, path) == 0 else {
      let number = errno
      unlink(path)
      throw Refusal(number: number)
    }
  }

  private static func hiddenPath(in folder: String) -> String {
    "\(folder)/.qexplore-\(UUID().uuidString)"
  }
}
