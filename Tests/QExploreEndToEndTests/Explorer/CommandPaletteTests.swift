import Testing

extension EndToEnd {
  /// Commands by name.
  @Suite struct CommandPaletteTests {
    private static func started() throws -> TmuxTerminal {
      let terminal = try TmuxTerminal()
      try terminal.start("", showing: try Counts.grouped("weights", []))
      return terminal
    }

    @Test("completes names and values, and takes them")
    func completes() throws {
      let terminal = try Self.started()
      terminal.type(":quant")
      terminal.send("Tab")
      try terminal.wait(forText: "quantization nonlinear")
      terminal.type("l")
      terminal.send("Tab")
      try terminal.wait(forText: ": quantization linear")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", ["--quantization", "linear"]))
    }

    @Test("takes every name that the command line has")
    func assigns() throws {
      let terminal = try Self.started()
      var options: [String] = []
      for (name, value) in [
        ("lambda", "5"), ("epsilon", "2^-6"), ("n", "2"), ("d", "2"), ("parameters", "tuned"),
        ("function", "x*y/3"), ("codebook", "-1/2,1/4,1/2"),
      ] {
        terminal.type(":\(name)=\(value)")
        terminal.send("Enter")
        if name == "codebook" { options.removeFirst(2) }
        options += ["--\(name)", value]
        try terminal.wait(forText: " \(try Counts.grouped("weights", options)) ")
      }
      for (command, sign) in [
        ("view explain", "DESIGN PARAMETERS"), ("theme nord", "nord"), ("glyphs ascii", "ascii"),
        ("sweep n=1..3", "3 rows"), ("view 1", "f(x, y) ="),
      ] {
        terminal.type(":\(command)")
        terminal.send("Enter")
        try terminal.wait(for: command) { lines in
          lines.contains { $0.contains(sign) } && !lines.contains { $0.contains(": \(command)") }
        }
      }
    }

    @Test("runs what is found by its words, chosen with the arrows")
    func runs() throws {
      let terminal = try Self.started()
      terminal.type(":pin this")
      terminal.send("Enter")
      try terminal.wait(forText: "against pin")
      terminal.type(":field")
      try terminal.wait(forText: "focus the last field")
      let rows = try terminal.screen()
      let steps = try #require(rows.firstIndex { $0.contains("focus the last field") })
      let top = try #require(rows.firstIndex { $0.contains(": field") })
      for _ in (top + 1)..<steps { terminal.send("Down") }
      terminal.send("Enter")
      try terminal.wait(for: "the last field") { lines in
        lines.contains { $0.hasPrefix("│▸ quantize") }
      }
      terminal.type(":quit")
      terminal.send("Enter")
      #expect(try terminal.waitForExit() == 0)
    }

    @Test("says what cannot be taken, stays open, and changes nothing")
    func refuses() throws {
      let terminal = try Self.started()
      for (command, word) in [
        ("lambda 1", "outside"), ("epsilon two", "two"), ("function sni(x)", "sni"),
        ("codebook nf4", "nf4"), ("theme none", "choose"), ("view nine", "choose"),
        ("sweep q=1", "q"),
      ] {
        terminal.type(":\(command)")
        terminal.send("Enter")
        try terminal.wait(for: "the refusal of \(command)") { lines in
          let rows = lines.filter { $0.contains("│") }
          guard let input = rows.firstIndex(where: { $0.contains(": \(command)") }) else {
            return false
          }
          return rows[(input + 1)...].prefix(3).contains { $0.contains(word) }
        }
        terminal.send("Escape")
        try terminal.wait(for: "the palette to go") { lines in
          !lines.contains { $0.contains(": \(command)") }
        }
      }
      try terminal.wait(forText: try Counts.grouped("weights", []))
    }
  }
}
