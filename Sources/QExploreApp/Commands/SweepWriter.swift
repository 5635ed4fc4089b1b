import QuantizedReLU

/// Writes the rows of `sweep`: one by one where programs read them, at the end where columns are
/// aligned.
struct SweepWriter {
  /// How the rows are written.
  enum Format: String, CaseIterable {
    case csv, json, table
  }

  private let format: Format
  private let sweep: Sweep
  private let output: (String) throws -> Void
  private var isFirst = true
  /// The rows of the table.
  private var lines: [[String]] = []

  /// A writer of a sweep's rows; `output` gets the text piece by piece.
  init(_ sweep: Sweep, format: Format, output: @escaping (String) throws -> Void) {
    self.sweep = sweep
    self.format = format
    self.output = output
  }

  /// The rows that were measured, as one text.
  static func text(of run: SweepRun, format: Format) throws -> String {
    var text = ""
    var writer = SweepWriter(run.sweep, format: format) { text += $0 }
    try writer.begin()
    for row in run.rows { try writer.write(row) }
    try writer.end()
    return text
  }

  private var names: [String] {
    sweep.axes.map(\.parameter.rawValue) + sweep.metrics.map(\.rawValue)
  }

  /// What stands before the first row.
  func begin() throws {
    switch format {
    case .csv: try output(names.joined(separator: ",") + "\n")
    case .json: try output("[")
    case .table: break
    }
  }

  /// One row; it reaches its reader when the output is flushed.
  mutating func write(_ row: Sweep.Row) throws {
    let parameters = zip(sweep.axes, row.parameters).map { $0.parameter.decimal(of: $1) }
    switch format {
    case .csv:
      try output((parameters + row.metrics.map(\.text)).joined(separator: ",") + "\n")
    case .json:
      let members = zip(names, parameters.map(JSONValue.init(parameter:)) + row.metrics.map(\.json))
        .map { JSONValue.Member($0, $1) }
      try output((isFirst ? "\n  " : ",\n  ") + JSONValue.object(members).text)
    case .table: lines.append(parameters + row.metrics.map(\.shown))
    }
    isFirst = false
  }

  /// What stands after the last row, whichever row that is.
  func end() throws {
    switch format {
    case .csv: break
    case .json: try output("\n]\n")
    case .table:
      let rows = [names] + lines
      let widths = names.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
      for row in rows {
        let cells = zip(row, widths).map { cell, width in
          String(repeating: " ", count: width - cell.count) + cell
        }
        try output(cells.joined(separator: "  ") + "\n")
      }
    }
  }
}

extension JSONValue {
  /// A parameter as a number; as a string where no double holds it.
  fileprivate init(parameter text: String) {
    if let whole = Int(text) {
      self = .integer(whole)
    } else if let value = Double(text), value.isNormal {
      self = .number(value)
    } else {
      self = .string(text)
    }
  }
}

extension MetricValue {
  /// As in the documents of `count`: counts are strings, for they grow without limit.
  fileprivate var json: JSONValue {
    switch self {
    case .count(let count): .string(count.text)
    case .scaled(let count): count.double.isFinite ? .number(count.double) : .string(count.text)
    case .number(let value): .number(value)
    case .missing: .null
    }
  }

  /// For people.
  var shown: String {
    switch self {
    case .count(let count): count.grouped
    case .scaled(let count):
      if !count.double.isFinite {
        count.text
      } else if count.double < 1000 {
        NumberText.significant(count.double, digits: 5)
      } else {
        NumberText.grouped(count.double)
      }
    case .number(let value): NumberText.significant(value, digits: 4)
    case .missing: "-"
    }
  }
}
