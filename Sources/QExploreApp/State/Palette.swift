import CellCanvas

/// The command palette: what is typed and which entry is chosen.
package struct Palette: Sendable, Hashable {
  /// What it offers.
  package var scope = Scope.commands
  /// What is typed.
  package var editor = LineEditor()
  /// The chosen entry.
  package var selection = 0
  /// Why the last attempt was not taken.
  package var problem: String?

  /// What a palette offers.
  package enum Scope: Sendable, Hashable {
    /// Every command and every name that can be given a value.
    case commands
    /// Files for the figure and for the screen; what is typed is the file's name alone.
    case save
    /// Files for the data.
    case data
    /// A folder for the report.
    case report

    /// The one that saves something.
    init(saving content: SaveContent) {
      switch content {
      case .figure, .screen: self = .save
      case .data: self = .data
      case .report: self = .report
      }
    }

    /// The names whose values it offers.
    var names: [PaletteName] {
      switch self {
      case .commands: []
      case .save: [.plot, .screen]
      case .data: [.data]
      case .report: [.report]
      }
    }

    /// What stands above it.
    var title: String {
      switch self {
      case .commands: "Command"
      case .save: "Save the figure or the screen"
      case .data: "Export the data"
      case .report: "Write a report"
      }
    }

    /// What stands before what is typed.
    var prompt: String {
      switch self {
      case .commands: ":"
      case .save, .data: "file "
      case .report: "folder "
      }
    }

    /// What the keys do.
    var hint: String {
      switch self {
      case .commands: "Tab completes, Enter runs, Esc closes"
      case .save, .data, .report: "type a name or choose one, Enter writes, Esc closes"
      }
    }
  }

  /// An empty palette.
  package init(_ scope: Scope = .commands) { self.scope = scope }
}
