import Foundation
import Testing

extension EndToEnd {
  /// The bar that `sweep` shows on a terminal.
  @Suite struct ProgressBarTests {
    private static let slow =
      "epsilon=0.1,1.1e-6,1.2e-6 --metric weights --quantization linear --lambda 4"
    private static let erase = "\r\u{1B}[K"

    /// All that a command writes to a terminal.
    private func bytes(_ command: String, term: String) throws -> String {
      let result = try Program.shell(
        "TERM=\(term) LC_ALL=C.UTF-8 script -qec '\(command)' /dev/null < /dev/null")
      #expect(result.status == 0, "\(result.output)")
      return result.output
    }

    @Test("is drawn over itself, and erased before the end")
    func isErased() throws {
      let text = try bytes("qexplore sweep \(Self.slow) > /dev/null", term: "xterm-256color")
      #expect(text.contains("1/3 rows   33 %") && text.contains(" rows/s  "))
      #expect(!text.contains("\n"))
      #expect(text.hasSuffix(Self.erase))
    }

    @Test("leaves rows whole where both go to one terminal")
    func makesRoom() throws {
      let text = try bytes("qexplore sweep \(Self.slow)", term: "xterm-256color")
      // What is on the line when it ends is what stands behind the last erasure.
      let lines = text.components(separatedBy: "\r\n").map {
        $0.components(separatedBy: Self.erase).last ?? ""
      }
      #expect(lines.count == 5 && lines[0] == "epsilon,weights" && lines[1] == "0.1,2982")
      #expect(lines[3].hasPrefix("1.2e-06,") && lines[4].isEmpty, "\(lines)")
      #expect(text.contains("rows/s"))
    }

    @Test("is not drawn on a dumb terminal", arguments: ["dumb", ""])
    func staysAway(_ term: String) throws {
      #expect(try bytes("qexplore sweep \(Self.slow) > /dev/null", term: term).isEmpty)
    }

    @Test("is gone when Ctrl-C ends the sweep, and the rows that are done are there")
    func endsByKey() throws {
      let terminal = try TmuxTerminal()
      terminal.type(
        "clear; $qexplore sweep \(Self.slow.replacingOccurrences(of: "1.2e-6", with: "1.2e-6,1.3e-6,1.4e-6,1.5e-6"))"
      )
      terminal.send("Enter")
      try terminal.wait(for: "the bar") { lines in
        lines.contains { $0.contains("/6 rows") && $0.contains(" left") }
      }
      terminal.send("C-c")
      let lines = try terminal.wait(for: "the last sentence") { lines in
        lines.contains { $0.hasPrefix("qexplore: stopped by Ctrl-C (SIGINT) after ") }
      }
      #expect(lines.prefix(2) == ["epsilon,weights", "0.1,2982"])
      #expect(!lines.contains { $0.contains("rows/s") })
      #expect(try terminal.waitForExit() == 130)
    }
  }
}
