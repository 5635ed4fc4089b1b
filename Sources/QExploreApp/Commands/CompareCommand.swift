import ArgumentParser
import QuantizedReLU

/// `qexplore compare`: what every structure takes for one f and one epsilon; nothing is built.
package struct CompareCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares all structures for one f and one epsilon.",
    usage: "qexplore compare [<options>]",
    discussion: """
      One row for each structure with the paper's parameters and with tuned ones, for the network with \
      real weights, and for the entropy: the bits that any network needs that serves every f. \
      "Every f" (structureCounts in JSON) serves every f of the class, "this f" is what export writes. \
      What does not exist for the setting says why.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Output")
  var output: ReportOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    let request = try construction.request()
    for (name, value) in [("structure", request.structure), ("parameters", request.parameters)] {
      guard let value else { continue }
      throw CommandFailure(
        "--\(name) \(plain(value)) chooses one row, and compare has all of them; leave it out, or take "
          + "count.")
    }
    try output.write(ComparisonReport(request: request), to: context.output)
  }
}
