import CellCanvas
import Glibc

/// A pipe that wakes a poll.
///
/// A class, because it owns its descriptors and workers share it; they stay open as long as anyone
/// could still write.
final class WakePipe: Sendable {
  /// The descriptor to poll.
  let readEnd: Int32
  private let writeEnd: Int32

  /// A pipe, nil when the system has no descriptors left.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    Glibc.close(readEnd)
    Glibc.close(writeEnd)
  }

  /// A token that writes one byte; a full pipe wakes as well as one byte more.
  var waker: Waker {
    Waker { [self] in
      var byte: UInt8 = 1
      _ = write(writeEnd, &byte, 1)
    }
  }

  /// Whether it was woken since the last call.
  func drain() -> Bool {
    var isWoken = false
    var block = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &block, block.count) > 0 { isWoken = true }
    return isWoken
  }
}
