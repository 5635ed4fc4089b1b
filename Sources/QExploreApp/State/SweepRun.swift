import QuantizedReLU

/// A sweep with the rows that are measured so far.
package struct SweepRun: Sendable, Equatable {
  /// How it stands.
  package enum Progress: Sendable, Equatable {
    case running
    case done
    /// Stopped by the person.
    case stopped
    /// A row cannot be built, and why.
    case failed(String)
  }

  /// Its number.
  package var id: Int
  /// What is asked for.
  package var sweep: Sweep
  /// Measured, in order.
  package var rows: [Sweep.Row] = []
  /// How it stands.
  package var progress = Progress.running
  /// Milliseconds since it began, as measured by whoever measures it; nil: not measured.
  package var milliseconds: Double?

  /// A sweep of which nothing is measured yet.
  package init(id: Int, sweep: Sweep) {
    self.id = id
    self.sweep = sweep
  }

  /// The one metric.
  package var metric: Metric { sweep.metrics[0] }
  /// The axis of the plot.
  package var axis: SweepAxis { sweep.axes[sweep.axes.count - 1] }
  /// The axis of the curves.
  package var series: SweepAxis? { sweep.axes.count == 2 ? sweep.axes[0] : nil }

  /// The rows of each curve, with its name.
  package var curves: [(name: String, rows: [Sweep.Row])] {
    guard let series else { return [("", rows)] }
    return series.values.compactMap { value in
      let own = rows.filter { $0.parameters[0] == value }
      return own.isEmpty ? nil : ("\(series.parameter.rawValue) \(value)", own)
    }
  }

  /// What it is about, in a line.
  package var title: String {
    var text = "\(metric.rawValue) over \(axis.parameter.rawValue)"
    if let series { text += ", for each \(series.parameter.rawValue)" }
    return text
  }

  /// The row with the least value; nil where none has one.
  package var least: Sweep.Row? {
    rows.filter { $0.metrics[0] != .missing }
      .min { $0.metrics[0].log10 < $1.metrics[0].log10 }
  }
}

/// How the table of a sweep is ordered.
package enum SweepOrder: Sendable, Hashable, CaseIterable {
  case asMeasured, ascending, descending

  /// In words.
  package var text: String {
    switch self {
    case .asMeasured: "as measured"
    case .ascending: "least first"
    case .descending: "largest first"
    }
  }
}

/// The sweeps of a session and how view 5 shows them.
package struct SweepShelf: Sendable, Equatable {
  /// The most that are kept.
  static let capacity = 20
  /// The newest last.
  package var runs: [SweepRun] = []
  /// Which one is shown.
  package var shown = 0
  /// The first row of its table.
  package var scroll = 0
  /// The order of its table.
  package var order = SweepOrder.asMeasured
  /// How many sweeps were begun.
  package var count = 0

  /// The one that is shown.
  package var current: SweepRun? { runs.indices.contains(shown) ? runs[shown] : nil }
  /// The newest one of the same axis and metric before it, to be compared with.
  package var comparable: SweepRun? {
    guard let current else { return nil }
    return runs[..<shown].last {
      $0.metric == current.metric && $0.axis.parameter == current.axis.parameter
    }
  }
  /// The one that is being measured.
  package var running: SweepRun? { runs.last { $0.progress == .running } }
}
