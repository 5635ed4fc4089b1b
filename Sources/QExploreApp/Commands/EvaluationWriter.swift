/// Writes the rows of `evaluate` as they are computed.
struct EvaluationWriter {
  let format: EvaluateCommand.Format
  let dimension: Int
  let output: ResultOutput

  /// `x`, or `x1`, `x2`, ...
  private var coordinates: [String] {
    dimension == 1 ? ["x"] : (1...dimension).map { "x\($0)" }
  }

  /// What stands before the first row.
  func begin() throws {
    switch format {
    case .csv:
      try output.write(
        (coordinates + ["f", "approximation", "error"]).joined(separator: ",") + "\n")
    case .json: try output.write("[")
    }
  }

  /// Rows; `isFirst` is whether none has been written yet.
  func write(
    points: [[Double]], values: [Double], approximations: [Double], isFirst: Bool
  ) throws {
    for (index, point) in points.enumerated() {
      let numbers =
        point + [
          values[index], approximations[index], approximations[index] - values[index],
        ]
      switch format {
      case .csv: try output.write(numbers.map { String($0) }.joined(separator: ",") + "\n")
      case .json:
        let names = coordinates + ["f", "approximation", "error"]
        let members = zip(names, numbers).map { JSONValue.Member($0, .number($1)) }
        try output.write(
          (isFirst && index == 0 ? "\n  " : ",\n  ") + JSONValue.object(members).text)
      }
    }
  }

  /// What stands after the last row.
  func end() throws {
    if format == .json { try output.write("\n]\n") }
  }
}
