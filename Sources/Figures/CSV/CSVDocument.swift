/// The data of a figure as comma-separated values, a row a point.
///
/// Columns: `panel` from 1, `series` (the name in the legend, or the kind of mark), `x`, `y`, and for
/// areas `low` and `high`. What the file shows stands before it in lines that begin with `#`, as
/// gnuplot, R and pandas skip them.
package enum CSVDocument {
  /// The whole file; numbers in full precision.
  package static func text(_ figure: Figure, provenance: Provenance) -> String {
    var text = ""
    for line in [provenance.title, provenance.parameters, provenance.command, provenance.creator]
    where !line.isEmpty {
      text += "# \(plain(line))\n"
    }
    for (index, panel) in figure.panels.enumerated() {
      text += "# panel \(index + 1): x is \(plain(panel.x.heading)), y is "
      text += "\(plain(panel.y.heading))\n"
    }
    text += "panel,series,x,y,low,high\n"
    for (index, panel) in figure.panels.enumerated() {
      for mark in panel.marks {
        for row in rows(of: mark) {
          let cells = [row.x, row.y, row.low, row.high].map { number($0) }
          text += "\(index + 1),\(quoted(row.series)),\(cells.joined(separator: ","))\n"
        }
      }
    }
    return text
  }

  private struct Row {
    var series: String
    var x: Double?
    var y: Double?
    var low: Double?
    var high: Double?
  }

  private static func rows(of mark: Mark) -> [Row] {
    switch mark {
    case .line(let line):
      return zip(line.x, line.y).map { Row(series: line.label ?? "line", x: $0, y: $1) }
    case .step(let step):
      return (0..<min(step.y.count, max(0, step.edges.count - 1))).map {
        Row(
          series: step.label ?? "step", y: step.y[$0], low: step.edges[$0],
          high: step.edges[$0 + 1])
      }
    case .bars(let bars):
      return zip(bars.x, bars.y).map {
        Row(series: bars.label ?? "bars", x: $0, y: $1, low: bars.base)
      }
    case .band(let band):
      return (0..<min(band.x.count, band.lo.count, band.hi.count)).map {
        Row(series: band.label ?? "band", x: band.x[$0], low: band.lo[$0], high: band.hi[$0])
      }
    case .rule(let rule):
      let name = rule.label ?? rule.endLabel ?? "rule"
      return rule.direction == .horizontal
        ? [Row(series: name, y: rule.value)] : [Row(series: name, x: rule.value)]
    case .points(let points):
      return (0..<min(points.x.count, points.y.count)).map { index in
        let name = points.names.indices.contains(index) ? points.names[index] : nil
        return Row(
          series: points.label ?? name ?? "points", x: points.x[index], y: points.y[index])
      }
    case .heat(let heat):
      guard heat.columns > 0 else { return [] }
      let width = (heat.x.upperBound - heat.x.lowerBound) / Double(heat.columns)
      let height = (heat.y.upperBound - heat.y.lowerBound) / Double(max(1, heat.rows))
      // A map has a value at a place of the plane: it stands in the column `low`.
      return (0..<heat.rows * heat.columns).map { index in
        Row(
          series: heat.label ?? "map",
          x: heat.x.lowerBound + (Double(index % heat.columns) + 0.5) * width,
          y: heat.y.lowerBound + (Double(index / heat.columns) + 0.5) * height,
          low: heat.values[index])
      }
    case .text: return []
    }
  }

  /// The shortest decimal; empty for what is no number.
  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
