import ArgumentParser
import CellCanvas
import Foundation
import QuantizedReLU

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
    subcommands: [
      CountCommand.self, EvaluateCommand.self, BitWidthCommand.self, SweepCommand.self,
    ])

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Screen")
  var screen: ScreenOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    // Everything that can be wrong is found before the screen is touched.
    let setting = try construction.setting()
    let target = try construction.target(dimension: setting.d)
    let themes = try screen.themes()
    let glyphs = try screen.chosenGlyphs()
    let request = try screen.terminalRequest()

    let terminal = try context.openTerminal(request)
    let options = ExplorerOptions(
      setting: setting, target: target, themes: themes,
      glyphs: glyphs
        ?? ScreenOptions.automaticGlyphs(
          isUnicode: terminal.isUnicode, term: ProcessInfo.processInfo.environment["TERM"]),
      usesMouse: request.usesMouse)
    let exit = ExplorerLoop(options, terminal: terminal).run()
    terminal.close()
    if case .signal(let number) = exit {
      // End as the signal would have ended the program, now that the terminal is sane.
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}
