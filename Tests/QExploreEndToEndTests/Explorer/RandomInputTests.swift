import Foundation
import Testing

extension EndToEnd {
  /// A long time at the keyboard of someone who does not know what he does.
  @Suite struct RandomInputTests {
    private static let events = 2500

    /// Starts the explorer anew whenever it was told to quit; where it ends otherwise nothing more is
    /// read from the terminal.
    private static let loop =
      "clear; trap '' TSTP; while $qexplore --no-session; do :; done; "
      + "echo ended=$?.; exec sleep 1000"

    @Test("answers after 5000 random keys, mouse events, pastes and sizes", arguments: [1, 2])
    func randomInput(_ seed: UInt64) throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.condition()
      terminal.type(Self.loop)
      terminal.send("Enter")
      try terminal.wait(for: "the first frame") { $0.contains { $0.contains("f(x) =") } }

      var input = RandomInput(seed: seed)
      var random = SeededGenerator(seed: seed)
      var bytes: [UInt8] = []
      var pending = 0
      for _ in 0..<Self.events {
        let event = input.next()
        if case .bytes(let more) = event { bytes += more }
        if case .resize = event { pending = 0 }
        if pending == 0 {
          terminal.send(bytes: bytes)
          bytes = []
          pending = Int.random(in: 1...40, using: &random)
        }
        pending -= 1
        if case .resize(let columns, let rows) = event {
          try terminal.resize(columns: columns, rows: rows)
        }
      }
      terminal.send(bytes: bytes)
      try terminal.resize(columns: 120, rows: 40)

      try Self.escape(in: terminal)
      terminal.send("?")
      try terminal.wait(forText: " Keys ")
      try Self.escape(in: terminal)
      for command in [
        "function sin(x)", "structure independent", "d 1", "n 1", "parameters paper",
        "quantization nonlinear", "lambda 4", "epsilon 0.05", "glyphs braille", "view 1",
      ] {
        terminal.type(":\(command)")
        terminal.send("Enter")
        try terminal.wait(for: command) { lines in
          !lines.contains { $0.contains(": \(command)") }
        }
      }
      terminal.send("Down")
      let weights = try Counts.grouped("weights", ["--lambda", "4", "--epsilon", "0.05"])
      try terminal.wait(for: "the counts") { lines in
        lines.contains { $0.hasPrefix("│ weights ") && $0.contains(" \(weights) ") }
      }
      // What was drawn change by change is what is drawn at once.
      let screen = try terminal.waitUntilSettled()
      terminal.send("C-l")
      terminal.send("Up", "Down")
      try terminal.waitForExplorer("the same screen, painted anew") { $0 == screen }

      terminal.send("C-c")
      #expect(try terminal.waitForExit() == 128 + Int(SIGINT))
      try terminal.expectCondition(before)
    }

    /// Presses Escape until nothing is open any more.
    private static func escape(in terminal: TmuxTerminal) throws {
      try terminal.wait(for: "nothing to be open") { lines in
        let bar = lines.last ?? ""
        if bar.contains("? keys"), !bar.contains(" done"), bar.contains("change") { return true }
        terminal.send("Escape")
        return false
      }
      // Escapes may still be under way: all of them are read before the last of these keys.
      for (key, label) in [("Home", "target"), ("End", "quantize")] {
        try terminal.waitForExplorer("the focus at \(label)") { screen in
          if screen.focused?.contains("▸ \(label)") == true { return true }
          terminal.send(key)
          return false
        }
      }
    }
  }
}
