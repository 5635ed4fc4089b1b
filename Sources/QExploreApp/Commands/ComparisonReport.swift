import QuantizedReLU

/// A comparison of all structures in the three formats of `compare`.
package struct ComparisonReport {
  private let setting: Setting
  private let target: TargetFunction
  private let lambda: Int
  private let rows: [ComparisonRow]

  /// Compares what is asked for; structure and parameters of the request do not matter.
  ///
  /// Throws what `NetworkRequest` throws, and `TargetError` where f is not in the class.
  package init(request: NetworkRequest) throws {
    var request = request
    (request.structure, request.parameters) = (nil, nil)
    let setting = try request.setting()
    try self.init(setting: setting, target: request.target(dimension: setting.d))
  }

  /// Compares for a valid setting.
  ///
  /// Throws `TargetError` where f is not in the class.
  package init(setting: Setting, target: TargetFunction) throws {
    self.setting = setting
    self.target = target
    lambda = try setting.codebook.map { try Codebook(values: $0).lambda } ?? setting.lambda
    rows =
      Comparison(
        setting: setting, target: target, classBound: try target.classBound(order: setting.n)
      ).rows
  }

  private var parameters: [JSONValue.Member] {
    CountReport.parameters(of: setting, target, lambda: lambda)
  }

  /// The document that scripts read.
  package var json: JSONValue {
    .object([
      .init("parameters", .object(parameters)),
      .init("rows", .array(rows.map { .object($0.members) })),
    ])
  }

  /// A line of names and a line for each row; what is not known is empty.
  package var csv: String {
    let lines = rows.map(\.cells)
    return ([lines[0].map(\.name)] + lines.map { $0.map(\.text) }).map { cells in
      cells.map(\.csvCell).joined(separator: ",") + "\n"
    }.joined()
  }

  /// The rows for people, and what their columns mean.
  package var table: String {
    let heading = parameters.map { ($0.key, $0.value.cell) }
    let keyWidth = heading.map(\.0.count).max() ?? 0
    var lines = heading.map { key, value in
      key + String(repeating: " ", count: keyWidth + 2 - key.count) + plain(value, limit: 500)
    }
    lines.append("")
    lines += ComparisonTable(rows).lines
    lines.append("")
    lines += notes
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the columns mean, in lines of at most 110 characters.
  private var notes: [String] {
    let slopes = setting.n == 1 ? "its slope" : "its derivatives up to order \(setting.n)"
    let place =
      switch setting.d {
      case 1: "[0, 1]"
      case 2: "the square"
      default: "the diagonal of the cube"
      }
    var notes = [
      "every f: one network for all f with |f| and \(slopes) at most C, the dependent ones at most that large;",
      "  the tuned independent one keeps epsilon only where f has no larger bounds than this one.",
      "this f: the network that export writes. bits: log2 lambda for each weight, 32 for a real one.",
      "seen: largest |f' - f| of the closed form at so many points of \(place); proven: nowhere larger.",
    ]
    for case .entropy(let limit) in rows.map(\.content) {
      notes += [
        "entropy: bits that any network for every f needs; "
          + "\(NumberText.fitted(limit.upper.doubleValue, log10: limit.upper.log10, width: 20)) suffice "
          + "(Kolmogorov and Tikhomirov).",
        "x entropy: bits for every f over those that are needed for all f with the same C.",
      ]
    }
    return notes
  }
}
