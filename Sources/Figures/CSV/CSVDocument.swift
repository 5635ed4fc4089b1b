/// The data of a figure as comma-separated values, a row a point.
///
/// Columns: `panel` from 1, `series` (the name in the legend, or the kind of mark), then those of
/// `FigureData`. What the file shows stands before it in lines that begin with `#`, as gnuplot, R and
/// pandas skip them.
package enum CSVDocument {
  /// The whole file; numbers in full precision.
  package static func text(_ figure: Figure, provenance: Provenance) -> String {
    var text = ""
    for line in [provenance.title, provenance.parameters, provenance.command, provenance.creator]
    where !line.isEmpty {
      text += "# \(plain(line))\n"
    }
    let data = FigureData(figure)
    for (index, panel) in data.panels.enumerated() {
      text += "# panel \(index + 1): x is \(plain(panel.x)), y is \(plain(panel.y))\n"
    }
    let names = FigureData.ColumnName.allCases
    text += "panel,series,\(names.map(\.rawValue).joined(separator: ","))\n"
    for (index, panel) in data.panels.enumerated() {
      for series in panel.series {
        let head = "\(index + 1),\(quoted(series.name)),"
        let columns = names.map { name in series.columns.first { $0.name == name }?.values }
        for row in 0..<series.rows {
          text += head + columns.map { number($0?[row]) }.joined(separator: ",") + "\n"
        }
      }
    }
    return text
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
