import Foundation
import Testing

/// The driver in a terminal emulator, run by a shell.
@Suite struct RealTerminalTests {
  @Test func `keys arrive as what they are`() async throws {
    let session = try await TmuxSession(rows: 60)
    try await session.startProbe()
    let samples: [(String, String)] = [
      ("x", "'x'"), ("A", "'A'"), ("λ", "'λ'"), ("Space", "' '"), ("Up", "up"), ("Down", "down"),
      ("Left", "left"), ("Right", "right"), ("Home", "home"), ("End", "end"),
      ("PPage", "pageUp"), ("NPage", "pageDown"), ("IC", "insert"), ("DC", "delete"),
      ("Enter", "enter"), ("Tab", "tab"), ("BTab", "backTab"), ("BSpace", "backspace"),
      ("Escape", "escape"), ("F1", "function(1)"), ("F5", "function(5)"), ("F12", "function(12)"),
      ("S-F1", "shift-function(1)"), ("C-a", "control-'a'"), ("C-s", "control-'s'"),
      ("C-l", "control-'l'"), ("C-Space", "control-' '"), ("M-x", "alt-'x'"), ("M-X", "alt-'X'"),
      ("C-Left", "control-left"), ("S-Right", "shift-right"), ("M-Up", "alt-up"),
      ("C-S-End", "shift-control-end"), ("C-DC", "control-delete"),
    ]
    for (index, (key, _)) in samples.enumerated() {
      try session.send(key)
      try await session.wait("key \(key)") { $0.contains("count \(index + 1).") }
    }
    let screen = try session.screen()
    let shown = screen.split(separator: "\n").filter { $0.hasPrefix("key ") }
    #expect(shown.map { String($0.dropFirst(4)) } == samples.map(\.1))
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `mouse, pastes and unknown sequences arrive whole`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    try session.send(bytes: "\u{1B}[<0;5;6M\u{1B}[<32;7;6M\u{1B}[<0;7;6m\u{1B}[<64;1;1M")
    try session.send(bytes: "\u{1B}[99;1z")
    try session.paste("q!a\nλ")
    let screen = try await session.wait("all of it") { $0.contains("count 6.") }
    for line in [
      "mouse press 4,5", "mouse drag 6,5", "mouse release 6,5", "mouse wheelUp 0,0",
      "key unknown", "paste [q!a|λ]",
    ] { #expect(screen.contains(line), "\(line) in\n\(screen)") }
    #expect(try session.modes() == "alternate 1 mouse 1 cursor 0")
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `the mouse is left alone when it is not wanted`() async throws {
    let session = try await TmuxSession(environment: ["PROBE_NO_MOUSE": "1"])
    try await session.startProbe()
    #expect(try session.modes() == "alternate 1 mouse 0 cursor 0")
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `colours and attributes reach the screen`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    let screen = try session.screen(styled: true)
    // Foreground FF8700 is 208, background 00005F is 17.
    #expect(screen.contains("38;5;208"), "\(screen.debugDescription)")
    #expect(screen.contains("48;5;17"))
    #expect(screen.contains("\u{1B}[7m80x24"))
    try session.send("c")
    try await session.wait("a frame full of colours") { $0.contains("▀▀▀▀") }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `a terminal of any colour gets the colours as they are`() async throws {
    let folder = "/tmp/probe-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let channels = #"%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m"#
    let description = #"""
      probe-direct|any colour,
        RGB, colors#0x1000000, pairs#0x7FFF,
        setaf=\E[%?%p1%{8}%<%t3%p1%d%e38:2::\#(channels),
        setab=\E[%?%p1%{8}%<%t4%p1%d%e48:2::\#(channels),
        use=xterm-256color,

      """#
    try description.write(toFile: folder + "/source", atomically: true, encoding: .utf8)
    let session = try await TmuxSession(environment: ["TERMINFO": folder])
    try session.type("tic -x -o \(folder) \(folder)/source && echo made")
    try await session.wait("a description") { $0.contains("\nmade") }
    try await session.startProbe("TERM=probe-direct")
    #expect(try session.screen().contains("80x24 direct unicode"))
    let screen = try session.screen(styled: true)
    #expect(screen.contains("38;2;255;135;0"), "\(screen.debugDescription)")
    #expect(screen.contains("48;2;0;0;95"))
    try session.send("c")
    try await session.wait("a frame full of colours") { $0.contains("▀▀▀▀") }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `any size works and is told`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    for (columns, rows) in [
      (100, 30), (39, 10), (20, 5), (5, 2), (1, 1), (2, 1), (1, 3), (200, 50), (80, 24),
    ] {
      try session.resize(columns: columns, rows: rows)
      try await session.wait("\(columns)x\(rows)") { screen in
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false).prefix(rows)
        let title = "\(columns)x\(rows)".prefix(rows == 1 ? columns - 1 : columns)
        // A terminal of this kind has no way to fill the last cell of a single column.
        let last = columns == 1 ? Array("#") : lines.last.map { Array($0) } ?? []
        return lines.count == rows && last.count == columns && last.last == "#"
          && lines[0].hasPrefix(title)
      }
    }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test(arguments: ["C-z", "z"]) func `a stopped program comes back`(key: String) async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    for size in [(80, 24), (60, 20)] {
      try session.send(key)
      try await session.wait("the shell") { $0.contains("Stopped") && !$0.contains("count") }
      #expect(try session.modes() == TmuxSession.shellModes)
      try session.resize(columns: size.0, rows: size.1)
      try session.type("clear; fg")
      try await session.wait("the frame") { $0.contains("resize \(size.0)x\(size.1)") }
      #expect(try session.modes() == "alternate 1 mouse 1 cursor 0")
      try session.send("Up")
      try await session.wait("a key") { $0.contains("key up") }
    }
    try session.send("q")
    try await session.wait("the end") { !$0.contains("count") && $0.contains("READY") }
    #expect(try session.modes() == TmuxSession.shellModes)
  }

  @Test func `a program in the background waits for its terminal`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    try session.send("C-z")
    try await session.wait("the shell") { $0.contains("Stopped") }
    try session.type("clear; bg; wait; jobs")
    try await session.wait("a second stop") { $0.contains("Stopped") && $0.contains("READY") }
    #expect(try session.modes() == TmuxSession.shellModes)
    try session.type("clear; fg")
    try await session.wait("the frame") { $0.contains("resize 80x24") }
    try session.send("Up")
    try await session.wait("a key") { $0.contains("key up") }
    try session.send("q")
    try await session.wait("the end") { !$0.contains("count") && $0.contains("READY") }
    #expect(try session.modes() == TmuxSession.shellModes)
  }

  @Test func `a program stopped from outside comes back`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    kill(try session.probeIdentifier(), SIGSTOP)
    try await session.wait("the shell") { $0.contains("Stopped") }
    try session.type("clear; fg")
    try await session.wait("the frame") { $0.contains("resize 80x24") }
    #expect(try session.modes() == "alternate 1 mouse 1 cursor 0")
    try session.send("x")
    try await session.wait("a key") { $0.contains("key 'x'") }
    try session.send("q")
    try await session.wait("the end") { !$0.contains("count") && $0.contains("READY") }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a signal ends the program in good order`(signal: Int32) async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    kill(try session.probeIdentifier(), signal)
    if signal == SIGINT { try await askForStatus(session) }
    try await session.waitForEnd(status: 128 + Int(signal)...128 + Int(signal))
  }

  @Test(arguments: [("C-c", SIGINT), ("C-\\", SIGQUIT)])
  func `a key that is a signal ends the program`(key: String, signal: Int32) async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    try session.send(key)
    if signal == SIGINT { try await askForStatus(session) }
    try await session.waitForEnd(status: 128 + Int(signal)...128 + Int(signal))
  }

  /// The shell gives up the rest of its line when a program ends by SIGINT.
  private func askForStatus(_ session: TmuxSession) async throws {
    try await session.wait("the end") { !$0.contains("count") && $0.contains("READY") }
    try session.type("echo status $?.")
  }

  @Test func `a program that hangs ends at the third request`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    let identifier = try session.probeIdentifier()
    try session.send("h")
    let deadline = ContinuousClock.now + TmuxSession.patience
    while kill(identifier, 0) == 0, ContinuousClock.now < deadline {
      kill(identifier, SIGTERM)
      try await Task.sleep(for: .milliseconds(20))
    }
    try await session.waitForEnd(status: 143...143)
  }

  @Test(arguments: [
    ("!", 132...133, "crashes as it was told"), ("a", 134...134, ""), ("s", 139...139, ""),
    ("o", 139...139, ""), ("Q", 7...7, ""),
  ])
  func `a crash gives the terminal back and keeps the messages`(
    key: String, status: ClosedRange<Int>, message: String
  ) async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    try session.send("e")
    try await session.wait("the note's key") { $0.contains("key 'e'") }
    #expect(try !session.screen().contains("a note on standard error"))
    try session.send(key)
    let screen = try await session.wait("the end") { $0.contains(/status \d+\./) }
    #expect(screen.contains("a note on standard error"), "\(screen)")
    #expect(message.isEmpty || screen.contains(message), "\(screen)")
    try await session.waitForEnd(status: status)
  }

  @Test func `a backtrace that the user asked for comes after the screen`() async throws {
    let session = try await TmuxSession(
      columns: 100, rows: 200,
      environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,timeout=5s"])
    try await session.startProbe()
    try session.send("!")
    let screen = try await session.wait("the end") { $0.contains(/status \d+\./) }
    #expect(screen.contains("crashes as it was told"))
    #expect(screen.contains("Backtrac"), "\(screen)")
    try await session.waitForEnd(status: 132...133)
  }

  @Test func `what was written to standard error comes after the end`() async throws {
    let session = try await TmuxSession()
    try await session.startProbe()
    try session.send("e", "q")
    let screen = try await session.wait("the end") { $0.contains("status 0.") }
    #expect(screen.contains("a note on standard error"))
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `a redirected standard error is written at once`() async throws {
    let path = "/tmp/probe-\(UUID().uuidString)"
    defer { unlink(path) }
    let session = try await TmuxSession()
    try await session.startProbe(suffix: "2>\(path)")
    try session.send("e")
    try await session.wait("the note") { _ in
      (try? String(contentsOfFile: path, encoding: .utf8)) == "a note on standard error\n"
    }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test func `the program ends when its terminal goes`() async throws {
    let identifier: Int32
    do {
      let session = try await TmuxSession()
      // Without the shell's help: it would pass the hang-up on.
      try await session.startProbe("exec env")
      identifier = try session.probeIdentifier()
      #expect(kill(identifier, 0) == 0)
    }
    let deadline = ContinuousClock.now + TmuxSession.patience
    while kill(identifier, 0) == 0, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(kill(identifier, 0) != 0)
  }

  @Test func `input from elsewhere is no hindrance, output to elsewhere is`() async throws {
    let session = try await TmuxSession()
    let probe = try #require(TmuxSession.probe)
    try await session.startProbe("echo data |")
    try session.send("Up")
    try await session.wait("a key") { $0.contains("key up") }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
    try session.type("clear; \(probe) | cat; echo status ${PIPESTATUS[0]}.")
    try await session.wait("refusal") { $0.contains("no terminal: outputIsNoTerminal") }
    try await session.waitForEnd(status: 2...2)
    try session.type("clear; setsid -w \(probe) </dev/null; echo status $?.")
    try await session.wait("refusal") { $0.contains("no terminal: inputIsNoTerminal") }
    try await session.waitForEnd(status: 2...2)
  }

  struct Environment: Sendable, CustomTestStringConvertible {
    var variables: [String: String]
    var title: String
    var testDescription: String { "\(variables.sorted { $0 < $1 }) shows \(title)" }

    init(_ variables: [String: String], _ title: String) {
      self.variables = variables
      self.title = title
    }
  }

  @Test(arguments: [
    Environment(["TERM": "xterm-256color"], "256 unicode"),
    Environment(["TERM": "tmux-256color"], "256 unicode"),
    Environment(["TERM": "xterm"], "16 unicode"),
    Environment(["TERM": "xterm", "PROBE_COLOR": "256"], "256 unicode"),
    Environment(["TERM": "linux"], "16 unicode"),
    Environment(["TERM": "linux", "PROBE_COLOR": "256"], "16 unicode"),
    Environment(["TERM": "vt100"], "never unicode"),
    Environment(["TERM": "vt100", "PROBE_COLOR": "256"], "never unicode"),
    Environment(["TERM": "no-such-terminal"], "256 unicode"),
    Environment(["LANG": "C"], "256 ascii"),
    Environment(["LANG": "en_US.UTF-8"], "256 unicode"),
    Environment(["LANG": "en_US.UTF-8", "LC_ALL": "C"], "256 ascii"),
    Environment(["NO_COLOR": "1"], "never unicode"),
    Environment(["NO_COLOR": ""], "256 unicode"),
    Environment(["NO_COLOR": "1", "PROBE_COLOR": "16"], "16 unicode"),
    Environment(["PROBE_COLOR": "never"], "never unicode"),
    Environment(["LINES": "10", "COLUMNS": "30"], "256 unicode"),
  ]) func `every kind of terminal works`(environment: Environment) async throws {
    let session = try await TmuxSession(environment: environment.variables)
    try await session.startProbe()
    try session.send("Up", "F5", "x")
    let screen = try await session.wait("keys") { $0.contains("count 3.") }
    #expect(screen.hasPrefix("80x24 \(environment.title) pid"), "\(screen)")
    #expect(screen.contains("\n\(environment.title.hasSuffix("ascii") ? "?" : "λ") colours\n"))
    #expect(screen.contains("key up\nkey function(5)\nkey 'x'\n"), "\(screen)")
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[23].last == "#" && lines[23].count == 80)
    let styled = try session.screen(styled: true)
    #expect(styled.contains("38;5;208") == environment.title.hasPrefix("256"))
    if environment.title.hasPrefix("never") {
      #expect(!styled.contains(/\e\[[0-9;]*[34][0-8]m/), "\(styled.debugDescription)")
    }
    try session.send("q")
    try await session.waitForEnd(status: 0...0)
  }

  @Test(arguments: [
    ("dumb", "dumbTerminal(\"dumb\")"), ("unknown", "dumbTerminal(\"unknown\")"),
    ("", "noTerminalType"),
  ])
  func `useless terminals are refused before anything is shown`(
    type: String, refusal: String
  ) async throws {
    let session = try await TmuxSession()
    let probe = try #require(TmuxSession.probe)
    try session.type("clear; TERM=\(type) \(probe); echo status $?.")
    try await session.wait("refusal") { $0.contains(refusal) }
    try await session.waitForEnd(status: 2...2)
  }
}
