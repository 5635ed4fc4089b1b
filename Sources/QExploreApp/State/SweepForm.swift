import CellCanvas
import QuantizedReLU

/// What is being asked for in the dialogue of a sweep.
package struct SweepForm: Sendable, Hashable {
  /// A row of the dialogue.
  package enum Row: String, Sendable, Hashable, CaseIterable {
    case parameter, from, to, steps, spacing, metric, series, seriesValues

    /// Its label.
    package var label: String {
      switch self {
      case .parameter: "sweep"
      case .from: "from"
      case .to: "to"
      case .steps: "steps"
      case .spacing: "spacing"
      case .metric: "measure"
      case .series: "for each"
      case .seriesValues: "of"
      }
    }

    /// Whether text is typed into it.
    package var isText: Bool {
      switch self {
      case .from, .to, .steps, .seriesValues: true
      case .parameter, .spacing, .metric, .series: false
      }
    }
  }

  /// The parameter along the axis.
  package var parameter: SweepParameter
  /// Its first and last value, and how many; no steps: every whole number, or 20.
  package var from: LineEditor
  package var to: LineEditor
  package var steps: LineEditor
  /// Whether equal ratios lie between the values.
  package var isLogarithmic: Bool
  /// What is measured.
  package var metric: Metric
  /// The parameter of the curves; nil: one curve.
  package var series: SweepParameter?
  /// Its values, with commas between them, or a range.
  package var seriesValues: LineEditor
  /// The row that the keys act on.
  package var row: Row
  /// Why the last attempt was not taken.
  package var problem: String?

  /// The dialogue for a parameter, with a range that suits the present setting.
  package init(_ parameter: SweepParameter, in setting: Setting, metric: Metric = .structureBits) {
    self.parameter = parameter
    self.metric = metric
    series = nil
    seriesValues = LineEditor()
    row = .from
    let range = SweepForm.range(of: parameter, in: setting)
    from = LineEditor(range.from)
    to = LineEditor(range.to)
    steps = LineEditor(range.steps)
    isLogarithmic = parameter == .epsilon || parameter == .d
  }

  /// A range that shows something.
  private static func range(
    of parameter: SweepParameter, in setting: Setting
  ) -> (from: String, to: String, steps: String) {
    switch parameter {
    case .lambda: ("2", "16", "")
    case .epsilon:
      ("0.5", DecimalLadder.step(setting.epsilon.doubleValue, by: -1, coarse: true), "20")
    case .n: ("1", "8", "")
    case .d: ("1", setting.d > 10 ? String(setting.d) : "10", setting.d > 10 ? "20" : "")
    }
  }

  /// Values for the curves of a parameter.
  private static func values(of parameter: SweepParameter) -> String {
    switch parameter {
    case .lambda: "2,3,4,8"
    case .epsilon: "0.1,0.01,0.001"
    case .n: "1,2,3"
    case .d: "1,2,3"
    }
  }

  /// The row's text editor.
  package var editor: LineEditor? {
    get {
      switch row {
      case .from: from
      case .to: to
      case .steps: steps
      case .seriesValues: seriesValues
      case .parameter, .spacing, .metric, .series: nil
      }
    }
    set {
      guard let newValue else { return }
      switch row {
      case .from: from = newValue
      case .to: to = newValue
      case .steps: steps = newValue
      case .seriesValues: seriesValues = newValue
      case .parameter, .spacing, .metric, .series: break
      }
    }
  }

  /// The rows that are there: values only where there are curves.
  package var rows: [Row] {
    Row.allCases.filter { $0 != .seriesValues || series != nil }
  }

  /// The text of a row.
  package func text(of row: Row) -> String {
    switch row {
    case .parameter: parameter.rawValue
    case .from: from.text
    case .to: to.text
    case .steps: steps.text.isEmpty ? usualSteps : steps.text
    case .spacing: isLogarithmic ? "log" : "linear"
    case .metric: metric.rawValue
    case .series: series?.rawValue ?? "nothing"
    case .seriesValues: seriesValues.text
    }
  }

  /// How many values there are where nothing is said.
  private var usualSteps: String {
    parameter == .epsilon || isLogarithmic ? "\(SweepAxis.usualCount)" : "every one"
  }

  /// The next choice of a row that is no text.
  mutating func choose(by offset: Int, in setting: Setting) {
    switch row {
    case .parameter:
      let next = SweepParameter.allCases.next(after: parameter, by: offset)
      let kept = (metric, series == next ? nil : series, seriesValues)
      self = SweepForm(next, in: setting, metric: kept.0)
      (series, seriesValues) = (kept.1, kept.2)
      row = .parameter
    case .spacing: isLogarithmic.toggle()
    case .metric: metric = Metric.allCases.next(after: metric, by: offset)
    case .series:
      let choices: [SweepParameter?] = [nil] + SweepParameter.allCases.filter { $0 != parameter }
      series = choices.next(after: series, by: offset)
      if let series { seriesValues = LineEditor(SweepForm.values(of: series)) }
    case .from, .to, .steps, .seriesValues: break
    }
  }

  /// The axes as the command line would have them: `epsilon=0.5..0.01:20:log`.
  package var arguments: [String] {
    var axis = "\(parameter.rawValue)=\(from.text)..\(to.text)"
    if !steps.text.isEmpty { axis += ":\(steps.text)" }
    axis += isLogarithmic ? ":log" : ":linear"
    guard let series else { return [axis] }
    return ["\(series.rawValue)=\(seriesValues.text)", axis]
  }

  /// The sweep that is asked for.
  ///
  /// Throws what explains itself in a sentence.
  package func sweep(_ setting: Setting, function: String) throws -> Sweep {
    try Sweep(arguments: arguments, metrics: [metric], setting: setting, function: function)
  }
}
