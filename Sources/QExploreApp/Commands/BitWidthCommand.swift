import ArgumentParser
import QuantizedReLU

/// `qexplore bit-width`: the bit-width at which the memory bounds are least.
package struct BitWidthCommand: ProgramCommand {
  /// How the result is written.
  enum Format: String, CaseIterable {
    case table, json, csv
  }

  package static let configuration = CommandConfiguration(
    commandName: "bit-width",
    abstract: "Finds the bit-width at which the memory bound is least.",
    usage: "qexplore bit-width [<options>]",
    discussion: """
      The bound of Theorem 1 for nonlinear quantization is M(lambda) = theta1 lambda log2(lambda) \
      theta2^(1/(lambda-1)+1) with theta2 = log2(3 n 2^d / epsilon); lambda* is where it is least. \
      Only --epsilon, --n and --d matter. It is an upper bound: the network that count counts need \
      not be smallest at the same lambda.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(parsing: .unconditional, help: "table, json or csv (default: table).")
  var format: String?

  package init() {}

  package func execute(in context: CommandContext) throws {
    let format: Format = try choice(format, named: "format") ?? .table
    let report = BitWidthReport(setting: try construction.setting())
    switch format {
    case .table: try context.output.write(report.table)
    case .json: try context.output.write(report.json.indentedText + "\n")
    case .csv: try context.output.write(report.csv)
    }
  }
}
