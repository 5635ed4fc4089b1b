import QuantizedReLU

/// One line of the binding table: keys, where they are live, what they do, and how that is told.
package struct Binding: Sendable, Hashable {
  /// What a binding does.
  package enum Effect: Sendable, Hashable {
    /// A command.
    case command(Command)
    /// The typed character goes to the editor, or begins one.
    case typing
  }

  /// When a binding is live within its contexts.
  package enum Condition: Sendable, Hashable {
    case always
    /// The focused field holds a number.
    case numericField
    /// d >= 3, where a line through the cube is shown.
    case manyDimensions
    /// There is more than one theme.
    case severalThemes
    /// A message is on screen.
    case message
  }

  /// The keys, the one to show first.
  package var keys: [KeyPattern]
  /// Where they are live.
  package var contexts: [KeyContext]
  /// When they are live there.
  package var condition: Condition
  /// What they do.
  package var effect: Effect
  /// What they do, as a line of the help.
  package var help: String
  /// What they do in a word or two, for the hint bar; nil: not hinted.
  package var hint: String?
  /// The keys that the hint names; empty: the first one.
  package var hintKeys: [KeyPattern]

  /// A binding.
  package init(
    _ keys: [KeyPattern], _ effect: Effect, in contexts: [KeyContext] = [.browsing],
    when condition: Condition = .always, help: String, hint: String? = nil,
    hintKeys: [KeyPattern] = []
  ) {
    self.keys = keys
    self.contexts = contexts
    self.condition = condition
    self.effect = effect
    self.help = help
    self.hint = hint
    self.hintKeys = hintKeys
  }

  /// Whether it is live in a state.
  package func isLive(in state: AppState) -> Bool {
    guard contexts.contains(state.mode.context) else { return false }
    switch condition {
    case .always: return true
    case .numericField: return state.focus.isNumeric
    case .manyDimensions: return state.setting.d >= 3
    case .severalThemes: return state.themeNames.count > 1
    case .message: return state.notice != nil || !state.problems.isEmpty
    }
  }
}
