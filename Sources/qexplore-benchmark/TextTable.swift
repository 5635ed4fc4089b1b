/// Rows of text in aligned columns.
struct TextTable {
  /// The first row.
  var heading: [String]
  /// The others, each with as many texts as the heading.
  var rows: [[String]] = []
  /// The columns whose texts end in line rather than begin there.
  var trailing: Set<Int>

  /// Line by line, two blanks between the columns and none at the end.
  var text: String {
    let all = [heading] + rows
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      var line = row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return trailing.contains(column) ? blanks + text : text + blanks
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }
}
