import Foundation
import Testing

extension EndToEnd {
  @Suite struct KeyTests {
    /// A terminal wide enough for all hints, with the explorer showing its first counts.
    private static func started(_ options: String = "") throws -> TmuxTerminal {
      let terminal = try TmuxTerminal(.init(columns: 200, rows: 50))
      try terminal.start(options, showing: try Counts.grouped("weights", []))
      return terminal
    }

    @Test("counts anew as the key goes down")
    func changesLambda() throws {
      let terminal = try Self.started()
      terminal.send("Right")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
      terminal.send("l")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "4"]))
      terminal.send("Left", "h")
      try terminal.wait(forText: try Counts.grouped("weights", []))
    }

    @Test("takes a typed number")
    func takesNumber() throws {
      let terminal = try Self.started()
      terminal.type("=16")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "16"]))
      // One field further down: epsilon.
      terminal.send("Down")
      terminal.type(".05")
      terminal.send("Enter")
      try terminal.wait(
        forText: try Counts.grouped("weights", ["--lambda", "16", "--epsilon", "0.05"]))
    }

    @Test("refuses a wrong number in a sentence and keeps the old one")
    func refusesNumber() throws {
      let terminal = try Self.started()
      terminal.type("=1")
      terminal.send("Enter")
      try terminal.wait(forText: "lambda 1 is outside")
      terminal.send("Escape")
      try terminal.wait(for: "the message to go") { lines in
        !lines.contains { $0.contains("lambda 1 is outside") }
      }
      try terminal.wait(forText: try Counts.grouped("weights", []))
      terminal.send("Right")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
    }

    @Test("takes a typed function")
    func takesFunction() throws {
      let terminal = try Self.started()
      terminal.send("/", "C-u")
      terminal.type("cos(2*x)/4")
      terminal.send("Enter")
      try terminal.wait(
        forText: try Counts.grouped("weights", ["--function", "cos(2*x)/4"]))
      #expect(try terminal.screen().contains { $0.contains("cos(2*x)/4") })
    }

    @Test("shows where a typed function is wrong and keeps the old one")
    func refusesFunction() throws {
      let terminal = try Self.started()
      terminal.send("/", "C-u")
      terminal.type("sni(x)")
      terminal.send("Enter")
      try terminal.wait(forText: "\"sni\" at column 1")
      terminal.send("Escape")
      try terminal.wait(for: "the old function") { lines in
        lines.contains { $0.contains("sin(x)") } && !lines.contains { $0.contains("sni(x)") }
      }
    }

    @Test("shows the view of a number key or of Tab and keeps the counts")
    func showsViews() throws {
      let terminal = try Self.started()
      let weights = try Counts.grouped("weights", [])
      let first = try terminal.screen()
      terminal.send("3")
      try terminal.wait(for: "view 3") { $0.dropLast() != first.dropLast() }
      // The counts are there before the picture is.
      let third = try terminal.wait(forText: "1/ε")
      #expect(third.contains { $0.contains(weights) })
      terminal.send("1")
      try terminal.wait(for: "view 1") { $0.dropLast() == first.dropLast() }
      terminal.send("Tab", "Tab")
      try terminal.wait(for: "view 3 by Tab") { $0.dropLast() == third.dropLast() }
      terminal.send("BTab", "BTab")
      try terminal.wait(for: "view 1 by Shift-Tab") { $0.dropLast() == first.dropLast() }
    }

    @Test("lists its keys and closes the list again")
    func helps() throws {
      let terminal = try Self.started()
      let before = try terminal.screen()
      terminal.send("?")
      try terminal.wait(forText: "edit f")
      try terminal.wait(for: "the help") { $0 != before }
      terminal.send("Escape")
      try terminal.wait(for: "the screen from before") { $0.dropLast() == before.dropLast() }
    }
  }
}
