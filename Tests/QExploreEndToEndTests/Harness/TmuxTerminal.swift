import Foundation
import Testing

/// A real terminal of a fixed size: a shell in a private tmux server, killed with its owner (hence a class).
///
/// Nothing sleeps for a fixed time: every expectation is a condition on the screen with a deadline.
final class TmuxTerminal {
  /// What the shell in it sees.
  struct Setup {
    var columns = 120
    var rows = 40
    var term = "xterm-256color"
    var language = "C.UTF-8"
    var environment: [String: String] = [:]
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// How long a condition may take to come true on a busy machine.
  static let deadline = 30.0
  /// Where tmux is.
  private static let path: String = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { "\($0)/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "/usr/bin/tmux"
  }()
  /// The shell's prompt, alone on its line.
  static let prompt = "ready>"

  /// The home of the shell, gone with the terminal.
  let scratch: ScratchFolder

  init(_ setup: Setup = Setup()) throws {
    scratch = try ScratchFolder()
    var variables = [
      "HOME": scratch.url.path, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
      "TERM": setup.term, "LANG": setup.language, "PS1": Self.prompt + " ",
      "qexplore": Program.path,
    ]
    variables.merge(setup.environment) { $1 }
    let assignments = variables.map { "\($0)=\($1)" }.sorted()
    try tmux(
      [
        "new-session", "-d", "-x", String(setup.columns), "-y", String(setup.rows),
        // What the program saves lands in the scratch folder.
        "-c", scratch.url.path, "--", "env", "-i",
      ]
        + assignments + ["bash", "--noprofile", "--norc", "-i"])
    // Not part of new-session: a session's first options are read before it has a window.
    try tmux(["set-option", "-g", "status", "off"])
    try tmux(["set-option", "-g", "window-size", "manual"])
    try resize(columns: setup.columns, rows: setup.rows)
    try waitForPrompt()
  }

  deinit { _ = try? tmux(["kill-server"]) }

  /// Types the command that starts the program, and waits until it has drawn its first frame.
  ///
  /// Sessions are neither taken up nor kept, unless that is what is tried.
  @discardableResult
  func start(
    _ arguments: String = "", showing text: String = "qexplore", keepsSession: Bool = false
  ) throws -> [String] {
    type("clear; $qexplore \(keepsSession ? "" : "--no-session ")\(arguments)")
    send("Enter")
    return try wait(for: "the first frame") { lines in
      lines.contains { $0.contains(text) && !$0.contains(Self.prompt) }
    }
  }

  /// Waits until the shell asks for a command and shows nothing else behind it.
  func waitForPrompt() throws {
    try wait(for: "the prompt") { $0.last { !$0.isEmpty } == Self.prompt }
  }

  /// Waits until the program has ended, and returns its exit status as the shell gives it.
  @discardableResult
  func waitForExit() throws -> Int {
    try waitForPrompt()
    type("status=$?; clear; echo status=$status.")
    send("Enter")
    let lines = try wait(for: "the exit status") { $0.contains { $0.hasPrefix("status=") } }
    let line = lines.first { $0.hasPrefix("status=") } ?? ""
    return Int(line.dropFirst("status=".count).dropLast()) ?? -1
  }

  /// Presses keys, by tmux's names for them (`Up`, `Enter`, `C-z`, `a`).
  func send(_ keys: String...) { send(keys) }

  /// Presses keys, by tmux's names for them; what is no name is typed.
  func send(_ keys: [String]) {
    _ = try? tmux(["send-keys"] + keys)
  }

  /// Types text as it stands.
  func type(_ text: String) {
    _ = try? tmux(["send-keys", "-l", "--", text])
  }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) throws {
    try tmux(["resize-window", "-x", String(columns), "-y", String(rows)])
  }

  /// The screen, one string a row, trailing blanks removed.
  func screen() throws -> [String] {
    // Every row ends with a line break, so the last piece is none.
    try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  /// The screen with its colours and attributes as escape sequences.
  func coloredScreen() throws -> String {
    try tmux(["capture-pane", "-p", "-e"])
  }

  /// One of tmux's own variables of the pane, such as `alternate_on` or `cursor_flag`.
  func variable(_ name: String) throws -> String {
    try tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(
      in: .whitespacesAndNewlines)
  }

  /// The process that the shell has started, if there is one.
  func programIdentifier() throws -> Int32? {
    let shell = try variable("pane_pid")
    let children = try? String(
      contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
    return children?.split(separator: " ").first.flatMap { Int32($0) }
  }

  /// Waits until the screen satisfies a condition; the error shows the screen that did not.
  @discardableResult
  func wait(for what: String, until condition: ([String]) throws -> Bool) throws -> [String] {
    try poll(for: what, { try screen() }, rows: { $0 }, until: condition)
  }

  /// Looks again and again until what is seen satisfies a condition; the error shows what did not.
  func poll<Seen>(
    for what: String, _ look: () throws -> Seen, rows: (Seen) -> [String],
    until condition: (Seen) throws -> Bool
  ) throws -> Seen {
    let end = Date() + Self.deadline
    while true {
      let seen = try look()
      if try condition(seen) { return seen }
      guard Date() < end else {
        throw Failure(
          description: "waited \(Self.deadline) s for \(what); the screen was\n"
            + rows(seen).joined(separator: "\n"))
      }
      usleep(5000)
    }
  }

  /// Waits until some row contains a text.
  @discardableResult
  func wait(forText text: String) throws -> [String] {
    try wait(for: "\"\(text)\"") { $0.contains { $0.contains(text) } }
  }

  /// Runs a command of this terminal's tmux server and returns what it writes.
  @discardableResult
  func tmux(_ arguments: [String]) throws -> String {
    let socket = scratch.url.appendingPathComponent("tmux").path
    let result = try Program.run(
      executable: Self.path, ["-u", "-S", socket, "-f", "/dev/null"] + arguments,
      environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm-256color"])
    guard result.status == 0 else {
      throw Failure(description: "tmux \(arguments): \(result.error)")
    }
    return result.output
  }

  /// Waits until a sweep of so many rows is measured and shown.
  @discardableResult
  func waitForSweep(rows: Int) throws -> [String] {
    try wait(for: "a sweep of \(rows) rows") { Self.showsSweep(rows: rows, in: $0) }
  }

  /// Whether a sweep of so many rows is shown that is not being measured any more.
  static func showsSweep(rows: Int, in lines: [String]) -> Bool {
    lines.contains { $0.contains("\(rows) rows") && !$0.contains(" of \(rows) rows") }
  }
}
