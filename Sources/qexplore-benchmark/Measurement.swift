/// One line of the report: what was measured, what came out and what was promised.
struct Measurement {
  /// What was measured.
  var name: String
  /// What came out.
  var timings: Timings
  /// What was promised.
  var promise: Promise

  /// Times `rounds` runs of the work after one that is not counted.
  init(_ name: String, target: Double, rounds: Int, of work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    var times: [Double] = []
    for round in 0...rounds {
      let time = try clock.measure(work)
      if round > 0 { times.append(time / .milliseconds(1)) }
    }
    self.init(name, promise: Promise(median: target), milliseconds: times)
  }

  /// Times that were taken elsewhere.
  init(_ name: String, promise: Promise, milliseconds: [Double]) {
    self.name = name
    self.promise = promise
    timings = Timings(milliseconds)
  }

  /// Whether the promise is kept.
  var isKept: Bool { promise.isKept(by: timings) }

  /// The report as lines of aligned columns.
  static func table(_ measurements: [Measurement]) -> String {
    TextTable(
      heading: ["measured (ms)", "median", "p99", "promised", ""],
      rows: measurements.map {
        [$0.name] + $0.timings.columns + [$0.promise.text, $0.isKept ? "kept" : "MISSED"]
      }, trailing: [1, 2, 3]
    ).text
  }
}
