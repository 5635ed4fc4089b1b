import QuantizedReLU

/// The rows of `compare` for people: columns aligned to the right below a heading in two lines.
struct ComparisonTable {
  private let rows: [ComparisonRow]
  /// Columns that are no part of a group stand on the second line alone.
  private static let groups: [(name: String, columns: [String])] = [
    ("", ["C"]), ("every f", ["weights", "bits", "depth"]), ("", ["x entropy"]),
    ("this f", ["weights", "bits", "depth"]), ("error", ["seen", "points", "proven"]),
  ]

  init(_ rows: [ComparisonRow]) { self.rows = rows }

  /// The table line by line.
  var lines: [String] {
    let names = rows.map { ($0.name, $0.choice) }
    let cells = rows.map(ComparisonTable.cells)
    let columns = ComparisonTable.groups.flatMap(\.columns)
    let widths = columns.indices.map { column in
      max(columns[column].count, cells.compactMap { $0?[column].count }.max() ?? 0)
    }
    let nameWidth = names.map(\.0.count).max() ?? 0
    let choiceWidth = names.map(\.1.count).max() ?? 0
    let start = nameWidth + 2 + choiceWidth
    var groups = String(repeating: " ", count: start)
    var column = 0
    for group in ComparisonTable.groups {
      let width = group.columns.indices.reduce(0) { $0 + gap(group, $1) + widths[column + $1] }
      // A group's name stands over its columns, with a line to either side.
      let space = gap(group, 0)
      let rest = width - space - (group.name.isEmpty ? 0 : group.name.count + 2)
      groups += String(repeating: " ", count: space)
      groups +=
        group.name.isEmpty
        ? String(repeating: " ", count: rest)
        : String(repeating: "-", count: rest / 2) + " \(group.name) "
          + String(repeating: "-", count: rest - rest / 2)
      column += group.columns.count
    }
    let heading = line(String(repeating: " ", count: start), columns, widths)
    let body = zip(names, cells).enumerated().map { index, pair in
      let name =
        ComparisonTable.padded(pair.0.0, nameWidth) + "  "
        + ComparisonTable.padded(pair.0.1, choiceWidth)
      guard let cells = pair.1 else { return name + "  - " + (rows[index].absence ?? "") }
      return line(name, cells, widths)
    }
    return ([groups, heading] + body).map(\.trimmedEnd) + reasons
  }

  /// Why a cell has a dash, once for each row that has any.
  private var reasons: [String] {
    rows.flatMap { row -> [String] in
      let (instance, error): (InstanceCounts?, ComparisonRow.ReachedError)
      switch row.content {
      case .network(let network): (instance, error) = (network.instance, network.error)
      case .unquantized(let unquantized): (instance, error) = (nil, unquantized.error)
      case .entropy, .impossible, .unknownEntropy: return []
      }
      var reasons: [String] = []
      let name = row.choice.isEmpty ? row.name : "\(row.name), \(row.choice)"
      if let reason = instance?.reason {
        reasons.append("\(name): this f is not counted: \(reason)")
      }
      if case .failure(let reason) = error.sampled {
        reasons.append("\(name): no error is seen: \(reason.sentence)")
      }
      return reasons
    }
  }

  private func line(_ name: String, _ cells: [String], _ widths: [Int]) -> String {
    var line = name
    var column = 0
    for group in ComparisonTable.groups {
      for index in group.columns.indices {
        line += String(
          repeating: " ", count: gap(group, index) + widths[column] - cells[column].count)
        line += cells[column]
        column += 1
      }
    }
    return line
  }

  /// Blanks before a column: more before a group.
  private func gap(_ group: (name: String, columns: [String]), _ index: Int) -> Int {
    index == 0 ? 3 : 2
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.count)
  }

  /// The cells of a row; nil where it does not exist.
  private static func cells(_ row: ComparisonRow) -> [String]? {
    switch row.content {
    case .network(let network):
      let instance: [String] =
        if case .counts(let counts) = network.instance { cells(counts) } else { ["-", "-", "-"] }
      return [network.scale == 0 ? "1" : "2^\(network.scale)"] + cells(network.structureCounts)
        + [ratio(network.bitsOverEntropy)] + instance + cells(network.error)
    case .unquantized(let unquantized):
      let counts = unquantized.counts
      return ["", text(counts.weights), text(counts.bits), text(counts.depth)]
        + [ratio(unquantized.bitsOverEntropy), "", "", ""] + cells(unquantized.error)
    case .entropy(let limit):
      let least = NumberText.fitted(limit.lower.doubleValue, log10: limit.lower.log10, width: width)
      return ["", "", least, "", "1"] + [String](repeating: "", count: 6)
    case .impossible, .unknownEntropy: return nil
    }
  }

  /// Columns that a count takes at most.
  private static let width = 17

  private static func text(_ count: Count) -> String { NumberText.fitted(count, width: width) }

  private static func cells(_ counts: NetworkCounts) -> [String] {
    [
      text(counts.weights),
      NumberText.fitted(counts.bits, log10: counts.memoryBits.log10, width: width),
      text(counts.depth),
    ]
  }

  private static func cells(_ error: ComparisonRow.ReachedError) -> [String] {
    let sampled =
      switch error.sampled {
      case .success(let found): [NumberText.significant(found.largest), String(found.points)]
      case .failure: ["-", "-"]
      }
    return sampled + ["\(error.proven)"]
  }

  private static func ratio(_ ratio: Double?) -> String {
    ratio.map { NumberText.significant($0) } ?? "-"
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
