import Foundation
import Testing

/// A terminal emulator without a screen, with a shell in it: a pane of a private tmux server.
///
/// A class, because the pane has to go when the test is over.
final class TmuxSession {
  /// How long to wait for anything.
  static let patience = Duration.seconds(20)

  private static let server = "probe-\(ProcessInfo.processInfo.processIdentifier)"
  private let name: String

  /// A shell with job control in a pane of this size; the environment holds no more than what is given.
  init(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) async throws {
    name = "s\(UInt32.random(in: 0...(.max)))"
    var variables = [
      "TERM": "tmux-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PS1": "READY ",
      "HISTFILE": "",
    ]
    variables.merge(environment) { $1 }
    let assignments = variables.map { "\($0.key)=\($0.value)" }
    try Self.tmux(
      ["new-session", "-d", "-s", name, "-x", "\(columns)", "-y", "\(rows)"]
        + ["env", "-i"] + assignments + ["bash", "--norc", "--noprofile", "-i"])
    try await wait("a prompt") { $0.contains("READY") }
  }

  deinit { _ = try? Self.tmux(["kill-session", "-t", name]) }

  /// Starts the probe; its exit status is shown as `status N.` when it has ended.
  func startProbe(_ prefix: String = "", suffix: String = "") async throws {
    let path = try #require(Self.probe)
    try type("clear; \(prefix) \(path) \(suffix); echo status $?.")
    try await wait("the first frame") { $0.contains("count 0.") }
  }

  /// Where the build has put the probe: beside the tests.
  static let probe: String? = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let file = folder.appending(path: "TerminalProbe")
      if FileManager.default.isExecutableFile(atPath: file.path) { return file.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  /// Keys by the names of tmux.
  func send(_ keys: String...) throws { try Self.tmux(["send-keys", "-t", name] + keys) }

  /// Bytes as they are.
  func send(bytes text: String) throws {
    try Self.tmux(["send-keys", "-t", name, "-H"] + text.utf8.map { String($0, radix: 16) })
  }

  /// A line for the shell.
  func type(_ line: String) throws {
    try Self.tmux(["send-keys", "-t", name, "-l", line])
    try send("Enter")
  }

  /// Pastes as a terminal does.
  func paste(_ text: String) throws {
    try Self.tmux(["set-buffer", "-b", name, text])
    try Self.tmux(["paste-buffer", "-p", "-d", "-b", name, "-t", name])
  }

  /// Changes the size of the window.
  func resize(columns: Int, rows: Int) throws {
    try Self.tmux(["resize-window", "-t", name, "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// The screen as text; with styles as escape sequences.
  func screen(styled: Bool = false) throws -> String {
    try Self.tmux(["capture-pane", "-p", "-t", name] + (styled ? ["-e"] : []))
  }

  /// Whether the second screen is shown, whether the mouse is taken, whether the cursor is visible.
  func modes() throws -> String {
    try Self.tmux([
      "display-message", "-p", "-t", name,
      "alternate #{alternate_on} mouse #{mouse_any_flag} cursor #{cursor_flag}",
    ]).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  static let shellModes = "alternate 0 mouse 0 cursor 1"

  /// Waits until the screen is as wanted and returns it.
  @discardableResult
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until isReached: (String) throws -> Bool
  ) async throws -> String {
    let deadline = ContinuousClock.now + Self.patience
    var screen = ""
    while ContinuousClock.now < deadline {
      screen = try self.screen()
      if try isReached(screen) { return screen }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("no \(what) on\n\(screen)", sourceLocation: sourceLocation)
    throw CancellationError()
  }

  /// Waits for the probe's end and checks that the shell has its terminal back.
  func waitForEnd(
    status: ClosedRange<Int>, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let screen = try await wait("end", sourceLocation: sourceLocation) {
      $0.contains(/status \d+\./)
    }
    let match = try #require(screen.firstMatch(of: /status (\d+)\./))
    #expect(status.contains(Int(match.1) ?? -1), "\(screen)", sourceLocation: sourceLocation)
    #expect(try modes() == Self.shellModes, sourceLocation: sourceLocation)
    try type("clear; stty -a")
    let modes = try await wait("modes") { $0.contains("extproc") && $0.contains("READY") }
    for mode in ["icanon", "echo", "icrnl", "ixon", "isig", "opost"] {
      #expect(modes.contains(" \(mode)") || modes.contains("\n\(mode)"), "\(mode) in\n\(modes)")
      #expect(!modes.contains("-\(mode) "), "\(mode) in\n\(modes)", sourceLocation: sourceLocation)
    }
  }

  /// The process id that the probe shows.
  func probeIdentifier() throws -> Int32 {
    let match = try #require(try screen().firstMatch(of: /pid (\d+)/))
    return try #require(Int32(match.1))
  }

  /// Runs tmux and returns what it prints.
  ///
  /// Not by `Process`: the tmux server would inherit the descriptor by which it waits, and signals blocked.
  @discardableResult
  private static func tmux(_ arguments: [String]) throws -> String {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_RDWR, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    // The server lives on: it must not hold a descriptor that another test waits for.
    let script = """
      for d in /proc/$$/fd/*; do d=${d##*/}; if ((d > 2)); then eval "exec $d>&-"; fi; done
      exec tmux "$@"
      """
    let command = ["bash", "-c", script, "tmux", "-L", server, "-f", "/dev/null"] + arguments
    let strings = command.map { strdup($0) } + [nil]
    let variables = ["LANG=C.UTF-8", "PATH=/usr/bin:/bin", "TERM=xterm"]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for string in strings + environment { free(string) } }
    var identifier: pid_t = 0
    let code = posix_spawnp(&identifier, "bash", &actions, &attributes, strings, environment)
    close(ends[1])
    defer { close(ends[0]) }
    try #require(code == 0, "tmux is needed")
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(ends[0], &block, block.count), count > 0 {
      output += block[..<count]
    }
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
    return String(decoding: output, as: UTF8.self)
  }
}
