import CellCanvas
import Dispatch
import QExploreApp
import QuantizedReLU
import Synchronization
import Testing

@MainActor @Suite struct LoopTests {
  private func run(_ terminal: MemoryTerminal) throws -> ExplorerExit {
    ExplorerLoop(try makeOptions(), terminal: terminal).run()
  }

  private func terminal(_ columns: Int = 90, _ rows: Int = 26) -> MemoryTerminal {
    // A script that forgets to quit ends by this signal instead of hanging.
    MemoryTerminal(
      size: Size(columns: columns, rows: rows), idleEvent: .terminate(signal: 99))
  }

  @Test func quitAfterTheFirstFrame() throws {
    let terminal = terminal()
    terminal.enqueue(.input(.key(Key(.character("q")))))
    #expect(try run(terminal) == .quit)
    #expect(terminal.frames.count == 1)
    #expect(!terminal.isClosed, "who opened the terminal closes it")
  }

  @Test func signalsEndTheLoop() throws {
    let terminal = terminal()
    terminal.enqueue(.terminate(signal: 15))
    #expect(try run(terminal) == .signal(15))
  }

  @Test func oneFrameForAllPendingEvents() throws {
    let terminal = terminal()
    let right = TerminalEvent.input(.key(Key(.right)))
    terminal.enqueue(right, right, right, right)
    terminal.enqueue(.input(.key(Key(.character("q")))))
    #expect(try run(terminal) == .quit)
    let frames = terminal.frames.filter { $0.plainText.contains("λ          7") }
    #expect(!frames.isEmpty)
    #expect(!terminal.frames.contains { $0.plainText.contains("λ          5 ") })
  }

  @Test("the first key of a script finds the first picture, however long it takes")
  func scriptWaitsForThePicture() throws {
    var options = try makeOptions(
      target: "sin(x)*cos(y)", lambda: 2, epsilon: "0.02", n: 1, d: 2)
    options.script = [Key(.character("c")), Key(.character(" "))]
    let terminal = MemoryTerminal(
      size: Size(columns: 200, rows: 60), idleEvent: .terminate(signal: 99))
    #expect(ExplorerLoop(options, terminal: terminal).run() == .signal(99))
    #expect(terminal.frames.contains { $0.plainText.contains("to A") })
  }

  @Test func keysBehindAQuitAreNotHeeded() throws {
    let terminal = terminal()
    terminal.enqueue(
      .input(.key(Key(.character("q")))), .input(.key(Key(.right))))
    #expect(try run(terminal) == .quit)
    #expect(terminal.frames.count == 1)
  }

  @Test func suspendResizeAndRepaint() throws {
    let terminal = terminal()
    terminal.enqueue(.input(.key(Key(.character("z"), modifiers: .control))))
    terminal.enqueue(.input(.key(Key(.character("l"), modifiers: .control))))
    terminal.resize(to: Size(columns: 50, rows: 14))
    terminal.enqueue(.input(.key(Key(.character("c"), modifiers: .control))))
    #expect(try run(terminal) == .quit)
    #expect(terminal.suspensions == 1)
    #expect(terminal.invalidations == 1)
    #expect(terminal.lastFrame?.size == Size(columns: 50, rows: 14))
  }

  @Test func plainTerminals() throws {
    let plain = MemoryTerminal(
      size: Size(columns: 90, rows: 26), colorDepth: .none, isUnicode: false,
      idleEvent: .terminate(signal: 99))
    plain.enqueue(.input(.key(Key(.character("m")))), .input(.key(Key(.character("t")))))
    plain.enqueue(.input(.key(Key(.character("q")))))
    #expect(try run(plain) == .quit)
    for frame in plain.frames {
      #expect(frame.cells.allSatisfy { $0.glyph.isASCII })
      #expect(frame.cells.allSatisfy { $0.style.foreground == nil && $0.style.background == nil })
    }
  }

  @Test func idleDrawsNothing() throws {
    let terminal = terminal()
    terminal.enqueue(.input(.key(Key(.unknown))))
    terminal.enqueue(.wake)
    terminal.enqueue(.timeout)
    terminal.enqueue(.input(.key(Key(.character("q")))))
    #expect(try run(terminal) == .quit)
    // One more is allowed: the first answer may arrive after the first frame on a busy machine.
    #expect(terminal.frames.count <= 2)
  }

  @Test func workerAnswersTheNewestRequestOnly() throws {
    let state = try makeOptions().initialState(size: Size(columns: 80, rows: 24))
    let rung = DispatchSemaphore(value: 0)
    let mayGoOn = DispatchSemaphore(value: 0)
    let given = Mutex<[Int]>([])
    let worker = ComputeWorker(
      evaluate: { request, isWanted, deliver in
        mayGoOn.wait()
        guard isWanted() else { return }
        let lambda = request.subject.setting.lambda
        given.withLock { $0.append(lambda) }
        deliver(.failed(.target, Problem(sentence: "lambda \(lambda)"), isFinal: true))
      }, wake: { rung.signal() })
    for lambda in 2...5 {
      var subject = state.subject
      subject.setting.lambda = lambda
      worker.submit(ComputeRequest(generation: lambda, subject: subject))
    }
    for _ in 2...5 { mayGoOn.signal() }
    rung.wait()
    let answers = worker.takeAnswers()
    let answer = try #require(answers.first)
    #expect(answer.generation == 5)
    #expect(given.withLock { $0 } == [5])
    #expect(answers.count == 1 && worker.takeAnswers().isEmpty)
  }

  @Test func quickAnswerIsInTheSameFrame() throws {
    let state = try makeOptions().initialState(size: Size(columns: 80, rows: 24))
    let worker = ComputeWorker(
      evaluate: { _, _, deliver in
        deliver(.failed(.target, Problem(sentence: "done"), isFinal: true))
      },
      wake: {})
    worker.submit(ComputeRequest(generation: 1, subject: state.subject))
    #expect(
      worker.answers(within: 5000).map(\.outcome)
        == [.failed(.target, Problem(sentence: "done"), isFinal: true)])
  }

  @Test func slowAnswerIsNotWaitedFor() throws {
    let state = try makeOptions().initialState(size: Size(columns: 80, rows: 24))
    let mayGoOn = DispatchSemaphore(value: 0)
    let worker = ComputeWorker(evaluate: { _, _, _ in mayGoOn.wait() }, wake: {})
    worker.submit(ComputeRequest(generation: 1, subject: state.subject))
    #expect(worker.answers(within: 5).isEmpty)
    mayGoOn.signal()
  }
}
