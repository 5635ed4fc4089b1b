import Foundation

/// A program on a pseudo-terminal of its own.
///
/// A class, because it ends the program when nobody holds it any more.
final class PseudoTerminal {
  struct Failure: Error {
    var description: String
  }

  /// Numbers of Linux headers that Swift's Glibc module does not export.
  private enum Kernel {
    /// TIOCSPTLCK.
    static let unlock: UInt = 0x4004_5431
    /// TIOCGPTN.
    static let number: UInt = 0x8004_5430
    /// POSIX_SPAWN_SETSID.
    static let newSession: Int16 = 0x80
  }

  private let master: Int32
  private var child: pid_t = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  /// Starts a program at a terminal of this size.
  init(program: String, arguments: [String] = [], columns: UInt16, rows: UInt16) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var unlocked: Int32 = 0
    guard master >= 0, ioctl(master, Kernel.unlock, &unlocked) == 0,
      ioctl(master, Kernel.number, &number) == 0
    else { throw Failure(description: "no pseudo-terminal can be opened") }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else {
      throw Failure(description: "the pseudo-terminal takes no size")
    }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // After setsid, the first terminal that is opened becomes the controlling one.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Kernel.newSession)

    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm-256color"
    variables["LANG"] = "C.UTF-8"
    var arguments = ([program] + arguments).map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + environment).forEach { free($0) } }
    guard posix_spawn(&child, program, &actions, &attributes, &arguments, &environment) == 0 else {
      throw Failure(description: "\(program) cannot be started")
    }
  }

  deinit {
    if child > 0 {
      kill(child, SIGTERM)
      drain()
    }
    close(master)
  }

  /// Types bytes.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until these bytes have come.
  ///
  /// - Throws: where they do not come within 10 s.
  func read(until wanted: String) throws {
    let wanted = Array(wanted.utf8)
    let clock = ContinuousClock()
    let begin = clock.now
    var seen: [UInt8] = []
    while begin.duration(to: clock.now) < .seconds(10) {
      // Only what is new can complete the words.
      let known = max(0, seen.count - wanted.count)
      guard let more = read(withinMilliseconds: 1000) else { break }
      seen += more
      if seen[known...].contains(wanted) { return }
    }
    throw Failure(
      description: "the program did not write \(wanted) within 10 s, only: "
        + String(decoding: seen.prefix(500), as: UTF8.self))
  }

  /// Reads until nothing comes for so long.
  func readAll(untilSilentFor milliseconds: Int32) {
    while let more = read(withinMilliseconds: milliseconds), !more.isEmpty {}
  }

  /// The processor time that the program has used, all its threads together, in milliseconds.
  func processorMilliseconds() throws -> Double {
    var clock: clockid_t = 0
    var time = timespec()
    guard clock_getcpuclockid(child, &clock) == 0, clock_gettime(clock, &time) == 0 else {
      throw Failure(description: "the processor time of the program cannot be read")
    }
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// What comes next; empty where nothing comes in time, nil at the end.
  private func read(withinMilliseconds limit: Int32) -> ArraySlice<UInt8>? {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, limit) > 0 else { return [] }
    let count = Glibc.read(master, &chunk, chunk.count)
    return count > 0 ? chunk[..<count] : nil
  }

  /// Takes what the program still writes, so that it can end, and then its status.
  private func drain() {
    var status: Int32 = 0
    for _ in 0..<2000 {
      if waitpid(child, &status, WNOHANG) == child { return }
      if read(withinMilliseconds: 1) == nil { usleep(1000) }
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
  }
}
