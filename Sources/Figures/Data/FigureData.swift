/// The numbers of a figure without their looks: for each panel its series, each with named columns.
///
/// What a reader of CSV or JSON gets. Columns are `x` and `y`, on maps also `z`, and where there are
/// intervals or areas `low` and `high`.
package struct FigureData: Hashable, Sendable {
  /// The panels, in the order of the figure.
  package var panels: [Panel]

  /// The numbers of one panel.
  package struct Panel: Hashable, Sendable {
    /// What stands above it; empty where nothing does.
    package var title: String
    /// What the horizontal axis measures, with its unit.
    package var x: String
    /// What the vertical axis measures, with its unit.
    package var y: String
    /// What is drawn; marks of text have no numbers.
    package var series: [Series]
  }

  /// The numbers of one mark.
  package struct Series: Hashable, Sendable {
    /// Its name in the legend, else the kind of mark.
    package var name: String
    /// What it is drawn as.
    package var kind: Kind
    /// Its columns, all equally long.
    package var columns: [Column]

    /// How many rows it has.
    package var rows: Int { columns.first?.values.count ?? 0 }
  }

  /// What a series is drawn as.
  package enum Kind: String, Hashable, Sendable {
    case line, step, bars, band, rule, points, map
  }

  /// The names of columns, in the order in which they are written.
  package enum ColumnName: String, CaseIterable, Hashable, Sendable {
    case x, y, z, low, high
  }

  /// One column.
  package struct Column: Hashable, Sendable {
    /// What it holds.
    package var name: ColumnName
    /// Its values; a gap is no number.
    package var values: [Double]

    init(_ name: ColumnName, _ values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// The numbers of a figure.
  package init(_ figure: Figure) {
    panels = figure.panels.map { panel in
      // Panels above one another have the title of their axis at the last one.
      let shared = figure.layout == .sharedX ? figure.panels.last?.x.heading : nil
      return Panel(
        title: panel.title, x: panel.x.heading.isEmpty ? shared ?? "" : panel.x.heading,
        y: panel.y.heading.isEmpty ? "value" : panel.y.heading,
        series: panel.marks.flatMap(FigureData.series))
    }
  }

  /// The series of a mark: one, but for points that have names of their own.
  private static func series(of mark: Mark) -> [Series] {
    switch mark {
    case .line(let line):
      let count = min(line.x.count, line.y.count)
      return [
        Series(
          name: line.label ?? "line", kind: .line,
          columns: [
            Column(.x, Array(line.x.prefix(count))), Column(.y, Array(line.y.prefix(count))),
          ])
      ]
    case .step(let step):
      let count = min(step.y.count, max(0, step.edges.count - 1))
      return [
        Series(
          name: step.label ?? "step", kind: .step,
          columns: [
            Column(.y, Array(step.y.prefix(count))),
            Column(.low, Array(step.edges.prefix(count))),
            Column(.high, Array(step.edges.dropFirst().prefix(count))),
          ])
      ]
    case .bars(let bars):
      let count = min(bars.x.count, bars.y.count)
      return [
        Series(
          name: bars.label ?? "bars", kind: .bars,
          columns: [
            Column(.x, Array(bars.x.prefix(count))), Column(.y, Array(bars.y.prefix(count))),
          ])
      ]
    case .band(let band):
      let count = min(band.x.count, band.lo.count, band.hi.count)
      return [
        Series(
          name: band.label ?? "band", kind: .band,
          columns: [
            Column(.x, Array(band.x.prefix(count))), Column(.low, Array(band.lo.prefix(count))),
            Column(.high, Array(band.hi.prefix(count))),
          ])
      ]
    case .rule(let rule):
      return [
        Series(
          name: rule.label ?? rule.endLabel ?? "rule", kind: .rule,
          columns: [Column(rule.direction == .horizontal ? .y : .x, [rule.value])])
      ]
    case .points(let points): return series(of: points)
    case .heat(let heat): return heat.columns > 0 ? [series(of: heat)] : []
    case .text: return []
    }
  }

  private static func series(of points: PointMark) -> [Series] {
    let count = min(points.x.count, points.y.count)
    let isNamed = points.label == nil && points.names.count >= count
    guard isNamed else {
      return [
        Series(
          name: points.label ?? "points", kind: .points,
          columns: [
            Column(.x, Array(points.x.prefix(count))), Column(.y, Array(points.y.prefix(count))),
          ])
      ]
    }
    return (0..<count).map { index in
      Series(
        name: points.names[index], kind: .points,
        columns: [Column(.x, [points.x[index]]), Column(.y, [points.y[index]])])
    }
  }

  /// A map as a value at the centre of each of its cells.
  private static func series(of heat: HeatMark) -> Series {
    let width = (heat.x.upperBound - heat.x.lowerBound) / Double(heat.columns)
    let height = (heat.y.upperBound - heat.y.lowerBound) / Double(max(1, heat.rows))
    let cells = 0..<heat.rows * heat.columns
    return Series(
      name: heat.label ?? "map", kind: .map,
      columns: [
        Column(.x, cells.map { heat.x.lowerBound + (Double($0 % heat.columns) + 0.5) * width }),
        Column(.y, cells.map { heat.y.lowerBound + (Double($0 / heat.columns) + 0.5) * height }),
        Column(.z, cells.map { heat.values[$0] }),
      ])
  }
}
