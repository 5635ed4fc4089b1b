import Figures
import QuantizedReLU

/// A report that is wanted: one network, its figures and tables, and sweeps around it.
package struct ReportRequest: Sendable {
  /// The knobs; must validate.
  package var setting: Setting
  /// f, parsed for `setting.d`.
  package var target: TargetFunction
  /// The line through the cube for d >= 3.
  package var line = SliceLine.diagonal
  /// Sweeps with all their rows.
  package var sweeps: [SweepRun] = []
  /// A network that this one is compared with.
  package var pinned: Memento?

  /// A report of one network alone.
  package init(setting: Setting, target: TargetFunction) {
    self.setting = setting
    self.target = target
  }

  /// What the explorer holds: the network, the one that is pinned, the sweeps of the session.
  package init(_ state: AppState) {
    self.init(setting: state.setting, target: state.target)
    line = state.line
    sweeps = state.sweeps.runs.filter { !$0.rows.isEmpty }
    pinned = state.pin?.memento
  }

  /// The command that writes this report, or the nearest one: see `unrepeated`.
  package func command(output: String) -> String {
    var words = ["qexplore report"]
    if let run = sweeps.last {
      words += run.sweep.axes.map { quotedForShell($0.text) }
      words.append("--metric \(run.metric.rawValue)")
    }
    words.append(setting.options(function: target.text))
    if line != .diagonal { words.append("--line \(line.name)") }
    return (words + ["--output \(quotedForShell(output))"]).joined(separator: " ")
  }

  /// What this report has and the one of its command has not.
  var unrepeated: [String] {
    var parts: [String] = []
    if pinned != nil { parts.append("the network beside it") }
    if sweeps.count > 1 { parts.append("the sweeps before the last one") }
    if let run = sweeps.last {
      if run.progress != .done { parts.append("the end of a sweep that was not complete") }
      var own = run.sweep.setting
      // A sweep of lambda has no codebook.
      own.codebook = setting.codebook
      if own != setting || run.sweep.function != target.text {
        parts.append("the other network that was swept")
      }
    }
    return parts
  }

  /// The sweep of a report that none was asked for.
  package static func usualSweep(_ setting: Setting) -> String {
    setting.codebook == nil ? "lambda=2..16" : "epsilon=0.5..0.001:10"
  }

  /// Measures the usual sweep.
  ///
  /// Throws `CommandFailure`, what a network's construction throws, and `FigureRequest.Unwanted`.
  mutating func addUsualSweep(while isWanted: () -> Bool) throws {
    sweeps = [
      try SweepRun(
        measuring: [ReportRequest.usualSweep(setting)], metric: nil, setting: setting,
        function: target.text, while: isWanted)
    ]
  }

  /// All files of the report by their paths in its folder: `report.md`, figures as SVG, their data
  /// as CSV.
  ///
  /// What cannot be drawn for this network is said in its place. Throws what the network's
  /// construction throws, and `FigureRequest.Unwanted`.
  package func files(
    output: String, while isWanted: () -> Bool = { true }
  ) throws -> [OutputFolder.File] {
    let construction = try Construction(setting: setting, target: target)
    guard let instance = construction.instanceCounts(while: isWanted) else {
      throw FigureRequest.Unwanted()
    }
    var figures = ReportFigures()
    for figure in wishes {
      guard isWanted() else { throw FigureRequest.Unwanted() }
      try figures.draw(figure.request, named: figure.name, heading: figure.heading, isWanted)
    }
    let beside = try pinned.map { try Construction(setting: $0.setting, target: $0.target) }
    let bitWidths = BitWidthPicture.measure(
      construction, cache: EngineCache(), isWanted: isWanted)
    guard isWanted() else { throw FigureRequest.Unwanted() }
    let document = ReportDocument(
      request: self, construction: construction, instance: instance, beside: beside,
      bitWidths: bitWidths, figures: figures,
      command: command(output: output))
    return [OutputFolder.File(path: "report.md", bytes: Array(document.text.utf8))]
      + figures.files
  }

  /// The figures in their order.
  private var wishes: [(name: String, heading: String, request: FigureRequest)] {
    let plain = { (kinds: [FigureKind]) -> FigureRequest in
      var request = FigureRequest(kinds, setting: setting, target: target)
      request.line = line
      request.pinned = pinned
      return request
    }
    var wishes: [(String, String, FigureRequest)] = [
      ("approximation", "f and its network", plain([.approximation])),
      ("structure", "Layers and weight values", plain([.structure])),
      ("bit-width", "Bits against lambda", plain([.bitWidth])),
      ("bit-width-derivative", "Derivative of the bound", plain([.bitWidthDerivative])),
      ("bit-width-by-dimension", "Optimum against the dimension", plain([.bitWidthByDimension])),
    ]
    for quantity in ScalingQuantity.all(for: setting) {
      var scaling = plain([.scaling])
      scaling.scaling = quantity
      wishes.append(
        ("scaling-\(quantity.rawValue)", "Growth with 1/epsilon: \(quantity.rawValue)", scaling))
    }
    if setting.structure != .independent {
      let heading =
        setting.structure == .compact
        ? "The path of signs, its first steps" : "From f to its cached profiles"
      wishes.append(("transform", heading, plain([.transform])))
    }
    for (index, run) in sweeps.enumerated() {
      var sweep = plain([.sweep])
      (sweep.run, sweep.pinned) = (run, nil)
      let name = sweeps.count == 1 ? "sweep" : "sweep-\(index + 1)"
      wishes.append((name, "Sweep: \(run.title)", sweep))
    }
    return wishes
  }
}
