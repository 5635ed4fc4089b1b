import Foundation
import Testing

/// The built `qexplore`, run as a plain process without a terminal.
enum Program {
  /// What a process left behind.
  struct Result {
    var status: Int32
    /// Whether a signal ended it; then `status` is the signal's number.
    var wasSignalled: Bool
    var output: String
    var error: String
  }

  /// How long a plain run may take before it is killed and the test fails.
  static let timeLimit = 60.0

  /// The program beside the test runner, in the same build folder.
  static let path: String = {
    let runner = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return runner.deletingLastPathComponent().appendingPathComponent("qexplore").path
  }()

  /// The package folder.
  static let packageFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the program to its end with standard input from `input` (empty by default).
  static func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    try run(executable: path, arguments, input: input, environment: environment)
  }

  /// Runs a line of bash in a folder, with the built `qexplore` first on the PATH and `pipefail` off.
  static func shell(
    _ line: String, in folder: URL = FileManager.default.temporaryDirectory
  ) throws -> Result {
    let programs = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      executable: "/bin/bash",
      ["--noprofile", "--norc", "-c", "cd \"$0\" || exit 99\n\(line)", folder.path],
      environment: ["PATH": programs + ":" + search])
  }

  /// Runs any executable to its end; output goes through files, so no full pipe can block it.
  ///
  /// By `posix_spawn`, for Foundation's `Process` takes a command that leaves a daemon behind (tmux) as running.
  static func run(
    executable: String, _ arguments: [String], input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = try ScratchFolder()
    let files = [
      try scratch.file("input", input), try scratch.file("output", ""),
      try scratch.file("error", ""),
    ]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, file) in files.enumerated() {
      posix_spawn_file_actions_addopen(
        &actions, Int32(descriptor), file.path, descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    // Whatever the test runner ignores or blocks is no affair of the program.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var words = ([executable] + arguments).map { strdup($0) } + [nil]
    var assignments = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + assignments).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, executable, &actions, &attributes, &words, &assignments)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }

    var status: Int32 = 0
    let end = Date() + timeLimit
    while waitpid(child, &status, WNOHANG) == 0 {
      if Date() > end {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        Issue.record("\(executable) \(arguments) ran for more than \(timeLimit) s")
        break
      }
      usleep(1000)
    }
    let signal = status & 0x7F
    return Result(
      status: signal == 0 ? (status >> 8) & 0xFF : signal, wasSignalled: signal != 0,
      output: try String(contentsOf: files[1], encoding: .utf8),
      error: try String(contentsOf: files[2], encoding: .utf8))
  }
}

/// A folder of its own for one test; gone with the value that owns it (hence a class).
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("qexplore-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file into it.
  func file(_ name: String, _ text: String) throws -> URL {
    try file(name, Data(text.utf8))
  }

  /// Writes a file into it.
  func file(_ name: String, _ bytes: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try bytes.write(to: file)
    return file
  }
}
