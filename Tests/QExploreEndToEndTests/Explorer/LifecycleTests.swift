import Foundation
import Testing

extension EndToEnd {
  @Suite struct LifecycleTests {
    private static func started(_ terminal: TmuxTerminal, _ options: String = "") throws {
      try terminal.start(options, showing: try Counts.grouped("weights", []))
    }

    @Test("leaves the terminal as it found it", arguments: [("q", 0), ("C-c", 128 + Int(SIGINT))])
    func restoresTerminal(_ key: String, _ status: Int) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      try Self.started(terminal)
      #expect(try terminal.variable("alternate_on") == "1")
      #expect(try terminal.variable("cursor_flag") == "0")
      #expect(try terminal.variable("mouse_any_flag") == "1")
      terminal.send(key)
      #expect(try terminal.waitForExit() == status)
      try terminal.expectCondition(before)
    }

    @Test("keeps what the shell had on its screen")
    func keepsShell() throws {
      let terminal = try TmuxTerminal()
      terminal.type("clear; echo before; $qexplore --no-session; echo after")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", []))
      terminal.send("q")
      let lines = try terminal.wait(for: "both lines") { lines in
        lines.starts(with: ["before", "after"])
      }
      #expect(lines.prefix(2) == ["before", "after"])
    }

    @Test("ends when the terminal goes away")
    func endsWithTerminal() throws {
      var terminal: TmuxTerminal? = try TmuxTerminal()
      let program: Int32
      do {
        let open = try #require(terminal)
        try Self.started(open)
        program = try #require(try open.programIdentifier())
      }
      terminal = nil
      let end = Date() + TmuxTerminal.deadline
      while kill(program, 0) == 0, Date() < end { usleep(10_000) }
      #expect(kill(program, 0) != 0)
    }
  }
}
