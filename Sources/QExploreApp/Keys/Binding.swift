/// One line of the binding table: keys, where they are live, what they do, and how that is told.
package struct Binding: Sendable, Hashable {
  /// What a binding does.
  package enum Effect: Sendable, Hashable {
    /// A command.
    case command(Command)
    /// A view is shown.
    case show(ViewKind)
    /// The typed character goes to the editor, or begins one.
    case typing
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
  /// The same in single views, where they do something else there.
  package var viewHints: [ViewKind: String]
  /// The same where view 6 walks along a path; nil: as in the view.
  package var pathHint: String?
  /// The command whose key the hint names too, because both belong together: left and right.
  package var hintPartner: Command?

  /// A binding.
  package init(
    _ keys: [KeyPattern], _ effect: Effect, in contexts: [KeyContext] = [.browsing],
    when condition: Condition = .always, help: String, hint: String? = nil,
    viewHints: [ViewKind: String] = [:], pathHint: String? = nil, with hintPartner: Command? = nil
  ) {
    self.keys = keys
    self.contexts = contexts
    self.condition = condition
    self.effect = effect
    self.help = help
    self.hint = hint
    self.viewHints = viewHints
    self.pathHint = pathHint
    self.hintPartner = hintPartner
  }

  /// Whether its keys are heeded in a state.
  package func isLive(in state: AppState) -> Bool {
    contexts.contains(state.mode.context)
      && (condition.isExplained || condition.holds(in: state))
  }

  /// Whether its keys do something in a state, so that the hint bar may name them.
  package func isOfUse(in state: AppState) -> Bool {
    contexts.contains(state.mode.context) && condition.holds(in: state)
  }
}
