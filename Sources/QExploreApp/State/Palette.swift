import CellCanvas

/// The command palette: what is typed and which entry is chosen.
package struct Palette: Sendable, Hashable {
  /// What is typed.
  package var editor = LineEditor()
  /// The chosen entry.
  package var selection = 0
  /// Why the last attempt was not taken.
  package var problem: String?

  /// An empty palette.
  package init() {}
}
