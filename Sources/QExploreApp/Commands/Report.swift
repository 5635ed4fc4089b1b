import ArgumentParser

/// A result in three forms: for people, for scripts, for spreadsheets.
protocol Report {
  /// Aligned columns.
  var table: String { get }
  /// A document.
  var json: JSONValue { get }
  /// A line of names and lines of values.
  var csv: String { get }
}

extension CountReport: Report {}
extension BitWidthReport: Report {}
extension ComparisonReport: Report {}

/// The option that chooses the form of a report.
struct ReportOptions: ParsableArguments {
  /// How a result is written.
  private enum Format: String, CaseIterable {
    case table, json, csv
  }

  @Option(
    parsing: .unconditional, help: "table, json or csv (default: table).",
    completion: .names(of: Format.self))
  var format: String?

  /// Writes a report in the chosen form.
  ///
  /// Throws `CommandFailure` for a format that there is not.
  func write(_ report: @autoclosure () throws -> some Report, to output: ResultOutput) throws {
    let format: Format = try choice(format, named: "format") ?? .table
    let report = try report()
    switch format {
    case .table: try output.write(report.table)
    case .json: try output.write(report.json.indentedText + "\n")
    case .csv: try output.write(report.csv)
    }
  }
}
