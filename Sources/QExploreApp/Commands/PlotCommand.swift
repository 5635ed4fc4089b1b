import ArgumentParser
import Figures
import QuantizedReLU

/// `qexplore plot`: a figure as a file.
package struct PlotCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Writes a figure as a file.",
    usage: "qexplore plot <figure> [<param=values> ...] --output <file> [<options>]",
    discussion: """
      FIGURE is one of \(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")); several with \
      commas between them stand side by side. The ending of the file chooses svg, png, pdf, tex \
      (pgfplots), csv or json (the data), txt or ansi (character cells). A sweep takes its parameters \
      as the command sweep does.
      """)

  @Argument(
    help: ArgumentHelp("Which figure, or several.", valueName: "figure"),
    completion: .names(of: FigureKind.self))
  var figure: String

  @Argument(
    parsing: .remaining,
    help: ArgumentHelp("For a sweep: a parameter and its values.", valueName: "param=values"))
  var axes: [String] = []

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @OptionGroup(title: "Figure")
  var look: FigureOptions

  @Option(
    parsing: .unconditional,
    help: "scaling: weights, bits, overhead or structures; sweep: any metric of the command sweep.",
    completion: .metrics)
  var metric: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The part of the abscissae to show, as in 0.2..0.4.", valueName: "a..b"))
  var range: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "For d of 3 and more: the line through the cube, diagonal or an axis such as x1 (default: diagonal).",
      valueName: "name"))
  var line: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replaces a file of that name.")
  var overwrite = false

  package init() {}

  package func execute(in context: CommandContext) throws {
    let kinds = try kinds()
    guard let output else {
      throw CommandFailure("plot needs a file to write; give --output FILE, such as figure.svg.")
    }
    let target = OutputFile(path: output)
    let format = try FileFormat(of: target)
    // What can be wrong is found before anything is measured.
    try target.check(replacing: overwrite)
    var file = try look.file(figures: kinds.count)
    let request = try request(kinds)
    file.figure = try request.figure()
    file.provenance = Provenance(
      title: request.title, parameters: request.caption,
      command: ([request.command] + look.words + ["--output \(quotedForShell(output))"])
        .joined(separator: " "),
      creator: ProgramVersion.name)
    try target.write(file.bytes(format), replacing: overwrite)
  }

  /// The figures that are asked for.
  private func kinds() throws -> [FigureKind] {
    try figure.split(separator: ",", omittingEmptySubsequences: false).compactMap {
      try choice(String($0), named: "figure")
    }
  }

  private func request(_ kinds: [FigureKind]) throws -> FigureRequest {
    guard axes.isEmpty || kinds.contains(.sweep) else {
      throw CommandFailure(
        "\(shown(axes[0])) stands behind the figure \(figure), which takes no parameters; "
          + "leave it out, or plot sweep.")
    }
    let network = try construction.request()
    let setting = try network.setting()
    var request = FigureRequest(
      kinds, setting: setting, target: try network.target(dimension: setting.d))
    request.range = try window(kinds[0], setting)
    if let line { request.line = try SliceLine(named: line, dimension: setting.d) }
    if kinds.contains(.sweep) {
      if kinds == [.sweep] {
        try SweepRefusal.check(try axes.map { try SweepArgument($0) }, with: construction)
      }
      request.run = try SweepRun(
        measuring: axes, metric: metric, setting: setting, function: request.target.text)
      if let metric { request.scaling = ScalingQuantity(rawValue: metric) ?? .weights }
    } else if let metric {
      guard kinds.contains(.scaling) else {
        throw CommandFailure(
          "--metric \(plain(metric)) is for the figures scaling and sweep; leave it out.")
      }
      guard let quantity = ScalingQuantity(rawValue: metric) else {
        throw CommandFailure(
          "metric \(shown(metric)) does not exist for scaling; choose weights, bits, overhead or structures."
        )
      }
      request.scaling = quantity
    }
    return request
  }

  private func window(_ kind: FigureKind, _ setting: Setting) throws -> ClosedRange<Double>? {
    guard let range else { return nil }
    guard let dots = range.firstRange(of: ".."),
      let low = Double(range[..<dots.lowerBound]), let high = Double(range[dots.upperBound...]),
      low < high, (high - low).isFinite
    else {
      throw CommandFailure(
        "the range \(shown(range)) is no part of the abscissae; write its ends, as in 0.2..0.4.")
    }
    guard kind.view == .approximation || kind.view == .transform else { return low...high }
    guard setting.d != 2 || kind.view == .transform else {
      throw CommandFailure("a map is shown whole; leave --range out, or take another d.")
    }
    guard (0...1).contains(low), (0...1).contains(high) else {
      throw CommandFailure(
        "the range \(shown(range)) reaches beyond 0..1, where f is given; give ends between 0 and 1, as "
          + "in 0.2..0.4.")
    }
    return low...high
  }
}
