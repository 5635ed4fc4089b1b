/// The reading cursor on the plot of a view, in data coordinates.
package struct PlotReading: Sendable, Hashable {
  /// Its abscissa.
  package var x: Double
  /// Its ordinate on a map; of no meaning on curves.
  package var y = 0.5
  /// Places that it is compared with, at most two.
  package var marks: [Mark] = []

  /// A place that was marked.
  package struct Mark: Sendable, Hashable {
    /// Its abscissa.
    package var x: Double
    /// Its ordinate on a map; of no meaning on curves.
    package var y: Double
  }
}

/// One plot of a view: what a zoom belongs to.
package struct PlotKey: Sendable, Hashable {
  /// The view.
  package var view: ViewKind
  /// Which of its plots.
  package var plot: Int
}
