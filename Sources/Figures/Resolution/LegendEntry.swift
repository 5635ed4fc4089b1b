/// One name in a legend and what its swatch shows.
package struct LegendEntry: Hashable, Sendable {
  /// The kind of mark that the swatch imitates.
  package enum Swatch: Hashable, Sendable {
    case line, markedLine, area, point, bar
  }

  /// The name.
  package var label: String
  /// Role and second channel.
  package var style: MarkStyle
  /// What the swatch imitates.
  package var swatch: Swatch
}

extension Panel {
  /// The named marks in the order of drawing; a name that occurs twice is listed once.
  package var legend: [LegendEntry] {
    var entries: [LegendEntry] = []
    for mark in marks {
      let entry: LegendEntry? =
        switch mark {
        case .line(let line):
          line.label.map {
            LegendEntry(
              label: $0, style: line.style, swatch: line.pointStride == nil ? .line : .markedLine)
          }
        case .step(let step):
          step.label.map { LegendEntry(label: $0, style: step.style, swatch: .line) }
        case .bars(let bars):
          bars.label.map { LegendEntry(label: $0, style: bars.style, swatch: .bar) }
        case .band(let band):
          band.label.map { LegendEntry(label: $0, style: band.style, swatch: .area) }
        case .rule(let rule):
          rule.label.map { LegendEntry(label: $0, style: rule.style, swatch: .line) }
        case .points(let points):
          points.label.map { LegendEntry(label: $0, style: points.style, swatch: .point) }
        case .heat, .text: nil
        }
      if let entry, !entries.contains(where: { $0.label == entry.label }) { entries.append(entry) }
    }
    return entries
  }
}
