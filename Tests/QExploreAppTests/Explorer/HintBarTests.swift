import CellCanvas
import QExploreApp
import Testing

/// The hint bar names what works, by the keys that it has.
@Suite struct HintBarTests {
  @Test("reading, zoom and moving are hinted where they do something, and only there")
  func hintsOfPlots() throws {
    for (columns, rows) in [(200, 50), (120, 40), (80, 24)] {
      for (keys, target, d) in [
        ("1", "sine", 1), ("2", "sine", 1), ("3", "sine", 1), ("4", "sine", 1), ("4vv", "sine", 1),
        ("5", "sine", 1), ("5:sweep lambda=2..9\r5", "sine", 1),
        ("5:sweep lambda=2..9\r5vv", "sine", 1), ("6", "sine", 1), ("7", "sine", 1),
        ("1", "x*y", 2),
      ] {
        var session = try makeSession(columns, rows, target: target, epsilon: "0.1", n: 1, d: d)
        for scalar in keys.unicodeScalars {
          session.press(scalar == "\r" ? Key(.enter) : Key(.character(scalar)))
        }
        let hints = session.frame.text(row: rows - 1)
        // Narrow bars leave out what they have no room for.
        let hasRoom = columns == 200
        for (key, hint) in [("c", " c read"), ("+", " +- zoom"), ("]", " [] move")] {
          var tried = session
          tried.type(key)
          let works =
            tried.state.mode == .reading || tried.state.zoom != session.state.zoom
            || tried.state.notice == "the plot ends here."
            || tried.state.notice?.hasPrefix("all of it is shown") == true
          let isHinted = hints.contains(hint)
          #expect(
            isHinted == works || !hasRoom && !isHinted,
            "\(key) after \(keys), d \(d), \(columns):\n\(session.text)")
        }
      }
    }
  }

  @Test("sentences about keys name those that the person gave them")
  func reboundKeys() throws {
    let own = try Configuration(
      toml: """
        [keys]
        scroll-up = "F5"
        scroll-down = "F6"
        next-panel = "F7"
        """, file: "config.toml")
    var options = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
    options.bindings = own.bindings
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 24))
    let scroll = Key(.function(6))
    session.press(scroll)
    #expect(session.state.notice?.hasPrefix("F5 F6 choose a block in view 4") == true)
    session.type("6")
    session.press(scroll)
    #expect(session.state.notice?.hasPrefix("F5 F6 go through the cached profiles") == true)
    session.type("4")
    session.press(Key(.function(7)), Key(.function(7)), scroll)
    #expect(
      session.state.notice?.hasPrefix("F5 F6 choose a block of the list, which F7") == true,
      "\(session.state.notice ?? "")")
    session.type("5:sweep lambda=2..9")
    session.press(.enter)
    session.press(Key(.function(7)), scroll)
    #expect(
      session.state.notice?.hasPrefix("F5 F6 scroll the table") == true
        && session.state.notice?.contains("F7 shows it") == true, "\(session.text)")
  }
}
