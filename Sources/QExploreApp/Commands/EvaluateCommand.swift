import ArgumentParser
import QuantizedReLU

/// `qexplore evaluate`: f, the network's value and the error at points.
package struct EvaluateCommand: ProgramCommand {
  /// How the values are written.
  enum Format: String, CaseIterable {
    case csv, json
  }

  /// What computes f'.
  enum Engine: String, CaseIterable {
    /// The formula: only the active blocks.
    case closed
    /// The network itself, unit by unit.
    case network
  }

  package static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Writes x, f(x), the network's value and the error at points of [0,1]^d.",
    usage: "qexplore evaluate [<options>]",
    discussion: """
      Give the points with one of --points, --at and --input; without any, a grid of 11 points an axis is \
      taken for d = 1 and d = 2.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(
    parsing: .unconditional,
    help: "A uniform grid of so many points an axis, both ends included (d = 1 and d = 2).")
  var points: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A point, such as 0.25, or 0.1,0.2 for d = 2; may be repeated.", valueName: "x"))
  var at: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A file of points with the header x, or x1,x2,...; other columns are passed over.",
      valueName: "file.csv"),
    completion: .file(extensions: ["csv"]))
  var input: String?

  @Option(
    parsing: .unconditional,
    help: "closed (the formula) or network (unit by unit) (default: closed).",
    completion: .names(of: Engine.self))
  var engine: String?

  @Option(
    parsing: .unconditional, help: "csv or json (default: csv).",
    completion: .names(of: Format.self))
  var format: String?

  package init() {}

  /// So many points are evaluated and written at a time.
  private static let batch = 4096

  package func execute(in context: CommandContext) throws {
    let engine: Engine = try choice(engine, named: "engine") ?? .closed
    let format: Format = try choice(format, named: "format") ?? .csv
    let construction = try construction.construction()
    let dimension = construction.setting.d
    let points = try EvaluationPoints(
      grid: points, at: at, input: input, dimension: dimension)
    let values: ([[Double]]) -> [Double]
    switch engine {
    case .closed:
      let form = try construction.approximation()
      values = form.values(at:)
    case .network:
      let network = try construction.network()
      values = network.values(at:)
    }
    let writer = EvaluationWriter(format: format, dimension: dimension, output: context.output)
    try writer.begin()
    var start = 0
    while start < points.count {
      let part = points.slice(start..<min(points.count, start + Self.batch))
      try writer.write(
        points: part, values: part.map(construction.target.value(at:)),
        approximations: values(part),
        isFirst: start == 0)
      start += part.count
    }
    try writer.end()
  }
}
