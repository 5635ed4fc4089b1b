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
    version: ProgramVersion.name,
    subcommands: [
      CountCommand.self, CompareCommand.self, EvaluateCommand.self, BitWidthCommand.self,
      SweepCommand.self, PlotCommand.self, ScreenCommand.self, ReportCommand.self,
      ExportCommand.self,
      ConfigCommand.self, ManualCommand.self,
    ])

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Screen")
  var screen: ScreenOptions

  package init() {}

  package func execute(in context: CommandContext) throws {
    // Everything that can be wrong is found before the screen is touched.
    let own = try screen.configuration()
    let asked = try construction.request()
    let request = asked.completed(by: own.network)
    var setting = try request.setting()
    var target = try request.target(dimension: setting.d)
    var themes = try themes(own)
    let chosenView = try screen.choices.chosenView()
    let isGlyphsGiven = screen.look.glyphs != nil
    let chosenGlyphs = try screen.choices.chosenGlyphs() ?? (isGlyphsGiven ? nil : own.glyphs)
    let script = try screen.scriptKeys()
    var look = screen.choices
    look.color = look.color ?? own.color
    let terminalRequest = TerminalRequest(
      colorDepth: try look.colorDepth(), usesMouse: !screen.noMouse && own.usesMouse ?? true,
      forcesUnicode: chosenGlyphs == .braille || chosenGlyphs == .block)

    let keepsSession = !screen.noSession && own.keepsSession ?? true
    let store =
      keepsSession ? SessionStore(environment: ProcessInfo.processInfo.environment) : nil
    let isFirstTime = store.map { !$0.exists } ?? false
    let last = store?.load()
    // What is asked for on the command line is taken whole, not mixed with the last session.
    if let last, !asked.isGiven,
      let lastTarget = try? TargetFunction(parsing: last.function, dimension: last.setting.d)
    {
      (setting, target) = (last.setting, lastTarget)
    }
    if let last, screen.look.theme == nil, own.theme == nil,
      let index = themes.firstIndex(where: { $0.name == last.theme })
    {
      themes = Array(themes[index...] + themes[..<index])
    }

    let terminal = try context.openTerminal(terminalRequest)
    let options = ExplorerOptions(
      setting: setting, target: target, themes: themes,
      glyphs: chosenGlyphs ?? (isGlyphsGiven ? nil : last?.glyphs)
        ?? ScreenChoices.automaticGlyphs(
          isUnicode: terminal.isUnicode, term: ProcessInfo.processInfo.environment["TERM"]),
      usesMouse: terminalRequest.usesMouse,
      view: chosenView ?? (asked.isGiven ? nil : last?.view) ?? own.view ?? .approximation,
      startsTour: isFirstTime && script.isEmpty, script: script, bindings: own.bindings)
    let loop = ExplorerLoop(options, terminal: terminal)
    let exit = loop.run()
    terminal.close()
    store?.save(loop.session)
    if case .signal(let number) = exit {
      // End as the signal would have ended the program, now that the terminal is sane.
      StopSignals.obey(number)
    }
  }

  /// The themes to cycle through; a wrong name of the configuration is told with its file.
  private func themes(_ own: Configuration) throws -> [Theme] {
    do {
      return try screen.themes(default: own.theme)
    } catch let failure as CommandFailure where screen.look.theme == nil && own.theme != nil {
      throw CommandFailure(
        "in the configuration, \(failure.sentence.dropLast()); --no-config starts without it.")
    }
  }
}
