import QuantizedReLU

/// A row of `compare` for scripts.
extension ComparisonRow {
  /// What the row is called: a structure, `unquantized`, `entropy`.
  var name: String {
    switch subject {
    case .network(let structure, _): structure.rawValue
    case .unquantized: "unquantized"
    case .entropy: "entropy"
    }
  }

  /// How its parameters are chosen; empty where there is no choice.
  var choice: String {
    guard case .network(_, let parameters) = subject else { return "" }
    return parameters.rawValue
  }

  /// Why it does not exist for the setting, as a sentence; nil where it does.
  var absence: String? {
    switch content {
    case .network, .unquantized, .entropy: nil
    case .impossible(let error): error.sentence
    case .unknownEntropy(let n, let d):
      "the entropy is known with its constant for n = d = 1 only, not for n = \(n), d = \(d); take "
        + "n = d = 1."
    }
  }

  /// The members of the row in JSON.
  var members: [JSONValue.Member] {
    var members = [JSONValue.Member("name", .string(name))]
    if !choice.isEmpty { members.append(.init("parameters", .string(choice))) }
    switch content {
    case .network(let network):
      members += [
        .init("log2C", .integer(network.scale)),
        .init("structureCounts", .object(CountReport.members(of: network.structureCounts))),
      ]
      if case .counts(let counts) = network.instance {
        members.append(.init("counts", .object(CountReport.members(of: counts))))
      } else {
        members.append(.init("counts", .null))
        members.append(.init("reason", .string(network.instance.reason ?? "")))
      }
      members += network.error.members + ComparisonRow.ratio(network.bitsOverEntropy)
    case .unquantized(let unquantized):
      let counts = unquantized.counts
      members.append(
        .init(
          "structureCounts",
          .object([
            .init("depth", .string(counts.depth.text)), .init("width", .string(counts.width.text)),
            .init("units", .string(counts.units.text)),
            .init("weights", .string(counts.weights.text)),
            .init("bits", .string(counts.bits.text)),
          ])))
      members += unquantized.error.members + ComparisonRow.ratio(unquantized.bitsOverEntropy)
    case .entropy(let limit):
      members += [
        .init("least", .string(limit.lower.text(digits: 6))),
        .init("most", .string(limit.upper.text(digits: 6))),
      ]
    case .impossible, .unknownEntropy: members.append(.init("reason", .string(absence ?? "")))
    }
    return members
  }

  private static func ratio(_ ratio: Double?) -> [JSONValue.Member] {
    ratio.map { [.init("bitsOverEntropy", .number($0))] } ?? []
  }

  /// One cell of the row in CSV.
  struct Cell {
    /// The column.
    let name: String
    /// What stands in it; may be empty.
    let text: String
  }

  /// The row in CSV; every row has the same columns.
  var cells: [Cell] {
    var texts: [String: String] = ["name": name, "parameters": choice, "reason": absence ?? ""]
    func set(_ counts: NetworkCounts, as name: (String) -> String) {
      for row in CountRow.rows(of: counts) { texts[name(row.key)] = row.text }
    }
    func set(_ error: ReachedError, _ ratio: Double?) {
      texts["errorBound"] = "\(error.proven.doubleValue)"
      texts["bitsOverEntropy"] = ratio.map { "\($0)" }
      guard case .success(let sampled) = error.sampled else { return }
      texts["error"] = "\(sampled.largest)"
      texts["points"] = String(sampled.points)
    }
    switch content {
    case .network(let network):
      set(network.structureCounts) { "structure" + $0.prefix(1).uppercased() + $0.dropFirst() }
      if case .counts(let counts) = network.instance { set(counts) { $0 } }
      texts["log2C"] = String(network.scale)
      set(network.error, network.bitsOverEntropy)
    case .unquantized(let unquantized):
      texts["structureDepth"] = unquantized.counts.depth.text
      texts["structureWeights"] = unquantized.counts.weights.text
      texts["structureBits"] = unquantized.counts.bits.text
      set(unquantized.error, unquantized.bitsOverEntropy)
    case .entropy(let limit): texts["structureBits"] = limit.lower.text(digits: 6)
    case .impossible, .unknownEntropy: break
    }
    return ComparisonRow.columns.map { Cell(name: $0, text: texts[$0] ?? "") }
  }

  private static let columns = [
    "name", "parameters", "log2C", "structureDepth", "structureWeights", "structureBits", "depth",
    "weights", "bits", "error", "points", "errorBound", "bitsOverEntropy", "reason",
  ]
}

extension ComparisonRow.ReachedError {
  /// The error in JSON: what was seen, null where it was not looked for, and what is proven.
  fileprivate var members: [JSONValue.Member] {
    let found: JSONValue.Member =
      switch sampled {
      case .success(let error):
        .init(
          "error",
          .object([
            .init("largest", .number(error.largest)), .init("points", .integer(error.points)),
          ]))
      case .failure: .init("error", .null)
      }
    var members = [found]
    if case .failure(let reason) = sampled {
      members.append(.init("errorReason", .string(reason.sentence)))
    }
    return members + [.init("errorBound", .number(proven.doubleValue))]
  }
}
