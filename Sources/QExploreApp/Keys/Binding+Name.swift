import CellCanvas

extension Binding {
  /// Where the configuration names a binding: `[keys]` or a table below it.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    /// `[keys]` itself: the explorer.
    case explorer
    case reading, editing, sweep, palette, gallery, help

    /// What it holds, for the commented configuration.
    package var title: String {
      switch self {
      case .explorer: "the explorer"
      case .reading: "while reading values off a plot"
      case .editing:
        "where a number or f is typed; palette, sweep and list of keys share those of the text"
      case .sweep: "in the dialogue of a sweep"
      case .palette: "in the command palette and the list of keys"
      case .gallery: "in the gallery"
      case .help: "in the list of keys"
      }
    }

    init(_ context: KeyContext) {
      self =
        switch context {
        case .browsing: .explorer
        case .reading: .reading
        case .number, .formula: .editing
        case .sweep: .sweep
        case .palette: .palette
        case .gallery: .gallery
        case .help: .help
        }
    }
  }

  /// Its section: that of the first context in which it is live.
  package var section: Section { Section(contexts.first ?? .browsing) }

  /// Its name within its section, `zoom-in` or `view-scaling`; nil where its keys are not to be
  /// changed: what is typed as text, and Ctrl-C, which always ends the program.
  package var name: String? {
    switch effect {
    case .typing: nil
    case .command(.quit) where contexts == KeyContext.allCases: nil
    case .command(let command): command.rawValue.kebabCase
    case .show(let view): "view-\(view.title.lowercased())"
    }
  }

  /// The same as words, for lists: `zoom in`.
  package var words: String { (name ?? "").replacing("-", with: " ") }

  /// Its keys as the screen names them.
  func labels(_ glyphs: Glyphs) -> [String] {
    keys.map { $0.label(unicode: glyphs != .ascii) }
  }
}

extension String {
  /// `zoomIn` as `zoom-in`.
  fileprivate var kebabCase: String {
    reduce(into: "") { text, character in
      text += character.isUppercase ? "-\(character.lowercased())" : String(character)
    }
  }
}

extension AppState {
  /// The first key of a command where the knobs are turned, as the screen names it; its name in the
  /// palette where it has no key.
  package func key(_ command: Command) -> String {
    let binding = bindings.first {
      $0.effect == .command(command) && $0.contexts.contains(.browsing)
    }
    return binding?.labels(glyphs).first ?? ":\(binding?.words ?? command.rawValue)"
  }
}
