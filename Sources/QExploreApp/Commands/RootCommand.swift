import ArgumentParser
import CellCanvas

/// `qexplore`: the explorer itself; the other commands hang below it.
package struct RootCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "qexplore",
    abstract: "Explores the theory of quantized ReLU networks.",
    usage: """
      qexplore [<options>]
      qexplore <subcommand> [<options>]
      """,
    discussion: """
      Without a subcommand it opens the explorer in this terminal: turn lambda, epsilon, n, d, the \
      quantization and f, and see depth, width, weights and bits of the constructed network, and f against \
      the network that approximates it.
      """,
    version: "0.1.0",
    subcommands: [CountCommand.self, EvaluateCommand.self])

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Screen")
  var screen: ScreenOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    throw CommandFailure("the explorer is not there")
  }
}

/// How the explorer looks and listens.
package struct ScreenOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "The theme to begin with.")
  var theme: String?

  @Option(
    parsing: .unconditional,
    help: "What plots are drawn with: auto, braille, block or ascii (default: auto).")
  var glyphs: String?

  @Option(
    parsing: .unconditional,
    help: "How many colours are used: auto, 256, 16 or never (default: auto).")
  var color: String?

  @Flag(help: "Leaves the mouse to the terminal.")
  var noMouse = false

  package init() {}
}
