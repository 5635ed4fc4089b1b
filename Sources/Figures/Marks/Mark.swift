/// Something drawn on a panel. Arrays are in data coordinates; a NaN or infinite entry is a gap.
package enum Mark: Hashable, Sendable {
  /// A polyline.
  case line(LineMark)
  /// A staircase with vertical risers.
  case step(StepMark)
  /// The area between two curves.
  case band(BandMark)
  /// A horizontal or vertical line across the panel.
  case rule(RuleMark)
  /// Separate points, with labels if wanted.
  case points(PointMark)
  /// A grid of coloured values.
  case heat(HeatMark)
  /// Text at a place.
  case text(TextMark)
}

/// A polyline through (x, y). `x` and `y` have the same length; extra entries of the longer one are ignored.
package struct LineMark: Hashable, Sendable {
  /// Abscissae.
  package var x: [Double]
  /// Ordinates; NaN is a gap.
  package var y: [Double]
  /// Role and dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?
  /// Whether each finite point also gets its marker.
  package var showsPoints: Bool

  /// A line.
  package init(
    x: [Double], y: [Double], style: MarkStyle, label: String? = nil, showsPoints: Bool = false
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.showsPoints = showsPoints
  }
}

/// A staircase: the value `y[i]` holds from `edges[i]` to `edges[i + 1]`; `edges` has one entry more than `y`.
package struct StepMark: Hashable, Sendable {
  /// Ends of the steps, ascending.
  package var edges: [Double]
  /// Height of each step; NaN is a gap.
  package var y: [Double]
  /// Role and dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// A staircase.
  package init(edges: [Double], y: [Double], style: MarkStyle, label: String? = nil) {
    self.edges = edges
    self.y = y
    self.style = style
    self.label = label
  }
}

/// The area between two curves over the same abscissae; a gap where either is not finite.
package struct BandMark: Hashable, Sendable {
  /// Abscissae, ascending.
  package var x: [Double]
  /// Lower curve.
  package var lo: [Double]
  /// Upper curve.
  package var hi: [Double]
  /// Role; an area has no dash.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// An area.
  package init(
    x: [Double], lo: [Double], hi: [Double], style: MarkStyle = MarkStyle(.band),
    label: String? = nil
  ) {
    self.x = x
    self.lo = lo
    self.hi = hi
    self.style = style
    self.label = label
  }
}

/// A line across the whole panel at one value of one axis.
package struct RuleMark: Hashable, Sendable {
  /// Which way it runs.
  package enum Direction: Hashable, Sendable {
    /// At a y value.
    case horizontal
    /// At an x value.
    case vertical
  }

  /// Which way it runs.
  package var direction: Direction
  /// Where it crosses the other axis.
  package var value: Double
  /// Role and dash.
  package var style: MarkStyle
  /// A short name written at its end where there is room, such as `+ε`; nil: none.
  package var endLabel: String?
  /// Name in the legend; nil: not listed.
  package var label: String?

  /// A rule.
  package init(
    _ direction: Direction, at value: Double, style: MarkStyle = MarkStyle(.guide),
    endLabel: String? = nil, label: String? = nil
  ) {
    self.direction = direction
    self.value = value
    self.style = style
    self.endLabel = endLabel
    self.label = label
  }
}

/// Separate points.
package struct PointMark: Hashable, Sendable {
  /// Abscissae.
  package var x: [Double]
  /// Ordinates.
  package var y: [Double]
  /// Role and marker.
  package var style: MarkStyle
  /// Name in the legend; nil: not listed.
  package var label: String?
  /// Texts beside the points, by index; placed where they touch nothing, else left out.
  package var names: [String]

  /// Points.
  package init(
    x: [Double], y: [Double], style: MarkStyle, label: String? = nil, names: [String] = []
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
    self.names = names
  }
}

/// A regular grid of values over a rectangle.
package struct HeatMark: Hashable, Sendable {
  /// The x interval that the columns divide evenly.
  package var x: ClosedRange<Double>
  /// The y interval that the rows divide evenly.
  package var y: ClosedRange<Double>
  /// Number of columns; `values.count / columns` complete rows are shown.
  package var columns: Int
  /// Values row by row, the row of the smallest y first; NaN is left blank.
  package var values: [Double]
  /// Which colours.
  package var ramp: ColorRamp
  /// The values at the ends of the ramp; nil: from the data, symmetric about 0 for a diverging ramp.
  package var range: ClosedRange<Double>?
  /// Title of the colour bar; nil: no bar.
  package var label: String?

  /// A heat map.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int, values: [Double],
    ramp: ColorRamp = .sequential, range: ClosedRange<Double>? = nil, label: String? = nil
  ) {
    self.x = x
    self.y = y
    self.columns = columns
    self.values = values
    self.ramp = ramp
    self.range = range
    self.label = label
  }

  /// Number of complete rows.
  package var rows: Int { columns > 0 ? values.count / columns : 0 }
}

/// Text anchored at a data point.
package struct TextMark: Hashable, Sendable {
  /// Which part of the text lies at the point.
  package enum Anchor: Hashable, Sendable {
    case leading, center, trailing
  }

  /// Abscissa.
  package var x: Double
  /// Ordinate.
  package var y: Double
  /// What is written, one line.
  package var text: String
  /// Role.
  package var style: MarkStyle
  /// Which part of the text lies at the point.
  package var anchor: Anchor

  /// A text.
  package init(
    x: Double, y: Double, text: String, style: MarkStyle = MarkStyle(.guide),
    anchor: Anchor = .leading
  ) {
    self.x = x
    self.y = y
    self.text = text
    self.style = style
    self.anchor = anchor
  }
}
