import Foundation
import Testing

extension EndToEnd {
  /// Sessions, scripts and views from the command line, in a real terminal.
  @Suite struct SessionTests {
    @Test("offers the tour the first time, and takes up the last session the second time")
    func takesUpSession() throws {
      let terminal = try TmuxTerminal()
      try terminal.start("", showing: "Tour 1/6", keepsSession: true)
      terminal.send("Escape")
      try terminal.wait(for: "no tour") { !$0.contains { $0.contains("Tour 1/6") } }
      terminal.type(":lambda 5")
      terminal.send("Enter", "2")
      try terminal.wait(forText: "Theorem 1")
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      let lines = try terminal.start("", showing: "Theorem 1", keepsSession: true)
      #expect(!lines.contains { $0.contains("Tour") })
      #expect(lines.contains { $0.contains("λ") && $0.contains(" 5 ") })
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      // What is asked for is not mixed with it.
      try terminal.start("--epsilon 0.3", showing: "0.3", keepsSession: true)
      let asked = try terminal.wait(forText: try Counts.grouped("weights", ["--epsilon", "0.3"]))
      #expect(!asked.contains { $0.contains("Theorem 1") })
    }

    @Test("presses the keys of a script, and begins with the view asked for")
    func script() throws {
      let folder = try ScratchFolder()
      let file = folder.url.appendingPathComponent("tour.keys")
      try Data("# lambda 4, then the bit-width\n: \"lambda 4\" Enter 2\n".utf8).write(to: file)
      let terminal = try TmuxTerminal()
      try terminal.start("--script \(file.path)", showing: "Theorem 1")
      try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "4"]))
      terminal.send("q")
      #expect(try terminal.waitForExit() == 0)
      try terminal.start("--view explain", showing: "DESIGN PARAMETERS")
    }

    @Test("refuses a view, a script and a key that there are not")
    func refusals() throws {
      let folder = try ScratchFolder()
      let file = folder.url.appendingPathComponent("tour.keys")
      try Data("Up\nDwon\n".utf8).write(to: file)
      for (arguments, words) in [
        (["--view", "nine"], ["nine", "approximation"]),
        (["--script", folder.url.path + "/none"], ["none", "permissions"]),
        (["--script", file.path], ["line 2", "Dwon"]),
      ] {
        let result = try Program.run(arguments)
        #expect(result.status == 2)
        for word in words { #expect(result.error.contains(word), "\(result.error)") }
      }
    }
  }
}
