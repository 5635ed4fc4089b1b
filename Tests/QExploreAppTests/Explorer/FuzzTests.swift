import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// A small generator with a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct FuzzTests {
  /// 100,000 random keys, mouse events, pastes and resizes in all views: no crash, full frames, always
  /// a valid setting.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func randomEvents(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var state = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
      .initialState(size: Size(columns: 80, rows: 24))
    // Only one answer is computed for each view: the rest of the run is about the interface.
    var session = try makeSession(target: "sine", epsilon: "0.1", n: 1)
    for view in ViewKind.allCases { session.type(String(view.number)) }
    let pictures = session.state.pictures
    state.snapshot = pictures[.approximation]
    for step in 0..<25_000 {
      let event = randomEvent(&random)
      if let action = Keymap.action(for: event, in: state) { _ = update(&state, action) }
      if random.next() % 8 == 0, var snapshot = pictures[state.view] {
        // Now and then it answers what is asked for, else it belongs to an older setting.
        if random.next() % 2 == 0 { snapshot.subject = state.subject }
        let outcome: Outcome =
          random.next() % 4 == 0
          ? .failed(.target, Problem(sentence: "it cannot be built"), isFinal: true)
          : random.next() % 4 == 0
            ? .pinned(snapshot, isFinal: true)
            : .snapshot(snapshot, isFinal: random.next() % 2 == 0)
        _ = update(&state, .computed(generation: state.generation, outcome))
      }
      if step % 5 == 0 {
        let frame = ScreenView.frame(state, theme: .dark)
        #expect(frame.size == state.size)
        #expect(frame.cells.count == state.size.columns * state.size.rows)
      }
      #expect((try? state.setting.validate()) != nil, "seed \(seed), step \(step), \(event)")
      #expect(state.target.dimension == state.setting.d)
      #expect(Field.editable.contains(state.focus))
    }
  }

  private func randomEvent(_ random: inout SplitMix) -> InputEvent {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<55: return .key(Key(code(&random), modifiers: modifiers(&random)))
    case 55..<70:
      let text = Array("0123456789.=e-+*/()xyzsincoq".unicodeScalars)
      return .key(Key(.character(text.randomElement(using: &random) ?? "x")))
    case 70..<85:
      let actions: [Mouse.Action] = [
        .press, .release, .drag, .secondaryPress, .wheelUp, .wheelDown,
      ]
      return .mouse(
        Mouse(
          actions.randomElement(using: &random) ?? .press,
          x: Int.random(in: -1..<130, using: &random), y: Int.random(in: -1..<50, using: &random)))
    case 85..<92:
      let texts = ["sin(3*x)", "x^", "0.01", "", "\u{1B}[A\u{7F}\n", "é漢𝛼", "1e-5", "mean(xi)"]
      return .paste(texts.randomElement(using: &random) ?? "")
    default:
      return .resize(
        Size(
          columns: Int.random(in: 0..<160, using: &random),
          rows: Int.random(in: 0..<60, using: &random)))
    }
  }

  private func code(_ random: inout SplitMix) -> Key.Code {
    let codes: [Key.Code] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .tab, .backTab,
      .backspace, .delete, .insert, .escape, .function(1), .unknown, .character("/"),
      .character("g"), .character("?"), .character("h"), .character("L"), .character("t"),
      .character("m"), .character("漢"), .character("\u{7}"), .character("u"), .character("w"),
      .character("c"), .character("s"), .character("p"), .character("P"), .character("z"),
      .character("Z"), .character(":"), .character("v"), .character("y"), .character("{"),
      .character("}"), .character("["), .character("]"), .character("<"), .character(">"),
      .character("o"), .character("T"), .character(" "), .character("2"), .character("3"),
      .character("4"), .character("5"), .character("6"), .character("7"),
    ]
    return codes.randomElement(using: &random) ?? .unknown
  }

  private func modifiers(_ random: inout SplitMix) -> Key.Modifiers {
    let all: [Key.Modifiers] = [[], [], [], [], .shift, .control, .alt, [.control, .shift]]
    return all.randomElement(using: &random) ?? []
  }
}
