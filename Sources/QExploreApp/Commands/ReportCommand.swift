import ArgumentParser
import QuantizedReLU

/// `qexplore report`: one network as a document with figures, tables and the commands that made
/// them.
package struct ReportCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a report of a network: document, figures, data.",
    usage: "qexplore report [<param=values> ...] --output <folder> [<options>]",
    discussion: """
      FOLDER is made anew and holds report.md, figures (SVG) and their numbers (CSV). The sweep in it \
      takes its parameters as the command sweep does; without any it is lambda=2..16, and with a \
      codebook epsilon=0.5..0.001:10.
      """)

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp("For the sweep: a parameter and its values.", valueName: "param=values"))
  var axes: [String] = []

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(
    parsing: .unconditional,
    help: "What the sweep measures: any metric of the command sweep (default: structureBits).",
    completion: .names(of: Metric.self))
  var metric: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The folder to make.", valueName: "folder"),
    completion: .directory)
  var output: String?

  package init() {}

  package func execute(in context: CommandContext) throws {
    guard let output else {
      throw CommandFailure("report needs a folder to make; give --output FOLDER, such as report.")
    }
    let folder = OutputFolder(path: output)
    try folder.check()
    let network = try construction.request()
    let setting = try network.setting()
    var report = ReportRequest(
      setting: setting, target: try network.target(dimension: setting.d))
    let usual = setting.codebook == nil ? "lambda=2..16" : "epsilon=0.5..0.001:10"
    report.sweeps = [
      try SweepRun(
        measuring: axes.isEmpty ? [usual] : axes, metric: metric, setting: setting,
        function: report.target.text)
    ]
    try folder.write(try report.files(command: report.command(output: output)))
  }
}
