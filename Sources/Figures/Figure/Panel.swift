/// One pair of axes and the marks drawn on it, in the order of their layers.
package struct Panel: Hashable, Sendable {
  /// A heading of the panel, for grids; the y axis has a title of its own.
  package var title: String
  /// The horizontal axis.
  package var x: Axis
  /// The vertical axis.
  package var y: Axis
  /// What is drawn; within a layer, later marks lie on top.
  package var marks: [Mark]
  /// Share of the height in a `sharedX` layout, relative to the other panels; positive.
  package var weight: Double
  /// Length of one y unit relative to one x unit, where shapes matter (heat maps on a square); nil:
  /// fill.
  package var aspect: Double?

  /// A panel.
  package init(
    title: String = "", x: Axis = Axis(), y: Axis = Axis(), marks: [Mark] = [],
    weight: Double = 1, aspect: Double? = nil
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.weight = weight
    self.aspect = aspect
  }
}
