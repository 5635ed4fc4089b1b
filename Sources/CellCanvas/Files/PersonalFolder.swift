/// The folders of a person's own files, as the XDG Base Directory Specification places them.
package enum PersonalFolder: Sendable, Hashable, CaseIterable {
  /// What the person sets: `$XDG_CONFIG_HOME/qexplore`, or `~/.config/qexplore`.
  case configuration
  /// What the program keeps: `$XDG_STATE_HOME/qexplore`, or `~/.local/state/qexplore`.
  case state

  /// Its path, whether it exists or not; the variable counts where it is set to an absolute path.
  ///
  /// Nil where there is no home either.
  package func path(environment: [String: String]) -> String? {
    func absolute(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let (variable, usual) =
      switch self {
      case .configuration: ("XDG_CONFIG_HOME", "/.config")
      case .state: ("XDG_STATE_HOME", "/.local/state")
      }
    return (absolute(variable) ?? absolute("HOME").map { $0 + usual }).map { $0 + "/qexplore" }
  }
}
