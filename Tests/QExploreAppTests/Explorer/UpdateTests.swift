import CellCanvas
import QExploreApp
import QuantizedReLU
import Testing

@Suite struct UpdateTests {
  @Test func focusGoesRound() throws {
    var session = try makeSession()
    session.press(.home)
    #expect(session.state.focus == .target)
    session.press(.up)
    #expect(session.state.focus == .quantization)
    session.press(.down)
    #expect(session.state.focus == .target)
    session.type("j")
    #expect(session.state.focus == .structure)
    session.press(.end, .down)
    #expect(session.state.focus == .target)
    session.type("k")
    #expect(session.state.focus == .quantization)
  }

  @Test("= begins an empty number, a point begins one with a point, Enter takes the present one")
  func numbersBegin() throws {
    var session = try makeSession()
    session.focus(.epsilon)
    session.type("=")
    #expect(session.state.mode == .number(LineEditor("")))
    session.type("0.2")
    session.press(.enter)
    #expect(session.state.setting.epsilon.text == "0.2")
    session.type(".1")
    #expect(session.state.mode == .number(LineEditor(".1")))
    session.press(.enter)
    #expect(session.state.setting.epsilon.text == ".1")
    session.press(.enter)
    #expect(session.state.mode == .number(LineEditor(".1")))
    session.type("25")
    session.press(.enter)
    #expect(session.state.setting.epsilon.text == ".125")
  }

  @Test("a digit begins no number", arguments: Field.editable)
  func digitsBeginNothing(_ field: Field) throws {
    var session = try makeSession()
    session.focus(field)
    session.type("0123456789")
    #expect(session.state.mode == .browsing)
    #expect(session.state.focus == field)
  }

  @Test("= and the point open nothing where the focused field is no number, and say why")
  func noNumberNoEditor() throws {
    var session = try makeSession()
    for field in Field.editable where !field.isNumeric {
      session.focus(field)
      var expected = session.state
      for key in ["=", "."] {
        session.type(key)
        #expect(session.state.notice?.contains("holds no number") == true, "\(field)")
        expected.notice = session.state.notice
        #expect(session.state == expected)
      }
    }
  }

  @Test func formulaIsTakenAndRead() throws {
    var session = try makeSession()
    session.type("/")
    #expect(session.state.mode == .formula(LineEditor("exp(-3*x)*sin(7*x)/60")))
    session.control("u")
    session.type("x^2/2")
    session.press(.home, .delete, .delete, .delete, .backspace, .enter)
    #expect(session.state.mode.isEditing, "/2 is no function")
    session.press(.home)
    session.type("x")
    session.press(.enter)
    #expect(session.state.target.text == "x/2")
    #expect(session.state.snapshot?.subject.target.text == "x/2")
    #expect(session.text.contains("f(x) = x/2"))
  }

  @Test func lettersAreTextWhileEditing() throws {
    var session = try makeSession()
    session.type("/")
    session.control("u")
    session.type("qtm?g")
    #expect(!session.hasQuit)
    #expect(session.state.mode == .formula(LineEditor("qtm?g")))
    session.press(.escape)
    session.type("q")
    #expect(session.hasQuit)
  }

  @Test func unknownKeysDoNothing() throws {
    var session = try makeSession()
    let before = session.state
    session.press(.unknown, .insert, .function(9), .character("Q"))
    session.feed(.key(Key(.character("q"), modifiers: .alt)))
    #expect(session.state == before)
    #expect(session.effects.isEmpty)
  }

  @Test func keysThatCanDoNothingSayWhy() throws {
    var options = try makeOptions()
    options.themes = [.monochrome]
    options.glyphs = .ascii
    let session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    var start = session.state
    start.isUnicode = false
    for (letter, reason) in [("x", "d of 3 and more"), ("t", "colours are off"), ("m", "ASCII")] {
      var state = start
      let key = Key(.character(letter.unicodeScalars.first ?? " "))
      _ = update(&state, try #require(Keymap.action(for: key, in: state)))
      #expect(state.notice?.contains(reason) == true)
      state.notice = nil
      #expect(state == start)
      let hints = ScreenView.frame(start, theme: .monochrome).text(row: 39)
      #expect(!hints.contains(" \(letter) "), "\(hints)")
    }
  }

  @Test func pasteIsNeverReadAsKeys() throws {
    var session = try makeSession()
    session.feed(.paste("q\u{3}\n"))
    #expect(!session.hasQuit)
    #expect(session.state.mode == .number(LineEditor("q ")))
    session.press(.escape)
    session.focus(.target)
    session.feed(.paste("x*(1-x)/2\n"))
    session.press(.enter)
    #expect(session.state.target.text == "x*(1-x)/2")
  }

  @Test func galleryTakesTheChosenFunction() throws {
    var session = try makeSession()
    session.type("g")
    #expect(session.text.contains("Gallery, d = 1"))
    session.press(.home, .down, .down, .enter)
    #expect(session.state.mode == .browsing)
    #expect(session.state.target.text == session.state.gallery[2].name)
    session.type("g")
    session.press(.escape)
    #expect(session.state.target.text == session.state.gallery[2].name)
  }

  @Test func mouseFocusesChangesAndCanBeOff() throws {
    var session = try makeSession()
    let layout = ScreenLayout(size: session.state.size)
    let row = layout.row(of: .n)
    session.feed(.mouse(Mouse(.press, x: row.x + 3, y: row.y)))
    #expect(session.state.focus == .n)
    session.feed(.mouse(Mouse(.wheelUp, x: row.x + 3, y: row.y)))
    #expect(session.state.setting.n == 3)
    session.feed(.mouse(Mouse(.wheelDown, x: row.x + 3, y: row.y)))
    #expect(session.state.setting.n == 2)
    session.feed(.mouse(Mouse(.press, x: row.x + 3, y: row.y)))
    #expect(session.state.mode == .number(LineEditor("2")))

    var options = try makeOptions()
    options.usesMouse = false
    var deaf = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    deaf.feed(.mouse(Mouse(.press, x: row.x + 3, y: row.y)))
    #expect(deaf.state.focus == .lambda)
  }

  @Test func themesAndGlyphsCycle() throws {
    var session = try makeSession()
    let first = session.frame
    var names = [session.state.themeNames[session.state.themeIndex]]
    session.type("t")
    #expect(session.frame != first)
    names.append(session.state.themeNames[session.state.themeIndex])
    #expect(Set(names).count == 2)
    var glyphs: Set<Glyphs> = [session.state.glyphs]
    for _ in 1..<Glyphs.allCases.count {
      session.type("m")
      glyphs.insert(session.state.glyphs)
    }
    #expect(glyphs == Set(Glyphs.allCases))
  }

  @Test func lineThroughTheCubeGoesRound() throws {
    var session = try makeSession(target: "average", n: 1, d: 3)
    var lines = [session.state.line]
    for _ in 0..<4 {
      session.type("x")
      lines.append(session.state.line)
    }
    #expect(lines == [.diagonal, .axis(0), .axis(1), .axis(2), .diagonal])
  }

  @Test func explicitCodebookIsSetAsideWhenLambdaChanges() throws {
    var options = try makeOptions()
    options.setting.codebook = [
      Rational(-1, over: 2), Rational(1, over: 4), Rational(1, over: 2),
    ]
    var session = ExplorerSession(options, size: Size(columns: 120, rows: 40))
    session.focus(.lambda)
    session.press(.right)
    #expect(session.state.setting.codebook == nil)
    #expect(session.state.setting.lambda == 4)
    #expect(session.state.notice?.contains("choose \"as listed\" at quantize") == true)

    session.focus(.quantization)
    session.press(.right)
    #expect(session.state.setting.codebook == options.setting.codebook)
    #expect(session.text.contains("as listed"))
    session.press(.right)
    #expect(session.state.setting.codebook == nil && session.state.setting.quantization == .linear)
    #expect(session.state.notice?.contains("to take it again.") == true)
    session.press(.left)
    #expect(session.state.setting.codebook == options.setting.codebook)
    session.focus(.lambda)
    session.press(.right)
    #expect(session.state.setting.lambda == 4, "three listed values, linear levels are even")
    #expect(session.state.problems.isEmpty)
  }

  @Test func staleAnswersAreDropped() throws {
    var state = try makeOptions().initialState(size: Size(columns: 100, rows: 30))
    guard case .compute(let old) = state.request(), case .compute(let new) = state.request() else {
      Issue.record("a request is a computation")
      return
    }
    #expect(new.generation > old.generation)
    let failure = Outcome.failed(.target, Problem(sentence: "too late"), isFinal: true)
    #expect(update(&state, .computed(generation: old.generation, failure)).isEmpty)
    #expect(state.isComputing && state.failure == nil)
    _ = update(&state, .computed(generation: new.generation, failure))
    #expect(!state.isComputing && state.failure?.problem.sentence == "too late")
  }

  @Test func resizeComputesOnlyWhenMoreDetailIsNeeded() throws {
    var session = try makeSession(100, 30)
    let generation = session.state.generation
    session.feed(.resize(Size(columns: 104, rows: 31)))
    #expect(session.state.generation == generation)
    #expect(session.frame.size == Size(columns: 104, rows: 31))
    session.feed(.resize(Size(columns: 400, rows: 60)))
    #expect(session.state.generation == generation + 1)
  }

  @Test func oldPictureStaysUntilASlowOneIsThere() throws {
    let session = try makeSession(120, 40)
    var state = session.state
    let old = try #require(state.snapshot)
    state.focus = .lambda
    let effects = update(&state, .command(.increase))
    guard case .compute(let request) = effects.first else {
      Issue.record("a new lambda asks for a computation")
      return
    }
    var half = old
    half.subject = request.subject
    half.picture = .pending
    half.worst = nil
    _ = update(&state, .computed(generation: request.generation, .snapshot(half, isFinal: false)))
    #expect(state.isComputing)
    #expect(state.snapshot == half && state.pictured == old)
    #expect(!state.hasOldNumbers && !state.hasOldPicture, "no mark for a moment's work")
    _ = update(&state, .tick)
    #expect(state.hasOldPicture)
    let text = ScreenView.frame(state, theme: .dark).plainText
    #expect(
      text.contains(where: { "◐◓◑◒".contains($0) }) && text.contains("[old picture")
        && text.contains("error …"))
    var whole = old
    whole.subject = request.subject
    _ = update(&state, .computed(generation: request.generation, .snapshot(whole, isFinal: true)))
    #expect(state.pictured == whole && !state.isComputing && !state.hasOldPicture)
  }

  @Test func slowPicturesComeAfterTheirCounts() throws {
    let options = try makeOptions(target: "average", epsilon: "0.5", n: 2, d: 7)
    let subject = options.initialState(size: Size(columns: 80, rows: 24)).subject
    var outcomes: [Outcome] = []
    Evaluation.run(
      subject, cache: EngineCache(), isWanted: { outcomes.isEmpty },
      deliver: { outcomes.append($0) })
    guard case .snapshot(let first, isFinal: false)? = outcomes.first else {
      Issue.record("the counts come first")
      return
    }
    #expect(first.picture == .pending)
    #expect(outcomes.count == 1, "nothing is delivered that is no longer wanted")
  }
}
