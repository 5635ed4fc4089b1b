import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

@Suite struct KeymapTests {
  /// A state in which every binding of a context has something to act on.
  private func state(in context: KeyContext) throws -> AppState {
    var session = try makeSession(90, 16, target: "average", epsilon: "0.5", n: 2, d: 3)
    session.focus(.n)
    switch context {
    case .browsing: break
    case .reading:
      session.type("c ")
      session.press(.right)
    case .number:
      session.press(.enter)
      session.type("0 1")
      session.press(.left)
    case .formula:
      session.type("/")
      session.press(.left)
    case .sweep:
      session.type("s34")
      session.press(.left)
    case .palette:
      session.type(":view")
      session.press(.left, .down)
    case .gallery:
      session.type("g")
      session.press(.home, .down)
    case .help:
      session.type("?")
      session.press(.down)
    }
    return session.state
  }

  @Test func everyBindingDoesSomething() throws {
    for context in KeyContext.allCases {
      let quiet = try state(in: context)
      for binding in Keymap.bindings where binding.contexts.contains(context) {
        var start = quiet
        if binding.condition == .message {
          start.notice = "a message"
          start.problems[.n] = Problem(rejected: "0", sentence: "a problem")
        }
        if binding.condition == .tour { start.tour = .bitWidth }
        if case .show(let kind) = binding.effect { start.view = kind.stepped(by: 1) }
        #expect(binding.isLive(in: start), "\(binding.help) in \(context)")
        for pattern in binding.keys {
          let key: Key =
            switch pattern {
            case .key(let key): key
            case .text: Key(.character("z"))
            }
          var state = start
          let action = try #require(Keymap.action(for: key, in: state))
          let effects = update(&state, action)
          #expect(
            state != start || !effects.isEmpty,
            "\(key.label(unicode: true)) in \(context): \(binding.help)")
        }
      }
    }
  }

  @Test func everyCommandIsBound() {
    let bound = Keymap.bindings.compactMap { binding -> Command? in
      if case .command(let command) = binding.effect { command } else { nil }
    }
    #expect(Set(bound) == Set(Command.allCases))
  }

  @Test func noKeyIsBoundTwice() {
    for context in KeyContext.allCases {
      var seen = Set<Key>()
      for binding in Keymap.bindings where binding.contexts.contains(context) {
        for case .key(let key) in binding.keys {
          #expect(seen.insert(key).inserted, "\(key.label(unicode: true)) in \(context)")
        }
      }
    }
  }

  @Test func hintBarShowsTheWayToHelpAndOut() throws {
    for columns in [24, 40, 80, 120, 200] {
      let session = try makeSession(columns, 24)
      let hints = session.frame.text(row: 23)
      #expect(hints.contains("? keys"))
      #expect(hints.contains("q quit"))
    }
  }

  @Test func controlKeysWorkEverywhere() throws {
    for context in KeyContext.allCases {
      let state = try state(in: context)
      let wanted: [(Unicode.Scalar, Effect)] = [("z", .suspend), ("l", .repaint), ("c", .quit)]
      for (letter, effect) in wanted {
        var copy = state
        let key = Key(.character(letter), modifiers: .control)
        let action = try #require(Keymap.action(for: key, in: state))
        #expect(update(&copy, action) == [effect])
        #expect(copy == state)
      }
    }
  }
}
