/// One line of the report: what was measured, what came out and what was promised.
struct Measurement {
  var name: String
  /// Sorted, in milliseconds.
  var milliseconds: [Double]
  /// The most that the median may be, in milliseconds.
  var target: Double

  /// Times `rounds` runs of the work after one that is not counted.
  init(_ name: String, target: Double, rounds: Int, of work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var times: [Double] = []
    for round in 0...rounds {
      let time = try clock.measure(work)
      if round > 0 { times.append(time / .milliseconds(1)) }
    }
    self.init(name, target: target, milliseconds: times)
  }

  init(_ name: String, target: Double, milliseconds: [Double]) {
    precondition(!milliseconds.isEmpty, "a measurement without a run")
    self.name = name
    self.target = target
    self.milliseconds = milliseconds.sorted()
  }

  /// The value below which such a part of the runs lie (nearest rank).
  func quantile(_ part: Double) -> Double {
    let rank = (part * Double(milliseconds.count)).rounded(.up)
    return milliseconds[min(max(Int(rank), 1), milliseconds.count) - 1]
  }

  var median: Double { quantile(0.5) }
  var meetsTarget: Bool { median <= target }

  /// The report as lines of aligned columns.
  static func table(_ measurements: [Measurement]) -> String {
    let heading = ["measured (ms)", "median", "p99", "target", ""]
    let rows = measurements.map { measurement in
      [
        measurement.name, format(measurement.median), format(measurement.quantile(0.99)),
        "< " + format(measurement.target), measurement.meetsTarget ? "met" : "MISSED",
      ]
    }
    let widths = heading.indices.map { column in
      ([heading] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([heading] + rows).map { row in
      row.enumerated().map { column, text in
        let blanks = String(repeating: " ", count: widths[column] - text.count)
        return (1...3).contains(column) ? blanks + text : text + blanks
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Three decimals.
  private static func format(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(thousandths % 1000)
    return "\(thousandths / 1000)."
      + String(repeating: "0", count: 3 - decimals.count) + decimals
  }
}
