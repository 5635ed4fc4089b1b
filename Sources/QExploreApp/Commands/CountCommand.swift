import ArgumentParser
import QuantizedReLU

/// `qexplore count`: what the network costs, by the census; nothing is built.
package struct CountCommand: ProgramCommand {
  /// How the counts are written.
  enum Format: String, CaseIterable {
    case table, json, csv
  }

  package static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts depth, width, units, weights and bits of the network.",
    usage: "qexplore count [<options>]",
    discussion: """
      "This f" counts the nonzero weights that f needs, "structure" those that serve every f of the class. \
      Counts above 4096 bits are written ~1.2345e678901.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(parsing: .unconditional, help: "table, json or csv (default: table).")
  var format: String?

  package init() {}

  package func execute(in context: CommandContext) throws {
    let format: Format = try choice(format, named: "format") ?? .table
    let report = CountReport(construction: try construction.construction())
    switch format {
    case .table: try context.output.write(report.table)
    case .json: try context.output.write(report.json.indentedText + "\n")
    case .csv: try context.output.write(report.csv)
    }
  }
}
