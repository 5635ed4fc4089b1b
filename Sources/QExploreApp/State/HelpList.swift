import CellCanvas

/// The list of keys on the screen: what is searched for and which entry is chosen.
package struct HelpList: Sendable, Hashable {
  /// What is typed.
  package var editor = LineEditor()
  /// The chosen one of the entries that are found; headings are none.
  package var selection = 0

  /// The whole list, the first entry chosen.
  package init() {}
}
