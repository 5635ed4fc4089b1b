import CellCanvas

/// What the keys act on at the moment.
package enum Mode: Sendable, Hashable {
  /// The parameter panel.
  case browsing
  /// The reading cursor on the plot.
  case reading
  /// A number being typed into the focused field.
  case number(LineEditor)
  /// The target function being edited.
  case formula(LineEditor)
  /// The dialogue of a sweep.
  case sweep(SweepForm)
  /// The command palette.
  case palette(Palette)
  /// The gallery list, with the chosen row.
  case gallery(selection: Int)
  /// The list of keys.
  case help(HelpList)

  /// The set of bindings that is live.
  package var context: KeyContext {
    switch self {
    case .browsing: .browsing
    case .reading: .reading
    case .number: .number
    case .formula: .formula
    case .sweep: .sweep
    case .palette: .palette
    case .gallery: .gallery
    case .help: .help
    }
  }
}
