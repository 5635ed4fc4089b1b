import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU
import Testing

/// Saving from the explorer: what is offered, what is asked of the world, what is written, what is
/// said.
@Suite struct SaveTests {
  private func requests(_ session: ExplorerSession) -> [SaveRequest] {
    session.effects.compactMap { if case .save(let request) = $0 { request } else { nil } }
  }

  private func offered(_ session: ExplorerSession) -> [String] {
    guard case .palette(let palette) = session.state.mode else { return [] }
    return palette.entries(in: session.state).map(\.name)
  }

  @Test(
    "S offers the figure of the view and the screen, in their formats", arguments: ViewKind.allCases
  )
  func offers(_ view: ViewKind) throws {
    var session = try makeSession()
    session.type(String(Character(view.key)))
    session.type("S")
    let names = offered(session)
    #expect(
      names.suffix(5) == ["screen.svg", "screen.png", "screen.txt", "screen.ansi", "screen.pdf"])
    let hasFigure = view != .sweep && view != .explain && view != .transform
    #expect(names.count == (hasFigure ? 9 : 5))
    if hasFigure {
      #expect(
        Set(names.prefix(4).map { $0.split(separator: ".").last }) == ["svg", "pdf", "png", "tex"])
    }
    session.press(.escape)
    #expect(session.state.mode == .browsing)
    #expect(requests(session).isEmpty)
  }

  @Test("Enter takes the first proposal, a typed name is taken as it is, a wrong one is told why")
  func asks() throws {
    var session = try makeSession()
    session.type("S")
    session.press(.enter)
    var request = try #require(requests(session).last)
    #expect(request.path == "approximation.svg" && request.isProposed)
    #expect(request.content == .figure)
    #expect(request.state.mode == .browsing && request.state.notice == nil)
    session.type("Smine.png")
    session.press(.enter)
    request = try #require(requests(session).last)
    #expect(request.path == "mine.png" && !request.isProposed && request.content == .figure)
    session.type("Smine")
    session.press(.enter)
    #expect(requests(session).last?.path == "mine.svg")
    session.type("Smine.png")
    session.press(.down, .enter)
    request = try #require(requests(session).last)
    #expect(request.path == "mine.png" && request.content == .screen)
    let count = requests(session).count
    session.type("Smine.gif")
    session.press(.enter)
    #expect(requests(session).count == count)
    guard case .palette(let palette) = session.state.mode else {
      Issue.record("the palette stays open")
      return
    }
    #expect(palette.problem?.contains("choose one of .svg") == true)
    session.press(.escape)
    session.type("e")
    session.press(.enter)
    #expect(requests(session).last?.path == "approximation.csv")
    #expect(requests(session).last?.content == .data)
    session.type("R")
    session.press(.enter)
    #expect(requests(session).last?.content == .report)
    session.type(":screen a.txt")
    session.press(.enter)
    #expect(requests(session).last?.content == .screen)
    #expect(requests(session).map(\.id) == Array(1...requests(session).count))
  }

  @Test("while the cursor reads, saving keeps cursor and marks, and comes back to them")
  func keepsReading() throws {
    var session = try makeSession()
    session.type("c S")
    let before = session.state.reading
    session.press(.enter)
    #expect(session.state.mode == .reading && session.state.reading == before)
    #expect(try #require(requests(session).last).state.reading == before)
    session.type("S")
    session.press(.escape)
    #expect(session.state.mode == .reading)
  }

  @Test("what is saved is what the command line writes, and the sentence says where")
  @MainActor func writes() throws {
    let scratch = try ScratchFolder()
    var session = try makeSession(epsilon: "0.05")
    // Looked closer at, so that the figure shows a part.
    session.type("+2v3v")
    for key in ["1", "2", "3", "4", "7"] {
      session.type(key)
      for (keys, ending) in [("S", "svg"), ("S", "tex"), ("e", "csv"), ("e", "json")] {
        guard key != "7" || keys == "e" else { continue }
        let path = scratch.file("\(key).\(ending)")
        session.type(keys + path)
        session.press(.enter)
        let request = try #require(requests(session).last)
        let outcome = Saver.save(request, themes: session.themes)
        #expect(outcome.sentence.contains("saved") && outcome.sentence.contains(path))
        session.perform(.saved(outcome))
        #expect(session.state.notice == outcome.sentence)
        let text = try #require(scratch.text("\(key).\(ending)"))
        guard key != "7" else {
          let report = CountReport(
            construction: try Construction(
              setting: session.state.setting, target: session.state.target))
          #expect(text == (ending == "json" ? report.json.indentedText + "\n" : report.csv))
          continue
        }
        let command = try #require(
          text.split(separator: "\n").lazy.compactMap { line -> String? in
            line.firstRange(of: "qexplore plot").map { String(line[$0.lowerBound...]) }
          }.first)
        // As it stands in JSON and in XML, without what encloses it.
        let plain = command.replacing("&apos;", with: "'").replacing("\",", with: "")
          .replacing(/<.*/, with: "")
        try FileManager.default.removeItem(atPath: path)
        #expect(try run(plain) == nil, "\(plain)")
        #expect(scratch.text("\(key).\(ending)") == text, "\(plain)")
      }
    }
    #expect(scratch.names.count == 18)
  }

  /// Runs a command line; the sentence where it fails.
  @MainActor private func run(_ command: String) throws -> String? {
    let context = CommandContext(
      output: ResultOutput(descriptor: STDERR_FILENO),
      openTerminal: { _ in throw CommandFailure("no terminal is opened here.") })
    do {
      try CommandLineProgram.execute(Array(shellWords(command).dropFirst()), in: context)
      return nil
    } catch {
      return sentence(for: error)
    }
  }

  @Test("a figure says what its command leaves out")
  func namesWhatIsMissing() throws {
    var session = try makeSession()
    #expect(session.state.figureRequest?.caption.contains("without") == false)
    session.type("p")
    session.focus(.lambda)
    session.press(.right)
    #expect(
      session.state.figureRequest?.caption.contains(
        "the command draws it without the network beside it") == true)
    session.type("y")
    #expect(session.state.figureRequest?.caption.contains("its scale of the error") == true)
  }

  @Test("what is asked to be saved before a quit in the same moment is saved")
  @MainActor func savesBeforeQuit() throws {
    let scratch = try ScratchFolder()
    let terminal = MemoryTerminal(
      size: Size(columns: 90, rows: 26), idleEvent: .terminate(signal: 99))
    terminal.enqueue(
      inputs: ("S" + scratch.file("a.txt")).unicodeScalars.map { .key(Key(.character($0))) })
    terminal.enqueue(
      .input(.key(Key(.down))), .input(.key(Key(.enter))), .input(.key(Key(.character("q")))))
    #expect(ExplorerLoop(try makeOptions(), terminal: terminal).run() == .quit)
    #expect(scratch.text("a.txt")?.contains("qexplore") == true)
  }

  @Test("a proposed name gets a number, a typed one that is taken is refused")
  func neverOverwrites() throws {
    let scratch = try ScratchFolder()
    let session = try makeSession()
    var request = SaveRequest(
      id: 1, content: .screen, path: scratch.file("screen.txt"), isProposed: true,
      state: session.state)
    for _ in 0..<2 { _ = Saver.save(request, themes: session.themes) }
    #expect(scratch.names == ["screen-2.txt", "screen.txt"])
    #expect(scratch.text("screen.txt") == session.frame.plainText)
    request.isProposed = false
    let outcome = Saver.save(request, themes: session.themes)
    #expect(outcome.sentence.contains("exists and is left as it is"))
    #expect(!outcome.sentence.contains("--overwrite"))
    request.content = .report
    request.path = scratch.file("report")
    let unwanted = Saver.save(request, themes: session.themes, isWanted: { false })
    #expect(unwanted.sentence.contains("given up"))
    #expect(Saver.save(request, themes: session.themes).sentence.contains("begin with report.md"))
    #expect(scratch.names == ["report", "screen-2.txt", "screen.txt"])
  }

  @Test("a typed name that cannot be written is there again, with the reason")
  func typesAnew() throws {
    let scratch = try ScratchFolder()
    var session = try makeSession()
    session.type("S" + scratch.file("none/a.txt"))
    session.press(.down, .enter)
    let request = try #require(requests(session).last)
    session.perform(.saved(Saver.save(request, themes: session.themes)))
    guard case .palette(let palette) = session.state.mode else {
      Issue.record("the palette is open again")
      return
    }
    #expect(palette.editor.text == scratch.file("none/a.txt") && palette.scope == .save)
    #expect(palette.problem?.contains("there is no folder") == true && session.state.notice == nil)
    #expect(!session.state.saves.isBusy)
    // What was begun meanwhile is not put away for it.
    session.press(.escape)
    session.type("/")
    session.perform(.saved(Saver.save(request, themes: session.themes)))
    #expect(session.state.mode != .palette(palette))
    #expect(session.state.notice?.contains("there is no folder") == true)
  }

  @Test(
    "the endings of the proposed names are seen on the smallest screens", arguments: Glyphs.allCases
  )
  func showsEndings(_ glyphs: Glyphs) throws {
    var session = try makeSession(40, 12, glyphs: glyphs)
    session.type("S")
    for name in offered(session).prefix(4) { #expect(session.text.contains(name), "\(name)") }
  }

  @Test("Escape gives up what is being saved")
  func givesUp() throws {
    var session = try makeSession()
    session.type("R")
    session.press(.enter)
    #expect(session.state.saves.isBusy)
    session.press(.escape)
    #expect(session.effects.contains(.stopSaving(upTo: 1)))
    session.perform(.saved(SaveOutcome(id: 1, sentence: "given up.")))
    #expect(!session.state.saves.isBusy)
  }

  @Test("a worker saves one after another, wakes for each, and finishes what it writes")
  func works() throws {
    let scratch = try ScratchFolder()
    let session = try makeSession()
    let worker = SaveWorker(wake: {})
    for id in 1...3 {
      worker.start(
        SaveRequest(
          id: id, content: .screen, path: scratch.file("screen.txt"), isProposed: true,
          state: session.state), themes: session.themes)
    }
    worker.finish()
    #expect(worker.takeOutcomes().map(\.id) == [1, 2, 3])
    #expect(worker.takeOutcomes().isEmpty)
    #expect(scratch.names == ["screen-2.txt", "screen-3.txt", "screen.txt"])
  }
}
