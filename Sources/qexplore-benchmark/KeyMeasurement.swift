/// One line of the report on keys: how long a kind of key takes to be answered in a view.
struct KeyMeasurement {
  /// The view and its network.
  var view: String
  /// What the keys do.
  var key: String
  /// From a press to the first frame with the new numbers.
  var numbers: Timings
  /// From a press to the frame after which nothing more comes: the new picture is complete.
  var complete: Timings

  /// What is promised of the new numbers.
  static let promise = Promise(median: 5, p99: 16)

  /// Whether the promise is kept.
  var isKept: Bool { KeyMeasurement.promise.isKept(by: numbers) }

  /// The report as lines of aligned columns.
  static func table(_ measurements: [KeyMeasurement]) -> String {
    TextTable(
      heading: [
        "key to frame, 200x50 (ms)", "key", "numbers", "p99", "picture", "p99", "numbers promised",
        "",
      ],
      rows: measurements.map {
        [$0.view, $0.key] + $0.numbers.columns + $0.complete.columns
          + [promise.text, $0.isKept ? "kept" : "MISSED"]
      }, trailing: [2, 3, 4, 5, 6]
    ).text
  }
}
