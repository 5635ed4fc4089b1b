/// A place on a page, in points of 1/72 inch from the upper left corner.
package struct PagePoint: Hashable, Sendable {
  package var x: Double
  package var y: Double

  /// A place.
  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle on a page, in points.
package struct PageRect: Hashable, Sendable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  /// A rectangle.
  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The right and the lower edge.
  package var maxX: Double { x + width }
  package var maxY: Double { y + height }

  /// Whether two rectangles share more than an edge.
  package func overlaps(_ other: PageRect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether another one lies in it.
  package func contains(_ other: PageRect) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }
}

/// How a line is drawn.
package struct Stroke: Hashable, Sendable {
  /// `0xRRGGBB`.
  package var color: UInt32
  /// Width in points.
  package var width: Double
  /// Pattern.
  package var dash: Dash

  /// A stroke.
  package init(_ color: UInt32, width: Double, dash: Dash = .solid) {
    self.color = color
    self.width = width
    self.dash = dash
  }

  /// Lengths of marks and gaps in points; empty for a solid line.
  package var pattern: [Double] {
    switch dash {
    case .solid: []
    case .dashed: [5 * width, 2.5 * width]
    case .dotted: [width, 2 * width]
    case .dashDotted: [5 * width, 2 * width, width, 2 * width]
    }
  }
}

/// One thing drawn on a page: what every vector device can do.
package enum DrawCommand: Hashable, Sendable {
  /// Lines through points; each list is one line.
  case lines([[PagePoint]], Stroke)
  /// Filled areas; opacity from 0 to 1.
  case areas([[PagePoint]], color: UInt32, opacity: Double)
  /// Filled rectangles with crisp edges: cells of a map, a colour bar, the page.
  case cells([PageRect], color: UInt32)
  /// A marker of a size in points around places.
  case markers([PagePoint], Marker, size: Double, color: UInt32, ground: UInt32)
  /// A line of text.
  case text(PageText)
  /// Only what lies in the rectangle of the commands within is seen; `name` is what they show.
  case clipped(PageRect, name: String, [DrawCommand])
}

/// A figure as drawn on a page: commands from the ground up.
package struct DrawList: Hashable, Sendable {
  /// Size of the page in points.
  package var size: PageSize
  /// What is drawn.
  package var commands: [DrawCommand]

  /// A page.
  package init(size: PageSize, commands: [DrawCommand]) {
    self.size = size
    self.commands = commands
  }
}

/// The size of a page in points of 1/72 inch.
package struct PageSize: Hashable, Sendable {
  package var width: Double
  package var height: Double

  /// From points.
  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// From millimetres.
  package init(millimetres width: Double, _ height: Double) {
    self.init(width: width * 72 / 25.4, height: height * 72 / 25.4)
  }
}
