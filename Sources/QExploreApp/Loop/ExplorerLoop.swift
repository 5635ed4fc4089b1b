import CellCanvas

/// Why the explorer ended.
package enum ExplorerExit: Sendable, Hashable {
  /// The person asked for it.
  case quit
  /// The terminal hung up or a signal asked for it.
  case signal(Int32)
}

/// The event loop: waits for events, updates the state for all of them, draws once.
///
/// Runs on the main thread and never suspends; the worker computes on a queue of its own and rings
/// the terminal's waker. A class, because it owns the worker and the terminal for the life of the
/// program.
@MainActor
package final class ExplorerLoop {
  /// How long a frame waits for a complete answer before it is drawn with the numbers alone, and for
  /// the numbers before it is drawn with the old ones, in milliseconds.
  private static let patience = (complete: 2, numbers: 10)
  /// Milliseconds between two steps of the computing mark.
  private static let spinnerStep = 120

  private let terminal: any Terminal
  private let themes: [Theme]
  private let worker: ComputeWorker
  private let sweeper: SweepWorker
  private let saver: SaveWorker
  /// What the next frame shows.
  package private(set) var state: AppState
  private let script: [Key]
  /// How long a key of a script waits for the computation that it asks for.
  private static let scriptPatience = (complete: 10_000, numbers: 10_000)

  /// A loop on a terminal; nothing is drawn yet.
  package init(_ options: ExplorerOptions, terminal: any Terminal) {
    self.terminal = terminal
    var options = options
    options.themes =
      terminal.colorDepth == .none
      ? [.monochrome] : options.themes.map { $0.adapted(to: terminal.colorDepth) }
    if !terminal.isUnicode { options.glyphs = .ascii }
    themes = options.themes
    script = options.script
    state = options.initialState(size: terminal.size)
    state.isUnicode = terminal.isUnicode
    let waker = terminal.waker
    worker = ComputeWorker(wake: { waker.wake() })
    sweeper = SweepWorker(wake: { waker.wake() })
    saver = SaveWorker(wake: { waker.wake() })
  }

  /// Runs until the person quits or a signal arrives.
  ///
  /// The terminal is left open: who opened it closes it. What is being saved is finished before.
  package func run() -> ExplorerExit {
    defer { saver.finish() }
    // The first key of a script finds the first picture, whatever it takes.
    let patience = script.isEmpty ? ExplorerLoop.patience : ExplorerLoop.scriptPatience
    if let exit = carryOut([state.request()], patience: patience) { return exit }
    draw()
    for key in script {
      guard let action = Keymap.action(for: .key(key), in: state) else { continue }
      let effects = update(&state, action)
      if let exit = carryOut(effects, patience: ExplorerLoop.scriptPatience) { return exit }
      draw()
    }
    while true {
      let timeout = state.isComputing ? ExplorerLoop.spinnerStep : nil
      let events = terminal.events(timeoutMilliseconds: timeout)
      let before = state
      var effects: [Effect] = []
      var mustDraw = false
      for event in events {
        switch event {
        case .input(let input):
          if case .resize = input { mustDraw = true }
          if let action = Keymap.action(for: input, in: state) {
            effects += update(&state, action)
          }
        case .wake:
          for answer in worker.takeAnswers() {
            effects += update(
              &state, .computed(generation: answer.generation, answer.outcome))
          }
          for rows in sweeper.takeUpdates() { effects += update(&state, .swept(rows)) }
          for outcome in saver.takeOutcomes() { effects += update(&state, .saved(outcome)) }
        case .timeout:
          effects += update(&state, .tick)
        case .terminate(let signal):
          startSaving(effects)
          return .signal(signal)
        }
        // What was typed behind a quit or ^Z is not for the state that is left; what was typed before
        // it is.
        if effects.contains(.quit) {
          startSaving(effects)
          return .quit
        }
      }
      if let exit = carryOut(effects) { return exit }
      mustDraw = mustDraw || effects.contains(.repaint) || effects.contains(.suspend)
      if mustDraw || state != before { draw() }
    }
  }

  /// Carries out effects; of several computations only the newest, whose answer is awaited for a
  /// moment.
  private func carryOut(
    _ effects: [Effect], patience: (complete: Int, numbers: Int) = ExplorerLoop.patience
  ) -> ExplorerExit? {
    var newest: ComputeRequest?
    for effect in effects {
      switch effect {
      case .compute(let request): newest = request
      case .sweep(let request): sweeper.start(request)
      case .stopSweep: sweeper.stop()
      case .save(let request): saver.start(request, themes: themes)
      case .stopSaving(let id): saver.stop(upTo: id)
      case .quit: return .quit
      case .suspend: terminal.suspend()
      case .repaint: terminal.invalidate()
      case .mouse(let isOn): terminal.listen(toMouse: isOn)
      }
    }
    guard let newest else { return nil }
    worker.submit(newest)
    for answer in worker.answers(within: patience.complete, limit: patience.numbers) {
      let effects = update(&state, .computed(generation: answer.generation, answer.outcome))
      if let exit = carryOut(effects) { return exit }
    }
    return nil
  }

  /// Carries out what saves, and nothing else.
  private func startSaving(_ effects: [Effect]) {
    for case .save(let request) in effects { saver.start(request, themes: themes) }
  }

  /// What is to be kept for the next time.
  package var session: SavedSession { SavedSession(state) }

  private func draw() {
    terminal.present(ScreenView.frame(state, theme: themes[state.themeIndex]))
  }
}
