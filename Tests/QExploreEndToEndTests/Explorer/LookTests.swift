import Foundation
import Testing

extension EndToEnd {
  /// Themes and glyph sets, as the colours and characters that arrive.
  @Suite struct LookTests {
    private static func started() throws -> (TmuxTerminal, ExplorerScreen) {
      // Wide enough for the name of every theme in the header.
      let terminal = try TmuxTerminal(.init(columns: 160))
      return (terminal, try terminal.go(to: ExplorerPlace.views[0]))
    }

    /// The names of the themes that come with the program.
    private static func themes() throws -> Set<String> {
      let folder = Program.packageFolder.appendingPathComponent("themes").path
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      return Set(files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) })
    }

    /// The panels beside the plot, whose text depends on no theme: a plot may hatch what has no colour.
    private static func panels(_ screen: ExplorerScreen) -> [Substring] {
      screen.rows.dropFirst().prefix(22).map { $0.prefix(44) }
    }

    @Test("goes through all themes, each in colours of its own, and back to the first")
    func themes() throws {
      let names = try Self.themes()
      #expect(names.count >= 12)
      let (terminal, first) = try Self.started()
      var screen = first
      var seen: [String: [String]] = [:]
      for _ in names {
        let before = screen
        let name = try #require(names.filter { screen.rows[0].contains("  \($0)") }.max())
        seen[name] = Array(screen.colored.dropFirst())
        terminal.send("t")
        screen = try terminal.waitForExplorer("another theme than \(name)") {
          $0.rows[0] != before.rows[0] && Self.panels($0) == Self.panels(before)
        }
      }
      #expect(Set(seen.keys) == names)
      #expect(Set(seen.values).count == names.count, "no two look the same")
      try terminal.waitForExplorer("the first theme") { $0 == first }
    }

    @Test("a theme's own colours arrive", arguments: ["dark", "light", "nord"])
    func colors(_ theme: String) throws {
      let terminal = try TmuxTerminal()
      try terminal.start("--theme \(theme)", showing: try Counts.grouped("weights", []))
      let screen = try terminal.waitUntilSettled()
      #expect(Colors.areUsed(in: try terminal.coloredScreen()))
      let other = try TmuxTerminal()
      try other.start(
        "--theme \(theme) --color 16", showing: try Counts.grouped("weights", []))
      let few = try other.waitUntilSettled()
      #expect(Self.panels(few) == Self.panels(screen))
      // Sixteen colours have short numbers, 256 long ones.
      #expect(few.colored != screen.colored)
      #expect(!few.colored.joined().contains("38;5;") && screen.colored.joined().contains("38;5;"))
    }

    @Test("goes through the glyph sets, each with its characters, and back to the first")
    func glyphs() throws {
      let (terminal, first) = try Self.started()
      var screen = first
      var seen: [String] = []
      for _ in 0..<3 {
        let before = screen
        let scalars = screen.rows.joined().unicodeScalars
        seen.append(
          scalars.allSatisfy { $0.isASCII }
            ? "ascii"
            : scalars.contains { (0x2801...0x28FF).contains($0.value) } ? "braille" : "block")
        #expect(screen.rows[0].hasSuffix(seen.last ?? ""), "the header names it")
        terminal.send("m")
        screen = try terminal.waitForExplorer("other glyphs than \(seen)") {
          $0.rows[0] != before.rows[0] && $0.rows.dropFirst() != before.rows.dropFirst()
        }
      }
      #expect(Set(seen) == ["braille", "block", "ascii"])
      try terminal.waitForExplorer("the first glyphs") { $0 == first }
    }

    @Test("says why where there is nothing to go through")
    func saysWhy() throws {
      let terminal = try TmuxTerminal(.init(language: "C", environment: ["NO_COLOR": "1"]))
      try terminal.start("", showing: try Counts.grouped("weights", []))
      terminal.send("t")
      try terminal.wait(forText: "colours are off")
      terminal.send("m")
      try terminal.wait(forText: "this terminal shows ASCII alone")
      #expect(!Colors.areUsed(in: try terminal.coloredScreen()))
    }
  }
}
