import Testing

extension EndToEnd {
  /// The terminal's size, in every view and over every overlay.
  @Suite struct ResizeTests {
    private static let sizes = [
      (200, 60), (100, 30), (66, 34), (40, 12), (20, 5), (3, 60), (200, 2), (2, 1), (1, 1),
      (80, 24),
    ]

    @Test(
      "follows the terminal down to one cell and back",
      arguments: ExplorerPlace.views + ExplorerPlace.readings.prefix(3) + ExplorerPlace.overlays)
    func resizes(_ place: ExplorerPlace) throws {
      let terminal = try TmuxTerminal()
      let first = try terminal.go(to: place)
      for (columns, rows) in Self.sizes {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.wait(for: "\(columns)x\(rows)") { lines in
          lines.count == rows && lines.allSatisfy { $0.count <= columns }
            // Where there are few rows only the first one is used.
            && (rows < 5 || columns < 20 ? !lines[0].isEmpty : lines.last?.isEmpty == false)
        }
        if columns >= 80, rows >= 24 { try terminal.wait(forText: place.sign) }
      }
      try terminal.resize(columns: 120, rows: 40)
      try terminal.waitForExplorer("the first screen") { $0 == first }
      // It is the same as one that is painted anew.
      terminal.send("C-l")
      try terminal.waitForExplorer("the first screen, painted anew") { $0 == first }
      terminal.send("C-c")
      #expect(try terminal.waitForExit() == 128 + 2)
    }

    @Test("shows the counts in every size that holds them")
    func counts() throws {
      let terminal = try TmuxTerminal()
      let weights = try Counts.grouped("weights", [])
      try terminal.start("", showing: weights)
      for (columns, rows) in Self.sizes where columns >= 40 && rows >= 12 {
        try terminal.resize(columns: columns, rows: rows)
        try terminal.wait(for: "\(columns)x\(rows)") { $0.count == rows }
        try terminal.wait(forText: weights)
        terminal.send("Right")
        try terminal.wait(forText: try Counts.grouped("weights", ["--lambda", "3"]))
        terminal.send("Left")
        try terminal.wait(forText: weights)
      }
    }
  }
}
