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
      codebook epsilon=0.5..0.001:10. A sweep of lambda leaves a codebook out.
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
    parsing: .unconditional,
    help: ArgumentHelp(
      "For d of 3 and more: the line through the cube, diagonal or an axis such as x1 (default: diagonal).",
      valueName: "name"))
  var line: String?

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
    if let line { report.line = try SliceLine(named: line, dimension: setting.d) }
    report.sweeps = [
      try SweepRun(
        measuring: axes.isEmpty ? [ReportRequest.usualSweep(setting)] : axes, metric: metric,
        setting: setting, function: report.target.text)
    ]
    try folder.write(try report.files(output: output))
  }
}
