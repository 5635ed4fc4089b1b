import Foundation

/// Where a command writes its result: a file descriptor with a buffer of 64 KiB.
///
/// A class because the buffer and the descriptor have one owner; call `finish()` before it goes.
package final class ResultOutput {
  /// Why nothing more can be written.
  package enum Failure: Error, Equatable {
    /// The reader has gone (`| head`): not an error of anybody, the program just ends.
    case readerGone
    /// The system refused, with its error number.
    case refused(errno: Int32)
  }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16
  /// Done before bytes leave: where they go to the screen, what stands there makes room.
  package var beforeFlush: (() -> Void)?

  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Adds text; it reaches the descriptor when the buffer is full or at `finish()`.
  package func write(_ text: String) throws(Failure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes what the buffer still holds.
  package func finish() throws(Failure) {
    try flush()
  }

  private func flush() throws(Failure) {
    if !buffer.isEmpty { beforeFlush?() }
    var start = 0
    while start < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        Foundation.write(
          descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0 {
        let number = errno
        if number == EINTR { continue }
        if number == EAGAIN {
          // The descriptor was made non-blocking by somebody who shares it: wait until it takes
          // more.
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
          continue
        }
        buffer.removeAll()
        throw number == EPIPE ? .readerGone : .refused(errno: number)
      }
      start += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
