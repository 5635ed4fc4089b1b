/// Which view is shown.
extension AppState {
  /// Shows a view; a number being typed is given up.
  mutating func show(_ kind: ViewKind) {
    if case .number = mode {
      mode = .browsing
      problems = [:]
    }
    notice = nil
    view = kind
    if mode == .reading { beginReading() }
  }
}
