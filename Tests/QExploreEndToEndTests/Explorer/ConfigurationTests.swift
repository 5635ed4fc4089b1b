import Foundation
import Testing

extension EndToEnd {
  /// The file of a person's own defaults and keys, in a real terminal and on the command line.
  @Suite struct ConfigurationTests {
    private static func terminal(
      _ text: String, _ folder: ScratchFolder
    ) throws -> TmuxTerminal {
      let home = folder.url.appendingPathComponent("qexplore")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: home.appendingPathComponent("config.toml"))
      return try TmuxTerminal(
        .init(columns: 160, rows: 48, environment: ["XDG_CONFIG_HOME": folder.url.path]))
    }

    @Test("defaults and keys are those of the file, and the command line comes before them")
    func isHeeded() throws {
      let folder = try ScratchFolder()
      let terminal = try Self.terminal(
        "[defaults]\nlambda = 4\nepsilon = 0.05\ntheme = \"nord\"\n[keys]\nundo = \"u\"\n", folder)
      try terminal.start(
        "", showing: try Counts.grouped("weights", ["--lambda", "4", "--epsilon", "0.05"]))
      try terminal.wait(forText: "nord")
      terminal.send("Right")
      try terminal.wait(
        forText: try Counts.grouped("weights", ["--lambda", "5", "--epsilon", "0.05"]))
      terminal.send("u")
      try terminal.wait(forText: "undone")
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      try terminal.start(
        "--lambda 3",
        showing: try Counts.grouped("weights", ["--lambda", "3", "--epsilon", "0.05"]))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      try terminal.start("--no-config", showing: try Counts.grouped("weights", []))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
    }

    @Test("a wrong file is told of in a sentence before the screen is touched")
    func isRefused() throws {
      let folder = try ScratchFolder()
      let file = try folder.file("mine.toml", "[defaults]\nlambda = 1\n")
      Program.expectRefusal(
        of: try Program.run(["--config", file.path]),
        naming: ["mine.toml:2:10", "lambda 1", "65536", "--no-config"])
      Program.expectRefusal(
        of: try Program.run(["--config", "/nowhere.toml"]),
        naming: ["/nowhere.toml", "--no-config"])
      Program.expectRefusal(
        of: try Program.run(["--config", file.path, "--no-config"]), naming: ["contradict"])
      let theme = try folder.file("theme.toml", "[defaults]\ntheme = \"blue\"\n")
      Program.expectRefusal(
        of: try Program.run(["--config", theme.path]), naming: ["configuration", "blue", "nord"])
    }

    @Test("other commands do not depend on it")
    func commandsDoNotDependOnIt() throws {
      let folder = try ScratchFolder()
      _ = try Self.terminal("[defaults]\nlambda = 1\n", folder)
      let own = ["XDG_CONFIG_HOME": folder.url.path]
      let with = try Program.run(["count"], environment: own)
      let without = try Program.run(["count"])
      #expect(with.status == 0 && with.output == without.output)
    }

    @Test("a first one is written where it is asked for, and never over another")
    func isWritten() throws {
      let folder = try ScratchFolder()
      let own = ["XDG_CONFIG_HOME": folder.url.path]
      let printed = try Program.run(["config"], environment: own)
      #expect(printed.status == 0 && printed.output.contains("[keys]"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
      let written = try Program.run(["config", "--write"], environment: own)
      let path = written.output.trimmingCharacters(in: .newlines)
      #expect(written.status == 0 && path.hasSuffix("qexplore/config.toml"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == printed.output)
      Program.expectRefusal(
        of: try Program.run(["config", "--write"], environment: own), naming: ["exists", "edit it"])
    }

    @Test("M leaves the mouse to the terminal and takes it back")
    func togglesMouse() throws {
      let terminal = try TmuxTerminal()
      try terminal.start("", showing: try Counts.grouped("weights", []))
      #expect(try terminal.variable("mouse_any_flag") == "1")
      terminal.send("M")
      try terminal.wait(forText: "selects text")
      #expect(try terminal.variable("mouse_any_flag") == "0")
      terminal.send("M")
      try terminal.wait(forText: "the mouse is on")
      #expect(try terminal.variable("mouse_any_flag") == "1")
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      #expect(try terminal.variable("mouse_any_flag") == "0")
    }
  }
}
