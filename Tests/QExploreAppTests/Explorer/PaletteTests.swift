import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// The command palette and the tour.
@Suite struct PaletteTests {
  @Test("names take the values of the command line")
  func assigns() throws {
    for (text, check) in [
      ("lambda 7", { $0.setting.lambda == 7 }), ("lambda=8", { $0.setting.lambda == 8 }),
      ("epsilon 2^-5", { $0.setting.epsilon.text == "2^-5" }), ("n 3", { $0.setting.n == 3 }),
      ("quantization linear", { $0.setting.quantization == .linear && $0.setting.lambda == 4 }),
      ("codebook int4", { $0.setting.codebook?.count == 16 }),
      ("codebook -1/2,1/4,1/2", { $0.setting.codebook?.count == 3 }),
      ("parameters tuned", { $0.setting.parameters == .tuned }),
      ("structure dependent", { $0.setting.structure == .dependent }),
      ("function x^2/2", { $0.target.expression == "x^2/2" }),
      ("view explain", { $0.view == .explain }), ("theme light", { $0.themeIndex == 1 }),
      ("glyphs ascii", { $0.glyphs == .ascii }), ("mouse off", { !$0.usesMouse }),
    ] as [(String, (AppState) -> Bool)] {
      var session = try makeSession(100, 30, target: "sine", lambda: 3, epsilon: "0.1", n: 1)
      session.type(":" + text)
      session.press(.enter)
      #expect(session.state.mode == .browsing, "\(text)")
      #expect(check(session.state), "\(text)")
      #expect((try? session.state.setting.validate()) != nil)
    }
  }

  @Test("what cannot be set is told in the palette, and nothing is changed")
  func refuses() throws {
    for text in [
      "lambda 1", "lambda x", "epsilon 2", "n 99", "d 0", "quantization cubic", "codebook nf4",
      "structure odd", "function sni(x)", "view nine", "theme none", "glyphs odd", "mouse maybe",
      "sweep q=1..2", "sweep lambda=9", "parameters odd", "codebook ,",
    ] {
      var session = try makeSession(100, 30, target: "sine", lambda: 3, epsilon: "0.1", n: 1)
      let before = session.state.memento
      session.type(":" + text)
      session.press(.enter)
      if text == "sweep lambda=9" {
        #expect(session.state.sweeps.runs.count == 1)
        continue
      }
      guard case .palette(let palette) = session.state.mode else {
        Issue.record("\(text): the palette stays open")
        continue
      }
      #expect(palette.problem?.hasSuffix(".") == true, "\(text)")
      #expect(palette.problem?.contains("unforeseen") == false, "\(text)")
      #expect(session.state.memento == before)
    }
  }

  @Test("every binding of the explorer is found by its help and runs")
  func findsBindings() throws {
    for binding in Keymap.bindings
    where binding.contexts.contains(.browsing) && binding.name != nil
      && binding.effect != .command(.openPalette)
    {
      var palette = Palette()
      palette.editor = LineEditor(binding.help)
      let state = try makeOptions().initialState(size: Size(columns: 80, rows: 24))
      let entries = palette.entries(in: state)
      #expect(entries.contains { $0.effect == .binding(binding) }, "\(binding.help)")
    }
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    for name in ["next theme", "next-theme", "theme, where"] {
      let index = session.state.themeIndex
      session.type(":" + name)
      session.press(.enter)
      #expect(session.state.themeIndex == index + 1, "\(name)")
    }
    session.type(":q")
    session.press(.enter)
    #expect(session.hasQuit)
  }

  @Test("a letter that begins no name and is no key runs nothing")
  func runsNothingByAccident() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    let before = session.state
    session.type(":w")
    session.press(.enter)
    guard case .palette(let palette) = session.state.mode else {
      Issue.record("the palette stays open")
      return
    }
    #expect(palette.entries(in: session.state).isEmpty)
    session.press(.escape)
    #expect(session.state == before)
  }

  @Test("a click runs an entry, the wheel goes through them")
  func mouse() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    session.type(":view ")
    session.feed(.mouse(Mouse(.wheelDown, x: 10, y: 10)))
    guard case .palette(let palette) = session.state.mode else { return }
    #expect(palette.selection == 1)
    let row = try #require((0..<30).first { session.frame.text(row: $0).contains("view scaling") })
    session.feed(.mouse(Mouse(.press, x: 20, y: row)))
    #expect(session.state.view == .scaling && session.state.mode == .browsing)
  }

  @Test("Tab completes names and values")
  func completes() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    session.type(":struc")
    session.press(.tab)
    session.type("d")
    session.press(.tab)
    guard case .palette(let palette) = session.state.mode else {
      Issue.record("the palette is open")
      return
    }
    #expect(palette.editor.text == "structure dependent")
    session.press(.enter)
    #expect(session.state.setting.structure == .dependent)
  }

  @Test("the tour goes through its steps, forward and back, and ends")
  func tour() throws {
    var session = try makeSession(100, 30, target: "sine", epsilon: "0.1", n: 1)
    session.type("T")
    for step in Tour.allCases {
      #expect(session.state.tour == step)
      #expect(session.text.contains("Tour \(step.number)/6"))
      #expect(session.state.view == step.place.view)
      session.type(" ")
    }
    #expect(session.state.tour == nil)
    session.type("T ")
    session.press(.backspace)
    #expect(session.state.tour == .knobs)
    session.press(.right)
    #expect(session.state.tour == .knobs && session.state.setting.lambda == 4)
    session.press(.escape)
    #expect(session.state.tour == nil)
  }
}
