import Foundation
import Testing

extension EndToEnd {
  /// How the explorer ends and stops, wherever it is.
  @Suite struct SignalTests {
    /// Views, the cursor, and whatever can be open.
    static let places =
      ExplorerPlace.views.suffix(4) + ExplorerPlace.readings.prefix(1)
      + ExplorerPlace.overlays

    /// Every third place, so that each is gone through with several signals.
    private static func places(_ number: Int) -> [ExplorerPlace] {
      places.enumerated().filter { $0.offset % 3 == number % 3 }.map(\.element)
    }

    @Test(
      "leaves the terminal as it found it when a signal ends it",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT].enumerated().map { $0 })
    func endsBySignal(_ number: Int, _ signal: Int32) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      for place in Self.places(number) {
        try terminal.go(to: place)
        let program = try #require(try terminal.programIdentifier())
        #expect(kill(program, signal) == 0)
        #expect(try terminal.waitForExit() == 128 + Int(signal), "\(place)")
        try terminal.expectCondition(before)
      }
    }

    /// SIGILL and SIGTRAP are what a trap of Swift is.
    @Test(
      "leaves the terminal as it found it when it crashes",
      arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE].enumerated().map { $0 })
    func crashes(_ number: Int, _ signal: Int32) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      for place in Self.places(number) {
        try terminal.go(to: place)
        let program = try #require(try terminal.programIdentifier())
        #expect(kill(program, signal) == 0)
        #expect(try terminal.waitForExit() == 128 + Int(signal), "\(place)")
        try terminal.expectCondition(before)
      }
    }

    @Test("ends at once in the middle of a sweep", arguments: ["q", "C-c", "SIGTERM", "SIGSEGV"])
    func endsSweep(_ way: String) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      try terminal.start("", showing: try Counts.grouped("weights", []))
      terminal.type(":sweep lambda=2..11 d=1..10000 structureWidth")
      terminal.send("Enter")
      try terminal.wait(forText: "Esc stops")
      let program = try #require(try terminal.programIdentifier())
      let signal = ["SIGTERM": SIGTERM, "SIGSEGV": SIGSEGV][way]
      if let signal { #expect(kill(program, signal) == 0) } else { terminal.send(way) }
      let status = try terminal.waitForExit()
      #expect(status == (way == "q" ? 0 : 128 + Int(signal ?? SIGINT)))
      try terminal.expectCondition(before)
    }

    @Test(
      "stops with Ctrl-Z and comes back with fg, wherever it is and even at another size",
      arguments: places)
    func suspends(_ place: ExplorerPlace) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      let screen = try terminal.go(to: place)
      terminal.send("C-z")
      try terminal.waitForPrompt()
      try terminal.expectCondition(before)
      terminal.type("fg")
      terminal.send("Enter")
      try terminal.waitForExplorer("the explorer again") { $0 == screen }

      terminal.send("C-z")
      try terminal.waitForPrompt()
      try terminal.resize(columns: 100, rows: 30)
      terminal.type("fg")
      terminal.send("Enter")
      try terminal.wait(for: "the explorer at another size") { lines in
        lines.count == 30 && lines.contains { $0.contains(place.sign) }
      }
      try terminal.resize(columns: 120, rows: 40)
      try terminal.waitForExplorer("the explorer at its first size") { $0 == screen }
      terminal.send("C-c")
      #expect(try terminal.waitForExit() == 128 + Int(SIGINT))
      try terminal.expectCondition(before)
    }
  }
}
