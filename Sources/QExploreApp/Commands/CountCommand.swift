import ArgumentParser
import QuantizedReLU

/// `qexplore count`: what the network costs, by the census; nothing is built.
package struct CountCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts depth, width, units, weights and bits of the network.",
    usage: "qexplore count [<options>]",
    discussion: """
      "This f" counts the nonzero weights that f needs, "every f" (structureCounts in JSON) those that \
      serve every f of the class. \
      Counts above 4096 bits are written ~1.2345e678901.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Output")
  var output: ReportOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    try output.write(CountReport(construction: construction.construction()), to: context.output)
  }
}
