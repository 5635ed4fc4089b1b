import QuantizedReLU

/// The largest error of a picture in words: how large, and where.
enum LargestError {
  /// A row for all of it, and one for what is in sight.
  static func rows(_ snapshot: Snapshot, zoom: ClosedRange<Double>?) -> [[String]] {
    guard let worst = snapshot.worst else { return [["error ≤ \(snapshot.proven), proven"]] }
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    var first = ["largest error seen \(NumberText.significant(worst.value))"]
    // More coordinates than these are no place that one finds.
    if worst.point.count <= 3 {
      first.append(
        "at "
          + zip(["x", "y", "z"], worst.point).map {
            "\($0) = \(NumberText.significant($1, digits: 5))"
          }.joined(separator: ", "))
    }
    first.append("\(NumberText.percent(worst.value / epsilon)) of ε")
    let errors: [Double]
    switch snapshot.picture {
    case .curve(let x, let f, let approximation):
      errors = x.indices.filter { zoom?.contains(x[$0]) ?? true }.map { approximation[$0] - f[$0] }
    case .heat(_, let f, let approximation): errors = zip(approximation, f).map { $0 - $1 }
    default: errors = []
    }
    guard let least = errors.min(), let most = errors.max() else { return [first] }
    let ends = [least, most].map {
      NumberText.significant($0).replacing("-", with: "−")
    }
    return [first, ["\(PlotReadout.errorName) from \(ends[0]) to \(ends[1]) in this picture"]]
  }
}
