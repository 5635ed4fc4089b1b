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
    var setting = try construction.setting()
    var target = try construction.target(dimension: setting.d)
    var themes = try screen.themes()
    let chosenGlyphs = try screen.chosenGlyphs()
    let chosenView = try screen.chosenView()
    let script = try screen.scriptKeys()
    let request = try screen.terminalRequest()

    let store =
      screen.noSession ? nil : SessionStore(environment: ProcessInfo.processInfo.environment)
    let isFirstTime = store.map { !$0.exists } ?? false
    let last = store?.load()
    // What is asked for on the command line is taken whole, not mixed with the last session.
    if let last, !construction.isGiven,
      let lastTarget = try? TargetFunction(parsing: last.function, dimension: last.setting.d)
    {
      (setting, target) = (last.setting, lastTarget)
    }
    if let last, screen.theme == nil,
      let index = themes.firstIndex(where: { $0.name == last.theme })
    {
      themes = Array(themes[index...] + themes[..<index])
    }

    let terminal = try context.openTerminal(request)
    let options = ExplorerOptions(
      setting: setting, target: target, themes: themes,
      glyphs: chosenGlyphs ?? (screen.glyphs == nil ? last?.glyphs : nil)
        ?? ScreenOptions.automaticGlyphs(
          isUnicode: terminal.isUnicode, term: ProcessInfo.processInfo.environment["TERM"]),
      usesMouse: request.usesMouse,
      view: chosenView ?? (construction.isGiven ? nil : last?.view) ?? .approximation,
      startsTour: isFirstTime && script.isEmpty, script: script)
    let loop = ExplorerLoop(options, terminal: terminal)
    let exit = loop.run()
    terminal.close()
    store?.save(loop.session)
    if case .signal(let number) = exit {
      // End as the signal would have ended the program, now that the terminal is sane.
      signal(number, SIG_DFL)
      raise(number)
    }
  }
}
