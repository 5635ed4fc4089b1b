/// A plot without a device: titles, panels, and how the panels are laid out.
///
/// All coordinates are data.
///
/// A figure says what is drawn (marks with roles), never how it looks: colours come from a theme,
/// dots or points from the back end. An empty figure is legal and is drawn as nothing.
package struct Figure: Hashable, Sendable {
  /// How the panels share the page.
  package enum Layout: Hashable, Sendable {
    /// One above the other; all panels show the x domain of the first one, only the last one labels
    /// it.
    case sharedX
    /// A grid filled row by row, each panel with its own axes.
    ///
    /// Panels that keep their aspect are equally large, as large as there is room for; the others
    /// take what is left of their row, or a row of their own.
    case grid(columns: Int)
  }

  /// One line above everything; empty: none.
  package var title: String
  /// What is drawn, first panel first.
  package var panels: [Panel]
  /// How the panels share the page.
  package var layout: Layout

  /// A figure.
  package init(title: String = "", panels: [Panel], layout: Layout = .sharedX) {
    self.title = title
    self.panels = panels
    self.layout = layout
  }
}
