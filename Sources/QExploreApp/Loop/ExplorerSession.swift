import CellCanvas
import QuantizedReLU

/// The explorer without a terminal: events in, frames out.
///
/// For tests, scripts and single frames.
///
/// Computations run at once, so a frame always shows the answer to everything fed before it;
/// nothing is timed, so that the same events give the same frame.
package struct ExplorerSession: Sendable {
  /// What is shown.
  package private(set) var state: AppState
  /// Everything that was asked of the world so far, apart from computations.
  package private(set) var effects: [Effect] = []
  /// The themes to cycle through, in the order of `state.themeNames`.
  package let themes: [Theme]

  private let cache = EngineCache()

  /// A session at the start of the explorer, with the first picture computed.
  package init(_ options: ExplorerOptions, size: Size) {
    themes = options.themes
    state = options.initialState(size: size)
    run([state.request()])
  }

  /// Whether the explorer has been asked to end.
  package var hasQuit: Bool { effects.contains(.quit) }

  /// Feeds one event; after the end nothing changes any more.
  package mutating func feed(_ event: InputEvent) {
    guard !hasQuit, let action = Keymap.action(for: event, in: state) else { return }
    perform(action)
  }

  /// Feeds key presses.
  package mutating func press(_ keys: Key...) {
    for key in keys { feed(.key(key)) }
  }

  /// Feeds the characters of a text as key presses.
  package mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { feed(.key(Key(.character(scalar)))) }
  }

  /// Performs an action as the loop would.
  package mutating func perform(_ action: Action) {
    run(update(&state, action))
  }

  /// The present frame.
  package var frame: CellBuffer {
    ScreenView.frame(state, theme: themes[state.themeIndex])
  }

  private mutating func measure(_ request: SweepRequest) {
    var update = SweepUpdate(id: request.id)
    request.sweep.measure(
      isWanted: { true }, deliver: { update.rows.append($0) }, fail: { update.failure = $0 })
    perform(.swept(update))
  }

  private mutating func run(_ effects: [Effect]) {
    for effect in effects {
      if case .sweep(let request) = effect {
        measure(request)
        continue
      }
      guard case .compute(let request) = effect else {
        self.effects.append(effect)
        continue
      }
      var outcomes: [Outcome] = []
      Evaluation.run(
        request, cache: cache, isWanted: { true }, deliver: { outcomes.append($0) })
      for outcome in outcomes {
        run(update(&state, .computed(generation: request.generation, outcome)))
      }
    }
  }
}
