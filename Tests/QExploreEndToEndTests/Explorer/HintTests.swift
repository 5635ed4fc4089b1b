import Testing

extension EndToEnd {
  /// Every key that the hint bar names, in every view and over every overlay.
  @Suite struct HintTests {
    /// Wide enough for all hints.
    private static let setup = TmuxTerminal.Setup(columns: 260, rows: 40)

    @Test(
      "keeps what its hint bar promises, in either way to write keys", arguments: ExplorerPlace.all,
      ["auto", "ascii"])
    func hintsAreKept(_ place: ExplorerPlace, glyphs: String) throws {
      let place = place.drawn(with: glyphs)
      let terminal = try TmuxTerminal(Self.setup)
      let start = try terminal.go(to: place)
      let all = Hint.groups(in: start.bar)
      #expect(all.count >= 3, "\(start.bar)")
      let isView = ExplorerPlace.views.contains { $0.name == place.name }
      var screen = start
      for group in all {
        // Of a pair the second key first: lists begin at their top. The newest sweep is the last one.
        let isLast = group[0].text == "sweeps"
        for (index, hint) in (isLast ? group : group.reversed()).enumerated() {
          // What was tried before may have led elsewhere, or left a sentence.
          let isElsewhere = screen.bar != start.bar || screen.sentence != start.sentence
          if isElsewhere || index == 0 && !isView && screen != start {
            terminal.send("C-c")
            try terminal.waitForPrompt()
            screen = try terminal.go(to: place)
            #expect(screen.bar == start.bar)
          }
          screen = try Self.press(hint, on: screen, in: terminal)
        }
        if group[0].leaves { screen = ExplorerScreen(captured: "") }
      }
    }

    @Test("hints name the same keys as arrows and as words")
    func keysOfHints() {
      let arrows = Hint.all(in: " ←→ change  HL coarse  ↑↓ field  / edit f  PgUp/PgDn page  1.2 ms")
      let words = Hint.all(
        in: " Left/Right change  HL coarse  Up/Down field  / edit f  PgUp/PgDn page")
      #expect(
        arrows.map(\.key) == [
          "Left", "Right", "H", "L", "Up", "Down", "/", "PPage", "NPage",
        ])
      #expect(arrows.map(\.description) == words.map(\.description))
    }

    /// Presses the key of a hint, waits until the hint is kept, and returns the screen then.
    private static func press(
      _ hint: Hint, on screen: ExplorerScreen, in terminal: TmuxTerminal
    ) throws -> ExplorerScreen {
      terminal.send(hint.key)
      if hint.text == "quit" {
        try terminal.waitForPrompt()
        return ExplorerScreen(captured: "")
      }
      let kept = try terminal.waitForExplorer("\(hint) to be kept") {
        hint.isKept(from: screen, to: $0)
      }
      return try terminal.waitUntilSettled(since: kept)
    }
  }
}
