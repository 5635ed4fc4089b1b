import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// The list of keys: made from the binding table, searched, run.
@Suite struct HelpListTests {
  private func help(_ session: ExplorerSession) throws -> HelpList {
    guard case .help(let help) = session.state.mode else {
      throw CommandFailure("the list is not open.")
    }
    return help
  }

  @Test("lists every binding at every width", arguments: [Glyphs.braille, .ascii])
  func listsEveryBinding(_ glyphs: Glyphs) {
    for width in [20, 40, 88] {
      let lines = HelpText.lines(
        HelpText.sections(Keymap.bindings, glyphs: glyphs), width: width)
      let flat = lines.map(\.text).joined(separator: " ").split(separator: " ")
        .joined(separator: " ")
      for binding in Keymap.bindings {
        #expect(flat.contains(binding.help), "\(binding.help) at \(width)")
      }
      #expect(lines.allSatisfy { $0.text.unicodeScalars.count <= width })
    }
  }

  @Test("says what the numbers mean", arguments: [Glyphs.braille, .ascii])
  func saysWhatNumbersMean(_ glyphs: Glyphs) {
    let sections = HelpText.sections(Keymap.bindings, glyphs: glyphs)
    let lines = HelpText.lines(sections, width: 76)
    #expect(lines.contains { $0.isHeading && $0.keys == "What the numbers mean" })
    for name in [
      glyphs.text("λ"), glyphs.text("ε"), "n", "d", "C", "N", "r", "t", "packed bits", "every f",
    ] {
      #expect(lines.first { $0.keys == name }?.text.isEmpty == false, "\(name)")
    }
    if glyphs == .ascii {
      #expect(lines.allSatisfy { ($0.keys + $0.text).allSatisfy(\.isASCII) })
    }
  }

  @Test("the search keeps the entries that hold every word, and their headings alone")
  func searches() {
    let all = HelpText.sections(Keymap.bindings, glyphs: .braille)
    for text in ["", "zoom", "sweep table", "THEME", "shift", "q", "no such thing"] {
      let found = HelpText.sections(Keymap.bindings, glyphs: .braille, matching: text)
      let words = text.lowercased().split(separator: " ")
      let expected = all.flatMap(\.entries).filter { entry in
        let whole = "\(entry.keys) \(entry.text) \(entry.binding?.words ?? "")".lowercased()
        return words.allSatisfy { whole.contains($0) }
      }
      #expect(found.flatMap(\.entries) == expected, "\(text)")
      #expect(found.allSatisfy { !$0.entries.isEmpty })
    }
  }

  @Test("goes through its entries, the chosen one always in sight, at every size")
  func browses() throws {
    for (columns, rows) in [(120, 40), (80, 20), (40, 12), (24, 5), (18, 2)] {
      var session = try makeSession(columns, rows)
      session.type("?")
      session.press(.up)
      #expect(try help(session).selection == 0)
      let count = HelpLayout(session.state, HelpList()).entryCount
      for step in 1..<count {
        session.press(.down)
        #expect(try help(session).selection == step)
        if rows > 2 {
          #expect(session.text.contains(session.state.glyphs == .ascii ? ">" : "▸"))
        }
      }
      session.press(.down)
      #expect(try help(session).selection == count - 1)
      session.press(.pageUp, .pageUp)
      #expect(try help(session).selection < count - 1)
      session.press(.end)
      #expect(try help(session).selection == count - 1)
      session.press(.home)
      #expect(try help(session).selection == 0)
      session.press(.escape)
      #expect(session.state.mode == .browsing)
    }
  }

  @Test("Enter runs what is found, and says why where it cannot")
  func runs() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    for (search, check) in [
      ("scaling weights", { $0.view == .scaling }),
      ("next colour theme", { $0.themeIndex == 1 }),
      ("raise the focused", { $0.setting.lambda == 4 }),
      ("cursor to the left", { $0.notice?.contains("reading") == true }),
      ("packed bits", { $0.notice?.contains("whole bits") == true }),
      ("the next step of the tour", { $0.notice?.contains("nothing for it to do") == true }),
    ] as [(String, (AppState) -> Bool)] {
      session.type("?" + search)
      #expect(!HelpLayout(session.state, try help(session)).isEmpty, "\(search)")
      session.press(.enter)
      #expect(session.state.mode == .browsing)
      #expect(check(session.state), "\(search): \(session.state.notice ?? "")")
    }
    session.type("?quit")
    session.press(.enter)
    #expect(session.hasQuit)
  }

  @Test("a search that finds nothing says so and runs nothing")
  func findsNothing() throws {
    var session = try makeSession(100, 30)
    session.type("?/qqq")
    #expect(try help(session).editor.text == "qqq")
    #expect(session.text.contains("nothing fits"))
    session.press(.enter, .down, .pageDown, .end)
    #expect(try help(session).editor.text == "qqq")
    session.control("u")
    #expect(try help(session).editor.text.isEmpty)
    session.type("?")
    #expect(session.state.mode == .browsing)
  }

  @Test("the first click chooses an entry, the second one runs it; the wheel goes through")
  func mouse() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    session.type("?view")
    session.feed(.mouse(Mouse(.wheelDown, x: 20, y: 10)))
    #expect(try help(session).selection == 1)
    session.feed(.mouse(Mouse(.wheelUp, x: 20, y: 10)))
    let row = try #require(
      (0..<30).first { session.frame.text(row: $0).contains("Scaling: weights") })
    session.press(.down)
    session.feed(.mouse(Mouse(.press, x: 20, y: row)))
    let isOpen = session.state.mode != .browsing
    // What is chosen may have moved to the middle of the list.
    let chosen = (0..<30).first { session.frame.text(row: $0).contains("Scaling: weights") }
    if isOpen { session.feed(.mouse(Mouse(.press, x: 20, y: chosen ?? row))) }
    #expect(session.state.view == .scaling && session.state.mode == .browsing)
    #expect(session.state.view.number == 3)
  }
}
