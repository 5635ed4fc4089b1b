import Foundation
import Testing

extension EndToEnd {
  /// The mouse, as terminals report it.
  @Suite struct MouseTests {
    private typealias Place = TmuxTerminal.Place

    private static func started(
      _ options: String = ""
    ) throws -> (terminal: TmuxTerminal, screen: ExplorerScreen) {
      let terminal = try TmuxTerminal()
      try terminal.start(options, showing: try Counts.grouped("weights", []))
      return (terminal, try terminal.waitUntilSettled(showing: "f(x) ="))
    }

    /// A cell of the row of a field.
    private static func field(_ label: String, _ terminal: TmuxTerminal) throws -> Place {
      let rows = try terminal.screen()
      let row = try #require(
        rows.firstIndex { $0.hasPrefix("│  \(label) ") || $0.hasPrefix("│▸ \(label) ") })
      return Place(column: 14, row: row)
    }

    /// Cells of the plot of view 1, so far along the axis.
    private static func plot(_ share: Double) -> Place {
      Place(column: 52 + Int(share * 66), row: 12)
    }

    @Test("a click on the name of a view shows it")
    func tabs() throws {
      let (terminal, _) = try Self.started()
      for (name, sign) in [
        ("2 Bit-width", "least at"), ("3 Scaling", "Here "), ("4 Structure", "{}"),
        ("5 Sweep", "No sweep yet"), ("6 Transform", "This view shows"),
        ("7 Explain", "DESIGN PARAMETERS"), ("1 Approximation", "f(x) ="),
      ] {
        let place = try #require(try terminal.place(of: name))
        #expect(place.row == 0)
        terminal.mouse(.press, .release, at: place)
        try terminal.wait(forText: sign)
      }
    }

    @Test("a click focuses a field, a second one edits it, the wheel changes it")
    func fields() throws {
      let (terminal, _) = try Self.started()
      let n = try Self.field("n", terminal)
      terminal.mouse(.press, .release, at: n)
      try terminal.waitForExplorer("the focus at n") { $0.focused?.hasPrefix("│▸ n ") == true }
      terminal.mouse(.press, .release, at: n)
      try terminal.wait(forText: "give up")
      terminal.send("C-u")
      terminal.type("2")
      terminal.send("Enter")
      try terminal.wait(forText: try Counts.grouped("weights", ["--n", "2"]))
      terminal.mouse(.wheelUp, at: try Self.field("λ", terminal))
      try terminal.wait(forText: try Counts.grouped("weights", ["--n", "2", "--lambda", "3"]))
      terminal.mouse(.wheelDown, at: n)
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
      terminal.mouse(.press, .release, at: try Self.field("quantize", terminal))
      terminal.mouse(.press, .release, at: try Self.field("quantize", terminal))
      try terminal.wait(
        forText: try Counts.grouped("weights", ["--lambda", "4", "--quantization", "linear"]))
    }

    @Test("a click puts the cursor on the plot, a drag and the wheel look closer")
    func plot() throws {
      let (terminal, first) = try Self.started()
      terminal.mouse(.press, .release, at: Self.plot(0.25))
      let lines = try terminal.wait(forText: "f' − f = ")
      #expect(lines.contains { $0.contains(" x = 0.2") }, "about a quarter along")
      terminal.mouse(.secondaryPress, at: Self.plot(0.25))
      try terminal.waitForExplorer("no cursor") { $0.rows == first.rows }
      terminal.drag(from: Self.plot(0.5), to: Self.plot(0.75))
      try terminal.wait(forText: "0 all")
      let closer = try terminal.waitUntilSettled()
      terminal.mouse(.wheelUp, at: Self.plot(0.5))
      let closest = try terminal.waitForExplorer("a smaller part") {
        $0.rows.dropLast() != closer.rows.dropLast() && !$0.contains("computing")
      }
      for _ in 0..<20 { terminal.mouse(.wheelDown, at: Self.plot(0.5)) }
      try terminal.waitForExplorer("all of it") {
        !$0.contains("0 all") && $0.rows.dropLast() != closest.rows.dropLast()
      }
      terminal.send("Escape")
      try terminal.waitForExplorer("the first screen") {
        $0.rows.prefix(35) == first.rows.prefix(35)
      }
    }

    @Test("the wheel scrolls what is longer than the screen, a click chooses in the gallery")
    func lists() throws {
      let (terminal, first) = try Self.started()
      terminal.send("?")
      let help = try terminal.waitUntilSettled(showing: " Keys ")
      terminal.mouse(.wheelDown, .wheelDown, at: Place(column: 60, row: 20))
      try terminal.waitForExplorer("the help farther down") { $0.rows != help.rows }
      terminal.mouse(.wheelUp, .wheelUp, at: Place(column: 60, row: 20))
      try terminal.waitForExplorer("the start of the help") { $0.rows == help.rows }
      terminal.send("Escape")
      try terminal.waitForExplorer("no help") { !$0.contains(" Keys ") }
      terminal.send("7")
      let top = try terminal.waitUntilSettled(showing: "DESIGN PARAMETERS")
      terminal.mouse(.wheelDown, at: Place(column: 80, row: 20))
      try terminal.waitForExplorer("view 7 farther down") { $0.rows != top.rows }
      terminal.mouse(.wheelUp, at: Place(column: 80, row: 20))
      try terminal.waitForExplorer("the start of view 7") { $0.rows == top.rows }
      terminal.send("1", "g")
      try terminal.wait(forText: "Gallery")
      let tent = try #require(try terminal.place(of: "tent ", from: 1))
      terminal.mouse(.press, .release, at: tent)
      try terminal.waitForExplorer("tent to be chosen") { screen in
        screen.rows[tent.row].contains("▸ tent") || screen.contains("target     tent")
      }
      if try terminal.explorer().contains("Gallery") { terminal.send("Enter") }
      try terminal.wait(forText: try Counts.grouped("weights", ["--function", "tent"]))
      #expect(try terminal.explorer() != first)
    }

    @Test("is left alone with --no-mouse", arguments: ["--no-mouse", ":mouse off"])
    func off(_ way: String) throws {
      let (terminal, _) = try Self.started(way == "--no-mouse" ? way : "")
      if way == "--no-mouse" {
        #expect(try terminal.variable("mouse_any_flag") == "0")
      } else {
        #expect(try terminal.variable("mouse_any_flag") == "1")
        terminal.type(way)
        terminal.send("Enter")
        try terminal.wait(forText: "the mouse is off")
        terminal.send("Up", "Down")
      }
      let before = try terminal.waitUntilSettled(showing: "f(x) =")
      terminal.mouse(.press, .release, at: try #require(try terminal.place(of: "3 Scaling")))
      terminal.mouse(.press, .release, .wheelUp, at: try Self.field("n", terminal))
      terminal.drag(from: Self.plot(0.2), to: Self.plot(0.6))
      // A key behind it all shows that it was read.
      terminal.send("Right")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
      terminal.send("Left")
      try terminal.waitForExplorer("nothing else to be changed") {
        $0.rows == before.rows && $0.focused?.hasPrefix("│▸ λ ") == true
      }
    }
  }
}
