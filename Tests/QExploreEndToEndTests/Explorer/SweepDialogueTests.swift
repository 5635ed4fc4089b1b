import Foundation
import Testing

extension EndToEnd {
  /// Sweeps from the dialogue to the table, against those of the command line.
  @Suite struct SweepDialogueTests {
    private static func started(_ options: String = "") throws -> TmuxTerminal {
      let terminal = try TmuxTerminal(.init(columns: 160, rows: 50))
      try terminal.start(options, showing: try Counts.grouped("weights", []))
      return terminal
    }

    /// The rows of `qexplore sweep`: parameters and the metric's value in groups of digits.
    private static func measured(_ axes: [String], _ metric: String) throws -> [[String]] {
      let result = try Program.run(["sweep"] + axes + ["--metric", metric])
      #expect(result.status == 0, "\(result.error)")
      return try result.output.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",").map(String.init)
        let value = try #require(Double(cells[cells.count - 1]))
        return cells.dropLast() + [Counts.grouped(digits: String(Int(value.rounded())))]
      }
    }

    /// Whether the cells of a row of the table stand in a row of the screen, in their order.
    private static func shows(_ row: [String], _ line: String) -> Bool {
      // A scroll bar may stand at the end.
      let cells = line.split(separator: "  ").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " ┃│"))
      }
      return cells.indices.contains { Array(cells[$0...].prefix(row.count)) == row }
    }

    @Test("sweeps what the dialogue asks for, with the numbers of the command line")
    func dialogue() throws {
      let terminal = try Self.started()
      terminal.send("s")
      try terminal.wait(forText: "for each")
      // The parameter, its range, the steps, the spacing, the metric, and curves of a second one.
      terminal.send("Up", "Right")
      try terminal.wait(forText: "qexplore sweep epsilon=")
      terminal.send("Down", "C-u")
      terminal.type("0.4")
      terminal.send("Down", "C-u")
      terminal.type("0.05")
      terminal.send("Down", "C-u")
      terminal.type("5")
      terminal.send("Down", "Down", "Right", "Right")
      try terminal.wait(forText: "structureDepth")
      terminal.send("Down", "Right", "Down", "C-u")
      terminal.type("2,3")
      let command = try terminal.wait(forText: "lambda=2,3").first {
        $0.contains("qexplore sweep ")
      }
      let axes = try #require(command?.components(separatedBy: "qexplore sweep ").last)
        .components(separatedBy: " ").filter { $0.contains("=") }
      #expect(axes.count == 2)
      terminal.send("Enter")
      let lines = try terminal.waitForSweep(rows: 10)
      #expect(lines.contains { $0.contains("structureDepth over epsilon, for each lambda") })
      for row in try Self.measured(axes, "structureDepth") {
        #expect(lines.contains { Self.shows(row, $0) }, "\(row)")
      }
    }

    @Test("shows plot, table or both, in the order that is chosen, and compares two sweeps")
    func table() throws {
      let terminal = try Self.started()
      terminal.type(":sweep lambda=2..9 bitsOverhead")
      terminal.send("Enter")
      try terminal.waitForSweep(rows: 8)
      terminal.type(":sweep lambda=2..9")
      terminal.send("Enter")
      let first = try terminal.wait(forText: "sweep 2 of 2")
      #expect(!first.contains { $0.contains("vs 1") }, "another metric is no comparison")
      terminal.type(":epsilon 0.05")
      terminal.send("Enter")
      terminal.type(":sweep lambda=2..9")
      terminal.send("Enter")
      let before = try Self.measured(["lambda=2..9"], "structureBits")
      let after = try Self.measured(["lambda=2..9", "--epsilon", "0.05"], "structureBits")
      // Eight rows and the heading may stand there before the last of them is the new sweep's.
      let lines = try terminal.wait(for: "every row and the comparison") { lines in
        TmuxTerminal.showsSweep(rows: 8, in: lines) && lines.contains { $0.contains("vs 2") }
          && after.allSatisfy { row in lines.contains { Self.shows(row, $0) } }
      }
      for (old, new) in zip(before, after) {
        let ratio = try Self.value(new[1]) / Self.value(old[1])
        let line = try #require(lines.first { Self.shows(new, $0) }, "\(new)")
        let shown = try #require(line.split(separator: "  ").last)
        #expect(
          try Self.ratio(shown) / ratio > 0.994 && Self.ratio(shown) / ratio < 1.006, "\(line)")
      }
      terminal.send("o")
      let values = try after.sorted { try Self.value($0[1]) < Self.value($1[1]) }
      try terminal.wait(for: "the least first") { lines in
        let places = values.map { row in lines.firstIndex { Self.shows(row, $0) } ?? -1 }
        return places.first != -1 && places == places.sorted()
      }
      let both = try terminal.screen()
      terminal.send("v")
      let plot = try terminal.wait(for: "the plot alone") { !$0.contains { $0.contains("vs 2") } }
      terminal.send("v")
      let table = try terminal.wait(for: "the table alone") { $0.contains { $0.contains("vs 2") } }
      #expect(plot != both && table != both)
      terminal.send("v")
      try terminal.wait(for: "both again") { $0.dropLast() == both.dropLast() }
      terminal.send("<")
      try terminal.wait(forText: "sweep 2 of 3")
      terminal.send(">")
      try terminal.wait(for: "the newest again") { $0.dropLast() == both.dropLast() }
    }

    /// The value of a grouped number.
    private static func value(_ text: String) throws -> Double {
      try #require(Double(text.filter { $0 != " " }))
    }

    /// The ratio that `+12.3 %`, `×1.2` or `same` stand for.
    private static func ratio(_ text: some StringProtocol) throws -> Double {
      let text = text.trimmingCharacters(in: .whitespaces)
      if text == "same" { return 1 }
      let number = text.replacing("−", with: "-").filter { $0.isNumber || "-.e".contains($0) }
      let value = try #require(Double(number), "\(text)")
      return text.hasSuffix("%") ? 1 + value / 100 : value
    }

    @Test("Escape stops a long sweep and keeps its rows")
    func stops() throws {
      let terminal = try Self.started()
      terminal.type(":sweep lambda=2..11 d=1..10000 structureWidth")
      terminal.send("Enter")
      try terminal.wait(for: "progress") { lines in
        lines.contains { $0.contains(/[1-9][0-9]* of 100000 rows/) && $0.contains("Esc stops") }
      }
      // It can be left and used meanwhile.
      terminal.send("Right")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
      terminal.send("Escape")
      let lines = try terminal.wait(forText: "stopped after ")
      let line = try #require(lines.first { $0.contains("stopped after ") })
      let digits = line.components(separatedBy: "stopped after ")[1].prefix(while: \.isNumber)
      let count = try #require(Int(digits))
      #expect(count > 0 && count < 100_000, "\(line)")
      let table = try terminal.waitUntilSettled(showing: "stopped after \(count) of")
      for row in try Self.measured(["lambda=2", "d=1,2"], "structureWidth") {
        #expect(table.rows.contains { Self.shows(row, $0) }, "\(row)")
      }
      terminal.send("s", "Enter")
      try terminal.waitForSweep(rows: 15)
      try terminal.wait(forText: "sweep 2 of 2")
    }

    @Test("what cannot be swept is said in the dialogue, which stays open")
    func refuses() throws {
      let terminal = try Self.started()
      terminal.send("s", "C-u")
      terminal.type("1")
      terminal.send("Enter")
      try terminal.wait(forText: "outside")
      terminal.send("C-u")
      terminal.type("2")
      try terminal.wait(for: "the refusal to go") { !$0.contains { $0.contains("outside") } }
      terminal.send("Enter")
      try terminal.waitForSweep(rows: 15)
    }
  }
}
