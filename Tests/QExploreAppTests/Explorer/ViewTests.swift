import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

/// Choosing a view, and what it asks to be computed.
@Suite struct ViewTests {
  @Test("the number of a view is its key", arguments: ViewKind.allCases)
  func numbersShow(_ kind: ViewKind) throws {
    var session = try makeSession()
    if session.state.view == kind { session.press(.tab) }
    #expect(session.state.view != kind)
    session.type(String(kind.number))
    #expect(session.state.view == kind)
    #expect(session.frame.text(row: 0).contains(" \(kind.number) \(kind.title) "))
  }

  @Test("a number that no view has does nothing")
  func unusedNumbers() throws {
    var session = try makeSession()
    let before = session.state
    for number in 1...9 where ViewKind(rawValue: number) == nil { session.type(String(number)) }
    #expect(session.state == before)
  }

  @Test("Tab and Shift-Tab go through the views in the order of their numbers, round the end")
  func tabGoesRound() throws {
    var session = try makeSession()
    var seen = [session.state.view]
    for _ in ViewKind.allCases {
      session.press(.tab)
      seen.append(session.state.view)
    }
    #expect(seen.dropLast().map(\.number) == seen.dropLast().map(\.number).sorted())
    #expect(Set(seen) == Set(ViewKind.allCases))
    #expect(seen.first == seen.last)
    session.press(.backTab)
    #expect(session.state.view == ViewKind.allCases.last)
  }

  @Test("a view asks for its own picture, once, and for the same numbers")
  func subjectNamesTheView() throws {
    let session = try makeSession()
    var state = session.state
    let effects = update(&state, .show(.scaling))
    guard case .compute(let request) = effects.first, effects.count == 1 else {
      Issue.record("a view asks for one computation")
      return
    }
    var expected = session.state.subject
    expected.view = .scaling
    #expect(request.subject == expected)
    #expect(update(&state, .show(.scaling)).isEmpty, "it is shown already")
  }

  @Test(
    "views without a curve have no picture of one, and the counts and error of view 1",
    arguments: ViewKind.allCases.filter { $0 != .approximation })
  func numbersAreTheSame(_ kind: ViewKind) throws {
    var session = try makeSession()
    let first = try #require(session.state.snapshot)
    session.type(String(kind.number))
    let other = try #require(session.state.snapshot)
    if case .curve = other.picture { Issue.record("view 1 alone draws the curve") }
    #expect(other.structure == first.structure && other.instance == first.instance)
    #expect(other.worst != nil && other.worst == first.worst)
    #expect(other.subject.view == kind)
  }

  @Test("no other view waits for samples that take long")
  func slowSamplesAreLeftOut() throws {
    let options = try makeOptions(target: "average", epsilon: "0.5", n: 2, d: 7)
    var subject = options.initialState(size: Size(columns: 80, rows: 24)).subject
    subject.view = .explain
    var outcomes: [Outcome] = []
    Evaluation.run(
      subject, cache: EngineCache(), isWanted: { true }, deliver: { outcomes.append($0) })
    guard case .snapshot(let last, isFinal: true)? = outcomes.last else {
      Issue.record("there are numbers")
      return
    }
    #expect(last.worst == nil)
    guard case .explanations = last.picture else {
      Issue.record("view 7 explains")
      return
    }
    #expect(last.instance != .pending)
  }

  @Test("the picture of a view is there again at once when one comes back to it")
  func picturesAreKept() throws {
    var session = try makeSession()
    let picture = try #require(session.state.pictured)
    session.type("2")
    #expect(session.state.pictured != picture)
    var state = session.state
    _ = update(&state, .show(.approximation))
    #expect(state.pictured == picture && !state.hasOldPicture)
    // Changed meanwhile: it is marked once the new one is not just a moment away.
    session.press(.right)
    state = session.state
    _ = update(&state, .show(.approximation))
    _ = update(&state, .tick)
    #expect(state.pictured == picture && state.hasOldPicture)
  }

  @Test("a number being typed is digits, not views")
  func digitsWhileTyping() throws {
    var session = try makeSession()
    session.type("=36")
    #expect(session.state.view == .approximation)
    #expect(session.state.mode == .number(LineEditor("36")))
  }

  @Test("x says where it turns the line")
  func lineIsOfViewOne() throws {
    var session = try makeSession(120, 40, target: "average", epsilon: "0.5", n: 1, d: 3)
    #expect(session.frame.text(row: 39).contains("x line"))
    session.type("2")
    #expect(!session.frame.text(row: 39).contains("x line"))
    session.type("x")
    #expect(session.state.line == .diagonal)
    #expect(session.state.notice?.contains("view 1") == true)
  }
}
