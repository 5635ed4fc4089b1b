import Foundation
import Testing

extension EndToEnd {
  /// Saving what is shown, in a real terminal, onto a real disk.
  @Suite struct SaveTests {
    private static func started(_ options: String = "") throws -> TmuxTerminal {
      let terminal = try TmuxTerminal()
      try terminal.start(options, showing: try Counts.grouped("weights", []))
      return terminal
    }

    private static func names(_ terminal: TmuxTerminal) -> Set<String> {
      Set((try? FileManager.default.contentsOfDirectory(atPath: terminal.scratch.url.path)) ?? [])
    }

    private static func text(_ name: String, _ terminal: TmuxTerminal) -> String? {
      try? String(contentsOf: terminal.scratch.url.appendingPathComponent(name), encoding: .utf8)
    }

    @Test("S saves the figure, then under another name, and the status line says where")
    func figure() throws {
      let terminal = try Self.started()
      terminal.send("S")
      try terminal.wait(forText: "Save the figure or the screen")
      terminal.send("Enter")
      try terminal.wait(forText: "saved the figure as approximation.svg")
      terminal.send("+", "S")
      try terminal.wait(forText: "Save the figure or the screen")
      terminal.send("Enter")
      try terminal.wait(forText: "saved the figure as approximation-2.svg")
      let first = try #require(Self.text("approximation.svg", terminal))
      let second = try #require(Self.text("approximation-2.svg", terminal))
      #expect(first.hasPrefix("<?xml") || first.hasPrefix("<svg"))
      #expect(!first.contains("--range") && second.contains("--range"))
      terminal.send("S")
      terminal.type("own")
      terminal.send("Escape")
      try terminal.wait(for: "the palette to close") { lines in
        !lines.contains { $0.contains("Save the figure") }
      }
      terminal.send("S")
      terminal.type("own.txt")
      terminal.send("Enter")
      try terminal.wait(forText: "what a figure is written as")
      terminal.send("Down", "Enter")
      try terminal.wait(forText: "saved the screen as own.txt")
      #expect(Self.text("own.txt", terminal)?.contains("qexplore") == true)
      #expect(Self.text("own.txt", terminal)?.contains("Save the figure") == false)
      #expect(
        Self.names(terminal).isSuperset(of: ["approximation.svg", "approximation-2.svg", "own.txt"])
      )
      #expect(!Self.names(terminal).contains { $0.hasPrefix(".qexplore-") })
    }

    @Test("e saves the data of a sweep, R a report, and quitting waits for it")
    func dataAndReport() throws {
      let terminal = try Self.started()
      terminal.send("s", "Enter")
      try terminal.wait(forText: "rows/s; least")
      terminal.send("e")
      try terminal.wait(forText: "Export the data")
      terminal.send("Enter")
      try terminal.wait(forText: "saved the data as sweep.csv")
      let rows = try #require(Self.text("sweep.csv", terminal)).split(separator: "\n")
      #expect(rows.first == "lambda,structureBits" && rows.count > 10)
      terminal.send("R")
      try terminal.wait(forText: "Write a report")
      terminal.send("Enter", "q")
      #expect(try terminal.waitForExit() == 0)
      let report = try #require(Self.text("report/report.md", terminal))
      #expect(report.contains("## Sweeps") && report.contains("](figures/sweep.svg)"))
      #expect(!Self.names(terminal).contains { $0.hasPrefix(".qexplore-") })
    }

    @Test("a folder that cannot be written to is told, and the explorer goes on")
    func refused() throws {
      let terminal = try Self.started()
      terminal.send("S")
      terminal.type("nowhere/a.svg")
      terminal.send("Enter")
      try terminal.wait(forText: "there is no folder")
      #expect(try terminal.screen().contains { $0.contains("nowhere/a.svg") })
      terminal.send("Escape")
      try terminal.wait(for: "the palette to close") { lines in
        !lines.contains { $0.contains("Save the figure") }
      }
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }
  }
}
