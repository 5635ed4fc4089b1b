import Foundation
import Testing

extension EndToEnd {
  @Suite struct LifecycleTests {
    /// The modes of the terminal as `stty` writes them.
    private static func modes(_ terminal: TmuxTerminal) throws -> String {
      terminal.type("clear; echo modes=$(stty -g).")
      terminal.send("Enter")
      let lines = try terminal.wait(for: "the modes") { $0.contains { $0.hasPrefix("modes=") } }
      return lines.first { $0.hasPrefix("modes=") } ?? ""
    }

    private static func started(
      _ terminal: TmuxTerminal
    ) throws -> [String] {
      try terminal.start("", showing: try Counts.grouped("weights", []))
    }

    @Test("leaves the terminal as it found it", arguments: [("q", 0), ("C-c", 128 + Int(SIGINT))])
    func restoresTerminal(_ key: String, _ status: Int) throws {
      let terminal = try TmuxTerminal()
      let before = try Self.modes(terminal)
      _ = try Self.started(terminal)
      terminal.send(key)
      #expect(try terminal.waitForExit() == status)
      #expect(try Self.modes(terminal) == before)
      #expect(try terminal.variable("alternate_on") == "0")
      #expect(try terminal.variable("cursor_flag") == "1")
      #expect(try terminal.variable("mouse_any_flag") == "0")
    }

    @Test(
      "leaves the terminal as it found it when a signal ends it",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT])
    func survivesSignal(_ signal: Int32) throws {
      let terminal = try TmuxTerminal()
      let before = try Self.modes(terminal)
      _ = try Self.started(terminal)
      let program = try #require(try terminal.programIdentifier())
      #expect(kill(program, signal) == 0)
      #expect(try terminal.waitForExit() == 128 + Int(signal))
      #expect(try Self.modes(terminal) == before)
      #expect(try terminal.variable("alternate_on") == "0")
      #expect(try terminal.variable("cursor_flag") == "1")
      #expect(try terminal.variable("mouse_any_flag") == "0")
    }

    @Test("ends when the terminal goes away")
    func endsWithTerminal() throws {
      var terminal: TmuxTerminal? = try TmuxTerminal()
      let program: Int32
      do {
        let open = try #require(terminal)
        _ = try Self.started(open)
        program = try #require(try open.programIdentifier())
      }
      terminal = nil
      let end = Date() + TmuxTerminal.deadline
      while kill(program, 0) == 0, Date() < end { usleep(10_000) }
      #expect(kill(program, 0) != 0)
    }

    @Test("stops with Ctrl-Z and comes back with fg, even at another size")
    func suspends() throws {
      let terminal = try TmuxTerminal()
      let before = try Self.modes(terminal)
      let screen = try Self.started(terminal)
      terminal.send("C-z")
      try terminal.wait(for: "the shell") { $0.last { !$0.isEmpty } == TmuxTerminal.prompt }
      #expect(try terminal.variable("alternate_on") == "0")
      #expect(try Self.modes(terminal) == before)
      terminal.type("fg")
      terminal.send("Enter")
      try terminal.wait(for: "the explorer again") { $0.first == screen.first }

      terminal.send("C-z")
      try terminal.wait(for: "the shell") { $0.last { !$0.isEmpty } == TmuxTerminal.prompt }
      try terminal.resize(columns: 100, rows: 30)
      terminal.type("fg")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", []))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }

    @Test("follows the terminal's size down to one cell and back")
    func resizes() throws {
      let terminal = try TmuxTerminal()
      let weights = try Counts.grouped("weights", [])
      let first = try Self.started(terminal)
      for (columns, rows) in [(200, 60), (40, 12), (20, 5), (1, 1), (3, 60), (200, 2), (80, 24)] {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.wait(for: "\(columns)x\(rows)") { lines in
          lines.count == rows && lines.contains { !$0.isEmpty }
            && lines.allSatisfy { $0.count <= columns }
        }
        if columns >= 40, rows >= 12 { try terminal.wait(forText: weights) }
      }
      try terminal.resize(columns: 120, rows: 40)
      // The last line holds the time that the last computation took.
      try terminal.wait(for: "the first screen") { $0.dropLast() == first.dropLast() }
    }

    @Test("survives a flood of keys, valid or not")
    func survivesKeys() throws {
      let terminal = try TmuxTerminal()
      _ = try Self.started(terminal)
      let keys = [
        "Up", "Down", "Left", "Right", "PPage", "NPage", "Home", "End", "Tab", "BTab", "F5", "F12",
        "IC", "DC", "M-x", "C-l", "C-@", "t", "m", "g", "Escape", "?", "Escape", "/", "C-u", "(",
        "Escape", "5", "Escape", "é", "日", "x", "C-p",
      ]
      for round in 0..<3 {
        for key in keys.dropFirst(round) { terminal.send(key) }
      }
      terminal.send("Escape", "Escape", "C-c")
      #expect(try terminal.waitForExit() == 128 + Int(SIGINT))
    }
  }
}
