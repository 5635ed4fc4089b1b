/// What the keys act on; a binding is live in some of these.
package enum KeyContext: String, Sendable, Hashable, CaseIterable {
  /// The parameter panel.
  case browsing
  /// The reading cursor on the plot.
  case reading
  /// A number being typed.
  case number
  /// The target function being edited.
  case formula
  /// The dialogue of a sweep.
  case sweep
  /// The command palette.
  case palette
  /// The gallery list.
  case gallery
  /// The list of keys.
  case help

  /// Its heading in the help.
  package var title: String {
    switch self {
    case .browsing: "Explorer"
    case .reading: "While reading values off a plot"
    case .number: "While typing a number"
    case .formula: "While editing f"
    case .sweep: "In the dialogue of a sweep"
    case .palette: "In the command palette and this list"
    case .gallery: "In the gallery"
    case .help: "In this list"
    }
  }
}
