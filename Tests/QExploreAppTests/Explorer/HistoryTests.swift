import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// Undo and redo, and the pinned configuration.
@Suite struct HistoryTests {
  @Test("undo goes back through every change, redo forward again")
  func undoRedo() throws {
    var session = try makeSession(100, 30, target: "sine", lambda: 3, epsilon: "0.1", n: 1)
    let first = session.state.memento
    var seen = [first]
    session.press(.right)
    seen.append(session.state.memento)
    session.focus(.epsilon)
    session.type("=0.05")
    session.press(.enter)
    seen.append(session.state.memento)
    session.type("/")
    session.control("u")
    session.type("x^2/2")
    session.press(.enter)
    seen.append(session.state.memento)
    session.focus(.structure)
    session.press(.right)
    seen.append(session.state.memento)
    #expect(Set(seen.map { "\($0)" }).count == 5)
    for memento in seen.reversed().dropFirst() {
      session.type("z")
      #expect(session.state.memento == memento)
      #expect(session.state.snapshot?.subject.setting == memento.setting)
    }
    session.type("z")
    #expect(session.state.memento == first && session.state.notice != nil)
    for memento in seen.dropFirst() {
      session.type("Z")
      #expect(session.state.memento == memento)
    }
    session.type("z")
    session.focus(.lambda)
    session.press(.right)
    session.type("Z")
    #expect(session.state.notice == "there is nothing to redo.")
  }

  @Test("what is not a change of the network is not undone")
  func onlyChanges() throws {
    var session = try makeSession(100, 30, target: "sine", lambda: 3, epsilon: "0.1", n: 1)
    session.type("2t+v3")
    session.press(.down, .tab)
    #expect(session.state.history.past.isEmpty)
  }

  @Test("the history is bounded")
  func bounded() throws {
    var state = try makeOptions(target: "sine", epsilon: "0.1", n: 1)
      .initialState(size: Size(columns: 80, rows: 24))
    for _ in 0..<(History.capacity + 50) { _ = update(&state, .command(.increase)) }
    #expect(state.history.past.count == History.capacity)
  }

  @Test("the counts against the pin are those of both configurations")
  func pinCounts() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("p")
    #expect(session.text.contains("same"))
    session.press(.right)
    let pinned = try #require(session.state.pinned)
    #expect(pinned.subject.setting.lambda == 2 && session.state.setting.lambda == 3)
    guard case .counts(let live)? = session.state.snapshot?.instance,
      case .counts(let other) = pinned.instance
    else {
      Issue.record("both are counted")
      return
    }
    let ratio = live.weights.approximateDouble / other.weights.approximateDouble
    let percent = NumberText.significant((ratio - 1) * 100).replacing("-", with: "−")
    #expect(session.text.contains("\(percent) %"), "\(percent)")
    #expect(session.text.contains("pinned f'"))
  }

  @Test("every view is drawn with a pin of any kind, in every size")
  func pinEverywhere() throws {
    for (n, d, target) in [(1, 1, "sine"), (1, 2, "sin(x)*cos(y)"), (1, 3, "average")] {
      var session = try makeSession(120, 40, target: target, lambda: 2, epsilon: "0.3", n: n, d: d)
      session.type("p")
      session.press(.right)
      for view in ViewKind.allCases {
        session.type(String(view.number))
        #expect(session.state.pinned != nil, "view \(view), d \(d)")
        for (columns, rows) in [(200, 60), (80, 24), (40, 12), (20, 5), (1, 1)] {
          session.feed(.resize(Size(columns: columns, rows: rows)))
          #expect(session.frame.size == session.state.size)
        }
        session.feed(.resize(Size(columns: 120, rows: 40)))
      }
    }
  }

  @Test("P swaps the live and the pinned configuration, p twice takes the pin away")
  func swap() throws {
    var session = try makeSession(120, 40, target: "sine", lambda: 2, epsilon: "0.1", n: 1)
    session.type("P")
    #expect(session.state.notice?.contains("p pins") == true)
    session.type("pP")
    #expect(session.state.notice?.contains("the live one") == true)
    #expect(session.state.pinned != nil && session.text.contains("same"))
    session.press(.right)
    session.type("P")
    #expect(session.state.setting.lambda == 2 && session.state.pin?.memento.setting.lambda == 3)
    session.type("p")
    #expect(session.state.pin?.memento.setting.lambda == 2)
    session.type("p")
    #expect(session.state.pin == nil)
  }
}
