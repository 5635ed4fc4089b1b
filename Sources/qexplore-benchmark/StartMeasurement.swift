import Foundation

/// From the start of the process to its first full frame, on a pseudo-terminal of 120 x 40.
enum StartMeasurement {
  struct Failure: Error {
    var description: String
  }

  /// Times `rounds` starts of the program; a frame is there when its last line, the hint bar, has
  /// come.
  static func run(program: String, rounds: Int) throws -> Measurement {
    let times = try (0...rounds).map { _ in try start(program: program) }
    return Measurement(
      "start to first frame, 120x40", target: 100, milliseconds: Array(times.dropFirst()))
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

  /// What only the last line of a frame contains.
  private static let lastWords = "quit"

  /// One start, in milliseconds.
  private static func start(program: String) throws -> Double {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var number: Int32 = 0
    var unlocked: Int32 = 0
    guard master >= 0, ioctl(master, Kernel.unlock, &unlocked) == 0,
      ioctl(master, Kernel.number, &number) == 0
    else {
      throw Failure(description: "no pseudo-terminal can be opened")
    }
    defer { close(master) }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
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
    posix_spawn_file_actions_addclose(&actions, master)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Kernel.newSession)

    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm-256color"
    variables["LANG"] = "C.UTF-8"
    var arguments = [strdup(program), nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + environment).forEach { free($0) } }

    let clock = ContinuousClock()
    let begin = clock.now
    var child: pid_t = 0
    guard posix_spawn(&child, program, &actions, &attributes, &arguments, &environment) == 0 else {
      throw Failure(description: "\(program) cannot be started")
    }
    defer {
      kill(child, SIGTERM)
      drain(master, until: child)
    }

    var seen: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while begin.duration(to: clock.now) < .seconds(10) {
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 1000) > 0 else { continue }
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else { break }
      seen += chunk[..<count]
      if String(decoding: seen, as: UTF8.self).contains(lastWords) {
        return begin.duration(to: clock.now) / .milliseconds(1)
      }
    }
    throw Failure(
      description: "no frame came from \(program) within 10 s, only: "
        + String(decoding: seen.prefix(500), as: UTF8.self))
  }

  /// Takes what the program still writes, so that it can end, and then its status.
  private static func drain(_ master: Int32, until child: pid_t) {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var status: Int32 = 0
    for _ in 0..<2000 {
      if waitpid(child, &status, WNOHANG) == child { return }
      var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      if poll(&waiting, 1, 1) > 0 { _ = read(master, &chunk, chunk.count) }
    }
    kill(child, SIGKILL)
    waitpid(child, &status, 0)
  }
}
