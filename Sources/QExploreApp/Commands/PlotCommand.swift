import ArgumentParser
import CellCanvas
import Figures
import QuantizedReLU

/// `qexplore plot`: a figure as a file.
package struct PlotCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Writes a figure as a file.",
    usage: "qexplore plot <figure> [<param=values> ...] --output <file> [<options>]",
    discussion: """
      FIGURE is one of \(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")). The ending of the \
      file chooses svg, png, pdf, tex (pgfplots), csv (the data), txt or ansi (character cells). A sweep \
      takes its parameters as the command sweep does.
      """)

  @Argument(help: ArgumentHelp("Which figure.", valueName: "figure"))
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
    help: "scaling: weights, bits or overhead; sweep: any metric of the command sweep.")
  var metric: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The part of the abscissae to show, as in 0.2..0.4.", valueName: "a..b"))
  var range: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String?

  @Flag(help: "Replaces a file of that name.")
  var overwrite = false

  package init() {}

  package func execute(in context: CommandContext) throws {
    guard let kind: FigureKind = try choice(figure, named: "figure") else { return }
    guard let output else {
      throw CommandFailure("plot needs a file to write; give --output FILE, such as figure.svg.")
    }
    let target = OutputFile(path: output)
    let format = try FileFormat(of: target)
    guard axes.isEmpty || kind == .sweep else {
      throw CommandFailure(
        "\(shown(axes[0])) stands behind the figure \(kind.rawValue), which takes no parameters; "
          + "leave it out, or plot sweep.")
    }
    let request = try construction.request()
    let setting = try request.setting()
    let function = request.function ?? NetworkRequest.defaultFunction
    var file = try look.file(
      title: kind.title, parameters: setting.caption(function: function),
      command: command(kind, setting, function: function))
    if kind == .sweep {
      file.figure = SweepFigure.figure(try measured(setting, function: function))
    } else {
      var maker = FigureMaker(
        setting: setting, target: try request.target(dimension: setting.d))
      maker.range = try window()
      maker.metric = try scalingMetric(kind)
      file.figure = try maker.figure(kind)
    }
    try target.write(file.bytes(format), replacing: overwrite)
  }

  /// The sweep, all rows measured.
  private func measured(_ setting: Setting, function: String) throws -> SweepRun {
    guard (1...2).contains(axes.count) else { throw SweepRefusal.axisCount(axes.count) }
    let metric: Metric = try choice(metric, named: "metric") ?? .structureBits
    let sweep = try Sweep(
      arguments: axes, metric: metric, setting: setting, function: function)
    var run = SweepRun(id: 1, sweep: sweep)
    var failure: String?
    sweep.measure(
      isWanted: { true }, deliver: { run.rows.append($0) }, fail: { failure = $0 })
    if let failure { throw CommandFailure(failure) }
    run.progress = .done
    return run
  }

  private func scalingMetric(_ kind: FigureKind) throws -> String? {
    guard let metric else { return nil }
    guard kind == .scaling else {
      throw CommandFailure(
        "--metric \(plain(metric)) is for the figures scaling and sweep; leave it out.")
    }
    guard ["weights", "bits", "overhead"].contains(metric) else {
      throw CommandFailure(
        "metric \(shown(metric)) does not exist for scaling; choose weights, bits or overhead.")
    }
    return metric
  }

  private func window() throws -> ClosedRange<Double>? {
    guard let range else { return nil }
    guard let dots = range.firstRange(of: ".."),
      let low = Double(range[..<dots.lowerBound]), let high = Double(range[dots.upperBound...]),
      low < high, low.isFinite, high.isFinite
    else {
      throw CommandFailure(
        "the range \(shown(range)) is no part of the abscissae; write its ends, as in 0.2..0.4.")
    }
    return low...high
  }

  private func command(_ kind: FigureKind, _ setting: Setting, function: String) -> String {
    var words = ["qexplore plot \(kind.rawValue)"]
    words += axes.map { quotedForShell($0) }
    words.append(setting.options(function: function))
    if let metric { words.append("--metric \(quotedForShell(metric))") }
    if let range { words.append("--range \(quotedForShell(range))") }
    return (words + look.words).joined(separator: " ") + " --output \(quotedForShell(output ?? ""))"
  }
}

/// How a figure looks in a file.
package struct FigureOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size on paper in millimetres (default: 160x100).", valueName: "WxH"))
  var size: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Size in character cells, for txt and ansi (default: 120x36).", valueName: "CxR"))
  var cells: String?

  @OptionGroup var look: LookOptions

  package init() {}

  /// A file without a figure yet.
  ///
  /// Throws `CommandFailure`.
  func file(title: String, parameters: String, command: String) throws -> FigureFile {
    let (width, height) = try pair(size ?? "160x100", named: "size", from: 20, to: 2000)
    let (columns, rows) = try pair(cells ?? "120x36", named: "cells", from: 10, to: 1000)
    var choices = ScreenChoices()
    choices.glyphs = look.glyphs
    return FigureFile(
      figure: Figure(panels: []), size: PageSize(millimetres: width, height),
      cells: Size(columns: Int(columns), rows: Int(rows)), theme: try chosenTheme(),
      glyphs: try choices.chosenGlyphs() ?? .braille,
      provenance: Provenance(
        title: title, parameters: parameters, command: command,
        creator: "qexplore \(RootCommand.configuration.version)"))
  }

  private func chosenTheme() throws -> Theme {
    var screen = ScreenThemes()
    screen.asked = look.theme ?? Theme.light.name
    return try screen.themes()[0]
  }

  /// The options that were given, as words.
  var words: [String] {
    [("size", size), ("cells", cells), ("theme", look.theme), ("glyphs", look.glyphs)].compactMap {
      name, value in value.map { "--\(name) \(quotedForShell($0))" }
    }
  }

  private func pair(
    _ text: String, named name: String, from least: Double, to most: Double
  ) throws -> (Double, Double) {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let a = Double(parts[0]), let b = Double(parts[1]),
      (least...most).contains(a), (least...most).contains(b)
    else {
      throw CommandFailure(
        "the \(name) \(shown(text)) is not two numbers from \(Int(least)) to \(Int(most)); write "
          + "width and height, as in \(name == "cells" ? "120x36" : "160x100").")
    }
    return (a, b)
  }
}
