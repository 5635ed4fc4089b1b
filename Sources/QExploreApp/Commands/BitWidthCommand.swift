import ArgumentParser
import QuantizedReLU

/// `qexplore bit-width`: the bit-width at which the memory bounds are least.
package struct BitWidthCommand: ProgramCommand {
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

  @OptionGroup(title: "Output")
  var output: ReportOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    try output.write(BitWidthReport(setting: construction.setting()), to: context.output)
  }
}
