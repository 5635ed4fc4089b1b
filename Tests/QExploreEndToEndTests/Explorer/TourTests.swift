import Foundation
import Testing

extension EndToEnd {
  @Suite struct TourTests {
    @Test("goes through its steps and back, lets every knob be turned, and ends")
    func tour() throws {
      let terminal = try TmuxTerminal()
      let before = try terminal.go(to: ExplorerPlace.views[0])
      terminal.send("T")
      let first = try terminal.wait(forText: "Tour 1/")
      let line = try #require(first.first { $0.contains("Tour 1/") })
      let count = try #require(
        Int(line.components(separatedBy: "Tour 1/")[1].prefix(while: \.isNumber)))
      #expect(count > 3)
      for step in 2...count {
        terminal.send("Space")
        try terminal.wait(forText: "Tour \(step)/\(count)")
      }
      for step in (1..<count).reversed() {
        terminal.send("BSpace")
        try terminal.wait(forText: "Tour \(step)/\(count)")
      }
      terminal.send("Right")
      let weights = try Counts.grouped("weights", ["--lambda", "3"])
      let changed = try terminal.wait(forText: weights)
      #expect(changed.contains { $0.contains("Tour 1/") })
      terminal.send("Left")
      for _ in 1...count { terminal.send("Space") }
      try terminal.waitForExplorer("the end behind the last step") { $0.rows == before.rows }
      terminal.send("T", "Space")
      try terminal.wait(forText: "Tour 2/")
      terminal.send("Escape")
      try terminal.wait(for: "the end") { !$0.contains { $0.contains("Tour ") } }
    }
  }
}
