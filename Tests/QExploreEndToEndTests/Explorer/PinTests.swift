import Foundation
import Testing

extension EndToEnd {
  /// A configuration that is pinned and compared with, and changes that are undone.
  @Suite struct PinTests {
    private static func started() throws -> TmuxTerminal {
      let terminal = try TmuxTerminal()
      try terminal.start("", showing: try Counts.grouped("weights", []))
      return terminal
    }

    /// What the row of the counts panel with a label shows for this f and beside it.
    private static func cells(_ label: String, _ lines: [String]) throws -> (String, String) {
      let row = try #require(lines.first { $0.hasPrefix("│ \(label)") })
      let inside = try #require(row.dropFirst().split(separator: "│").first)
      let cells = inside.dropFirst(label.count + 1).split(separator: "  ").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return (cells.first ?? "", cells.count > 1 ? cells[1] : "")
    }

    /// The change from one count to another, as the difference column shows it.
    private static func isChange(_ shown: String, from old: String, to new: String) -> Bool {
      let value = { (text: String) in Double(text.filter { $0 != " " }) ?? .nan }
      let ratio = value(new) / value(old)
      if shown == "same" { return ratio == 1 }
      let number = Double(
        shown.replacing("−", with: "-").filter { $0.isNumber || "-.e".contains($0) })
      guard let number else { return false }
      let told = shown.hasSuffix("%") ? 1 + number / 100 : number
      return ratio != 1 && abs(told / ratio - 1) < 0.006
    }

    @Test("pins, tells every difference, swaps and unpins", arguments: ["1", "2", "4", "7"])
    func pin(_ view: String) throws {
      let terminal = try Self.started()
      terminal.send(view, "p")
      try terminal.wait(forText: "against pin")
      try terminal.wait(for: "no difference") { lines in
        try Self.cells("weights", lines).1 == "same"
      }
      terminal.send("Down", "PPage", "Down", "Right")
      let options = ["--epsilon", "0.01", "--n", "2"]
      terminal.send("Up", "NPage", "NPage", "=")
      terminal.type("0.01")
      terminal.send("Enter")
      let weights = try Counts.grouped("weights", options)
      let lines = try terminal.wait(for: "the difference") { lines in
        let cells = try Self.cells("weights", lines)
        return cells.0 == weights && cells.1 != "same" && cells.1 != ""
      }
      for (label, key) in [
        ("depth, layers", "depth"), ("width, units", "width"), ("hidden units", "units"),
        ("weights", "weights"), ("packed bits", "packedBits"),
      ] {
        let (own, change) = try Self.cells(label, lines)
        let before = try Counts.grouped(key, [])
        #expect(own == (try Counts.grouped(key, options)))
        #expect(Self.isChange(change, from: before, to: own), "\(label) \(own): \(change)")
      }
      terminal.send("P")
      let first = try Counts.grouped("weights", [])
      try terminal.wait(for: "the other one") { lines in
        let cells = try Self.cells("weights", lines)
        return cells.0 == first && Self.isChange(cells.1, from: weights, to: first)
      }
      terminal.send("P")
      try terminal.wait(forText: weights)
      // One press pins this one, the next takes the pin away.
      terminal.send("p")
      try terminal.wait(for: "no difference") { try Self.cells("weights", $0).1 == "same" }
      terminal.send("p")
      try terminal.wait(forText: "every f ")
      terminal.send("P")
      try terminal.wait(forText: "p pins")
    }

    @Test("undoes and does again, whatever was changed, and says where nothing is left")
    func undo() throws {
      let terminal = try Self.started()
      terminal.send("z")
      try terminal.wait(forText: "nothing to undo")
      var options: [[String]] = [[]]
      terminal.send("Right")
      options.append(["--lambda", "3"])
      try terminal.wait(forText: try Counts.grouped("weights", options[1]))
      terminal.send("/", "C-u")
      terminal.type("cos(2*x)/4")
      terminal.send("Enter")
      options.append(options[1] + ["--function", "cos(2*x)/4"])
      try terminal.wait(forText: try Counts.grouped("weights", options[2]))
      terminal.type(":structure dependent")
      terminal.send("Enter")
      options.append(options[2] + ["--structure", "dependent"])
      try terminal.wait(forText: try Counts.grouped("weights", options[3]))
      for step in options.dropLast().reversed() {
        terminal.send("z")
        try terminal.wait(forText: " \(try Counts.grouped("weights", step)) ")
      }
      terminal.send("z")
      try terminal.wait(forText: "nothing to undo")
      for step in options.dropFirst() {
        terminal.send("Z")
        try terminal.wait(forText: " \(try Counts.grouped("weights", step)) ")
      }
      terminal.send("Z")
      try terminal.wait(forText: "nothing to redo")
    }
  }
}
