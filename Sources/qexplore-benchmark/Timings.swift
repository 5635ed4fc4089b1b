/// The milliseconds that some runs took.
struct Timings {
  /// Sorted.
  private let milliseconds: [Double]

  /// The times of at least one run.
  init(_ milliseconds: [Double]) {
    precondition(!milliseconds.isEmpty, "a measurement without a run")
    self.milliseconds = milliseconds.sorted()
  }

  /// The value below which such a part of the runs lie (nearest rank).
  func quantile(_ part: Double) -> Double {
    let rank = (part * Double(milliseconds.count)).rounded(.up)
    return milliseconds[min(max(Int(rank), 1), milliseconds.count) - 1]
  }

  /// The value that half of the runs do not exceed.
  var median: Double { quantile(0.5) }
  /// The value that all but a hundredth of the runs do not exceed.
  var p99: Double { quantile(0.99) }

  /// Median and 99th percentile for a table.
  var columns: [String] { [Timings.format(median), Timings.format(p99)] }

  /// Three decimals.
  static func format(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
  }
}

/// What is promised of timings; what is nil is not promised.
struct Promise {
  /// The most that the median may be, in milliseconds.
  var median: Double
  /// The most that the 99th percentile may be.
  var p99: Double?

  /// Whether timings keep it.
  func isKept(by timings: Timings) -> Bool {
    timings.median <= median && timings.p99 <= p99 ?? .infinity
  }

  /// Both limits for a table.
  var text: String {
    let limits = [median] + (p99.map { [$0] } ?? [])
    return limits.map { $0 == 0 ? "0" : "< \(Timings.format($0))" }.joined(separator: ", ")
  }
}
