import Foundation
import Testing

extension EndToEnd {
  /// Pasted text is text, whatever is in it.
  @Suite struct PasteTests {
    /// What would quit, move, edit and colour if it were taken for keys or written as it is.
    ///
    /// Without the characters that a terminal's line takes before any program can: ^C, ^Z and ^\\.
    private static let hostile =
      "q:quit\n\u{4}\u{C}\u{11}\u{13}\u{15}\u{1B}[A\u{1B}[31m\u{7}\u{8}\t\u{9B}2J\u{7F}7\r"

    private static func started() throws -> (TmuxTerminal, ExplorerScreen) {
      let terminal = try TmuxTerminal()
      return (terminal, try terminal.go(to: ExplorerPlace.views[0]))
    }

    /// Sends a text as a terminal with bracketed paste does, byte for byte.
    private static func paste(_ text: String, into terminal: TmuxTerminal) {
      terminal.send(bytes: "\u{1B}[200~\(text)\u{1B}[201~".utf8)
    }

    @Test("presses no keys while nothing is edited", arguments: [true, false])
    func browsing(_ byTmux: Bool) throws {
      let (terminal, first) = try Self.started()
      if byTmux {
        try terminal.paste(Self.hostile)
      } else {
        Self.paste(Self.hostile, into: terminal)
      }
      // The number of the focused field is being typed.
      let screen = try terminal.waitForExplorer("the pasted text in the number") { screen in
        screen.focused?.contains("q:quit ") == true
      }
      #expect(screen.contains("f(x) = sin(x)"))
      terminal.send("Enter")
      try terminal.wait(forText: "lambda cannot be \"q:quit ")
      terminal.send("Escape")
      try terminal.waitForExplorer("what was there before") { $0 == first }
    }

    @Test("goes into the editor of f as one line without control characters")
    func formula() throws {
      let (terminal, first) = try Self.started()
      terminal.send("/", "C-u")
      try terminal.paste("x*\n(1-x)\t/\r2\u{7}\u{13}")
      try terminal.wait(forText: "f = x* (1-x) / 2")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", ["--function", "x*(1-x)/2"]))
      terminal.send("z")
      try terminal.waitForExplorer("the old f") { $0.contains("f(x) = sin(x)") }

      terminal.send("/", "C-u")
      try terminal.paste("sin(x)\u{1B}[31m")
      try terminal.waitForExplorer("a refusal") { screen in
        screen.contains("f = sin(x)[31m") && screen.sentence?.isEmpty == false
      }
      terminal.send("Escape")
      try terminal.waitForExplorer("the old f") {
        $0.rows.prefix(2) == first.rows.prefix(2) && !$0.contains(" f = ")
      }
    }

    @Test("goes into palette and dialogue, and nowhere in lists and on plots")
    func elsewhere() throws {
      let (terminal, first) = try Self.started()
      terminal.send(":")
      try terminal.paste("lambda 7\n")
      try terminal.wait(forText: ": lambda 7")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "7"]))
      terminal.send("s", "C-u")
      try terminal.paste("4\u{7}")
      terminal.send("Enter")
      try terminal.waitForSweep(rows: 13)
      terminal.send("1", "z")
      try terminal.wait(forText: try Counts.grouped("weights", []))
      terminal.send("Escape")
      try terminal.waitForExplorer("view 1") { $0.rows.dropLast() == first.rows.dropLast() }
      for key in ["g", "?", "c"] {
        terminal.send(key)
        let open = try terminal.waitForExplorer("what \(key) opens") { $0.bar != first.bar }
        try terminal.paste(Self.hostile)
        // A key behind the paste shows that it was read.
        terminal.send("Down")
        try terminal.waitForExplorer("the key behind the paste") {
          $0.colored != open.colored && $0.bar.prefix(10) == open.bar.prefix(10)
        }
        terminal.send("Escape")
        try terminal.waitForExplorer("view 1") {
          $0.bar.contains("change") && !$0.bar.contains(" done")
        }
        terminal.send("0", "1")
      }
    }

    @Test("a paste of any length is taken as far as there is room")
    func long() throws {
      let (terminal, first) = try Self.started()
      terminal.send("/", "C-u")
      try terminal.paste(String(repeating: "1+", count: 100_000) + "x")
      try terminal.waitForExplorer("the end of what has room") {
        $0.contains("f = ") && $0.contains("1+1+1+1+")
      }
      terminal.send("Escape")
      try terminal.waitForExplorer("the old f") {
        $0.rows.prefix(2) == first.rows.prefix(2) && !$0.contains(" f = ")
      }
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }
  }
}
