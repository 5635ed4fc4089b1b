import Foundation
import Testing

extension EndToEnd {
  @Suite struct FirstScreenTests {
    /// A terminal to start in.
    struct Place: Sendable, CustomTestStringConvertible {
      var columns: Int
      var rows: Int
      var term: String
      var language: String

      var testDescription: String { "\(columns)x\(rows) TERM=\(term) LANG=\(language)" }
    }

    static let places = [(120, 40), (80, 24), (40, 12)].flatMap { columns, rows in
      ["xterm-256color", "linux"].flatMap { term in
        ["C.UTF-8", "C"].map { language in
          Place(columns: columns, rows: rows, term: term, language: language)
        }
      }
    }

    @Test("shows the counts of the command line, whatever the terminal", arguments: places)
    func showsCounts(_ place: Place) throws {
      let terminal = try TmuxTerminal(
        .init(
          columns: place.columns, rows: place.rows, term: place.term, language: place.language))
      let weights = try Counts.grouped("weights", ["--lambda", "3"])
      try terminal.start("--lambda 3", showing: weights)
      let lines = try terminal.screen()
      #expect(lines.count == place.rows)
      #expect(lines.allSatisfy { $0.count <= place.columns })
      #expect(lines.contains { $0.contains("sin(x)") })
      // The font of the Linux console has no braille.
      if place.language == "C" || place.term == "linux" {
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.isASCII }, "\(lines)")
      } else {
        #expect(lines.joined().unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
      }
      // The Linux console has no second screen to go to.
      let hasSecondScreen = place.term != "linux"
      #expect(try terminal.variable("alternate_on") == (hasSecondScreen ? "1" : "0"))
      #expect(try terminal.variable("cursor_flag") == "0")
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      #expect(try terminal.variable("alternate_on") == "0")
      #expect(try terminal.variable("cursor_flag") == "1")
    }

    @Test("draws with what it is told to draw with", arguments: ["braille", "block", "ascii"])
    func drawsWithGlyphs(_ glyphs: String) throws {
      let terminal = try TmuxTerminal()
      let weights = try Counts.grouped("weights", [])
      try terminal.start("--glyphs \(glyphs)", showing: weights)
      let scalars = try terminal.screen().joined().unicodeScalars
      #expect(
        scalars.contains { (0x2800...0x28FF).contains($0.value) } == (glyphs == "braille"))
      if glyphs == "ascii" { #expect(scalars.allSatisfy { $0.isASCII }) }
    }

    @Test("draws with braille on the console where that is asked for")
    func drawsBrailleOnConsole() throws {
      let terminal = try TmuxTerminal(.init(term: "linux", language: "C.UTF-8"))
      try terminal.start("--glyphs braille", showing: try Counts.grouped("weights", []))
      let scalars = try terminal.screen().joined().unicodeScalars
      #expect(scalars.contains { (0x2800...0x28FF).contains($0.value) })
    }

    @Test("uses no colour where none is wanted", arguments: ["NO_COLOR", "--color never"])
    func usesNoColor(_ way: String) throws {
      let environment = way == "NO_COLOR" ? ["NO_COLOR": "1"] : [:]
      let terminal = try TmuxTerminal(.init(environment: environment))
      try terminal.start(
        way == "NO_COLOR" ? "" : way, showing: try Counts.grouped("weights", []))
      #expect(!Colors.areUsed(in: try terminal.coloredScreen()))

      let other = try TmuxTerminal()
      try other.start("", showing: try Counts.grouped("weights", []))
      #expect(Colors.areUsed(in: try other.coloredScreen()))
    }

    @Test("takes a theme by name or from a file")
    func takesTheme() throws {
      let scratch = try ScratchFolder()
      let file = try scratch.file("mine.toml", "name = \"my own theme\"\n")
      for (theme, name) in [("light", "light"), (file.path, "my own theme")] {
        let terminal = try TmuxTerminal()
        let lines = try terminal.start(
          "--theme \(theme)", showing: try Counts.grouped("weights", []))
        #expect(lines.first?.contains(name) == true)
      }
      let wrong = try scratch.file("wrong.toml", "name = \n")
      Program.expectRefusal(of: try Program.run(["--theme", wrong.path]), naming: ["wrong.toml:1"])
      Program.expectRefusal(
        of: try Program.run(["--theme", "/no/such.toml"]), naming: ["/no/such.toml"])
    }

    @Test("takes keys from the terminal when standard input comes from elsewhere")
    func readsKeysFromTerminal() throws {
      let terminal = try TmuxTerminal()
      try terminal.start("< /dev/null", showing: try Counts.grouped("weights", []))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }

    @Test("refuses to write frames into a pipe")
    func refusesPipe() throws {
      let terminal = try TmuxTerminal()
      terminal.type("clear; $qexplore | cat; echo status=${PIPESTATUS[0]}.")
      terminal.send("Enter")
      let lines = try terminal.wait(forText: "status=2.")
      #expect(lines.contains { $0.contains("standard output is no terminal") })
    }

    @Test("refuses to start where there is no terminal to read keys from")
    func refusesNoTerminal() throws {
      let terminal = try TmuxTerminal()
      terminal.type("clear; setsid -w $qexplore --no-session < /dev/null; echo status=$?.")
      terminal.send("Enter")
      let lines = try terminal.wait(forText: "status=2.")
      #expect(lines.contains { $0.contains("qexplore: ") && $0.contains("terminal") })
      #expect(try terminal.variable("alternate_on") == "0")
    }

    @Test("takes a TERM that nobody has described for one of the usual kind")
    func unknownTerminalType() throws {
      let terminal = try TmuxTerminal(.init(term: "no-such-terminal"))
      try terminal.start("", showing: try Counts.grouped("weights", []))
      #expect(Colors.areUsed(in: try terminal.coloredScreen()))
      terminal.send("Right")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }

    @Test("says what to do about a TERM that it cannot use", arguments: ["", "dumb"])
    func refusesTerminalType(_ term: String) throws {
      let terminal = try TmuxTerminal()
      terminal.type("clear; TERM=\(term) $qexplore; echo status=$?.")
      terminal.send("Enter")
      let lines = try terminal.wait(forText: "status=2.")
      #expect(lines.contains { $0.contains("TERM") && $0.contains("qexplore: ") })
    }

    @Test("refuses wrong options before it touches the screen")
    func refusesWrongOptions() throws {
      let terminal = try TmuxTerminal()
      terminal.type("clear; $qexplore --lambda 1; echo status=$?.")
      terminal.send("Enter")
      let lines = try terminal.wait(forText: "status=2.")
      #expect(lines.contains { $0.contains("lambda 1 is outside") })
    }
  }
}
