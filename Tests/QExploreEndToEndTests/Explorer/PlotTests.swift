import Foundation
import Testing

extension EndToEnd {
  /// Looking closer and reading values off the plots.
  @Suite struct PlotTests {
    private static func started(_ options: String = "") throws -> (TmuxTerminal, ExplorerScreen) {
      let terminal = try TmuxTerminal()
      try terminal.start(options, showing: try Counts.grouped("weights", []))
      return (terminal, try terminal.waitUntilSettled())
    }

    /// The numbers under the axis.
    private static func ticks(_ screen: ExplorerScreen) -> [Double] {
      let row = screen.rows.last { row in
        row.drop { $0 == " " }.split(separator: " ").count > 2
          && row.allSatisfy { $0.isNumber || " .e-−^".contains($0) }
      }
      return row?.split(separator: " ").compactMap { Double($0.replacing("−", with: "-")) } ?? []
    }

    @Test("looks closer, moves and shows all again", arguments: ["1", "3"])
    func zoom(_ view: String) throws {
      let (terminal, _) = try Self.started()
      terminal.send(view)
      let whole = try terminal.waitUntilSettled(showing: view == "1" ? "f(x) =" : "Here ")
      let half = try terminal.press("+", on: whole)
      #expect(half.contains("0 all"))
      let closer = try terminal.press("+", on: half)
      let moved = try terminal.press("]", on: closer)
      if view == "1" {
        let (before, after) = (Self.ticks(closer), Self.ticks(moved))
        #expect((before.last ?? 1) - (before.first ?? 0) <= 0.25, "a quarter of it: \(before)")
        #expect((after.last ?? 1) - (after.first ?? 0) <= 0.25, "a quarter of it: \(after)")
        #expect((after.first ?? 0) + (after.last ?? 0) > (before.first ?? 9) + (before.last ?? 9))
      }
      terminal.send("[")
      try terminal.waitForExplorer("the part from before") {
        $0.rows.dropLast() == closer.rows.dropLast()
      }
      // A view keeps its own part.
      terminal.send("Tab", "BTab")
      try terminal.waitForExplorer("the same part") {
        $0.rows.dropLast() == closer.rows.dropLast()
      }
      terminal.send("0")
      try terminal.waitForExplorer("all of it") { $0.rows == whole.rows }
      terminal.send("-")
      try terminal.wait(forText: "all of it is shown")
    }

    /// The numbers of a read-out by their names: `x = 0.5   f = 0.479   f' = 0.47`.
    private static func readout(_ line: String) -> [String: Double] {
      var values: [String: Double] = [:]
      for part in line.components(separatedBy: "   ") {
        let part = part.trimmingCharacters(in: .whitespaces)
        guard let sign = part.range(of: " = ") else { continue }
        let number = part[sign.upperBound...].replacing("−", with: "-")
        values[String(part[..<sign.lowerBound])] = Double(number)
      }
      return values
    }

    @Test("reads f, f' and the error where evaluate computes them, and differences of two marks")
    func reads() throws {
      let (terminal, _) = try Self.started()
      terminal.send("c")
      var places: [[String: Double]] = []
      for keys in [["l"], ["L", "L", "h"], ["Home"], ["End"], ["H", "Left", "Left"]] {
        terminal.send(keys)
        let screen = try terminal.waitUntilSettled(showing: "f' − f = ")
        let line = try #require(
          screen.rows.last { $0.contains(" f' − f = ") && $0.contains(" x = ") })
        let values = Self.readout(line)
        let x = try #require(values["x"], "\(line)")
        let table = try Program.table(["--at", String(x)])
        let computed = try #require(table.rows.first)
        // x has five digits on screen, and the slope of both curves is below 2.
        for (name, value) in zip(["f", "f'", "f' − f"], computed.dropFirst()) {
          let shown = try #require(values[name], "\(line)")
          let isStep = name != "f"
          #expect(abs(shown - value) <= (isStep ? 0.02 : 3e-5), "\(name) at \(x): \(line)")
        }
        places.append(values)
      }
      #expect(Set(places.compactMap { $0["x"] }).count == places.count, "every key moves it")

      terminal.send("Home", "Space")
      try terminal.wait(forText: "to A")
      terminal.send("End", "Space")
      let line = try #require(
        try terminal.wait(forText: "A to B").last { $0.contains("A to B") })
      let difference = Self.readout(line)
      #expect(difference["Δx"] == 1)
      let ends = try Program.table(["--at", "0", "--at", "1"]).rows
      #expect(abs((difference["Δf"] ?? 9) - (ends[1][1] - ends[0][1])) < 3e-5, "\(line)")
      #expect(abs((difference["Δf'"] ?? 9) - (ends[1][2] - ends[0][2])) < 3e-5, "\(line)")
      terminal.send("Space")
      try terminal.wait(for: "no mark") { !$0.contains { $0.contains("A to B") } }
      terminal.send("Escape")
      try terminal.wait(for: "no cursor") { !$0.contains { $0.contains(" done") } }
    }

    @Test("changes curves and error, the plot and the line, where a view has several")
    func plots() throws {
      for (options, key, count) in [
        ("", "y", 2), ("--view 2", "v", 4), ("--view 3", "v", 4), ("--view 3 --n 4", "v", 3),
        ("--view 4", "v", 3),
        ("--d 3 --epsilon 0.5 --function 'x*y/2+z/3'", "x", 4),
      ] {
        let terminal = try TmuxTerminal()
        try terminal.start(options, showing: "Network")
        let first = try terminal.waitUntilSettled(showing: "? keys")
        var seen = [first]
        for _ in 1..<count { seen.append(try terminal.press(key, on: seen[seen.count - 1])) }
        for (index, screen) in seen.enumerated() {
          #expect(!seen[..<index].contains { $0.rows == screen.rows }, "plot \(index) by \(key)")
        }
        terminal.send(key)
        try terminal.waitForExplorer("the first plot again") { $0.rows == first.rows }
      }
    }
  }
}
