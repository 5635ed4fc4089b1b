import QuantizedReLU

/// The counts of one network in the three formats of `count`.
package struct CountReport {
  let construction: Construction
  /// Counted once: a radix visits every block.
  private let instanceCounts: InstanceCounts

  package init(construction: Construction) {
    self.construction = construction
    guard let counts = construction.instanceCounts() else {
      preconditionFailure("counting ends early only when it is no longer wanted")
    }
    instanceCounts = counts
  }

  /// The document that scripts read: key order as in the description of the interface.
  package var json: JSONValue {
    var members = [
      JSONValue.Member("parameters", .object(parameters)),
      JSONValue.Member("design", .object(design)),
    ]
    if case .counts(let counts) = instanceCounts {
      members.append(.init("counts", .object(Self.members(of: counts))))
    } else {
      members.append(.init("counts", .null))
      members.append(.init("reason", .string(instanceCounts.reason ?? "")))
    }
    members.append(
      .init("structureCounts", .object(Self.members(of: construction.structureCounts))))
    members.append(.init("unquantized", .object(unquantized)))
    members.append(.init("overhead", .object(overhead)))
    members.append(.init("errorBound", .object(errorBound)))
    members.append(.init("bounds", .object(bounds)))
    return .object(members)
  }

  private var parameters: [JSONValue.Member] { Self.parameters(of: construction) }

  /// The knobs and f, as every file names them.
  static func parameters(of construction: Construction) -> [JSONValue.Member] {
    let setting = construction.setting
    return parameters(of: setting, construction.target, lambda: construction.codebook.lambda) + [
      .init("structure", .string(setting.structure.rawValue)),
      .init("parameters", .string(setting.parameters.rawValue)),
    ]
  }

  /// The same without the structure and how its parameters are chosen.
  static func parameters(
    of setting: Setting, _ target: TargetFunction, lambda: Int
  ) -> [JSONValue.Member] {
    var members = [
      JSONValue.Member("function", .string(target.text)), .init("lambda", .integer(lambda)),
      .init("epsilon", .string(setting.epsilon.text)), .init("n", .integer(setting.n)),
      .init("d", .integer(setting.d)),
    ]
    if let codebook = setting.codebook {
      if let named = NamedCodebook(matching: codebook) {
        members.append(.init("format", .string(named.rawValue)))
      }
      members.append(.init("codebook", .array(codebook.map { .string($0.description) })))
    } else {
      members.append(.init("quantization", .string(setting.quantization.rawValue)))
    }
    return members
  }

  private var design: [JSONValue.Member] {
    construction.design.map { parameter in
      switch parameter.value {
      case .count(let count): JSONValue.Member(parameter.name, .string(count.text))
      case .integer(let value): JSONValue.Member(parameter.name, .integer(value))
      }
    }
  }

  /// The network with real coefficients, 32 bits each.
  private var unquantized: [JSONValue.Member] {
    let counts = construction.unquantized.counts
    return [
      .init("depth", .string(counts.depth.text)), .init("weights", .string(counts.weights.text)),
      .init("bits", .string(counts.bits.text)),
    ]
  }

  /// What holds for every f over the unquantized network; and the theorem's factor without its
  /// constant.
  private var overhead: [JSONValue.Member] {
    let measured = construction.unquantized.overhead(of: construction.structureCounts)
    var members = [
      JSONValue.Member("weights", .number(measured.weights)),
      .init("bits", .number(measured.bits)),
    ]
    let factor = construction.theoryBounds.bounds.first { $0.kind == .factor }
    if let factor { members.append(.init("bound", .number(factor.value.doubleValue))) }
    return members
  }

  /// What is proven of |f' - f|, part by part.
  private var errorBound: [JSONValue.Member] {
    construction.errorTerms.map { .init($0.name, .number($0.bound.doubleValue)) }
      + [.init("total", .number(construction.errorBound.doubleValue))]
  }

  /// Every statement of the theory: its value without the constant, or through the reference point.
  private var bounds: [JSONValue.Member] {
    construction.theoryBounds.bounds.map { bound in
      var members = [
        JSONValue.Member("kind", .string("\(bound.kind)")),
        .init("formula", .string(bound.statement.text)),
        .init("values", .string(bound.formulaTextWithValues)),
        .init("value", .string(bound.value.text(digits: 6))),
        .init("source", .string(bound.sourceText)),
      ]
      if case .theorem(_, let quantity) = bound.statement {
        let fitted = construction.fittedBound(quantity)
        members.append(.init("constant", .string(fitted.constant.text(digits: 6))))
        members.append(
          .init("fitted", .string(fitted.value(at: bound.setting).text(digits: 6))))
        members.append(.init("reference", .string("\(fitted.reference)")))
      }
      if bound.statement == .entropy {
        // With its constant: so many bits are needed, so many suffice.
        let limit = EntropyLimit(epsilon: construction.setting.epsilon.value)
        members.append(.init("least", .string(limit.lower.text(digits: 6))))
        members.append(.init("most", .string(limit.upper.text(digits: 6))))
      }
      return .init(bound.statement.key, .object(members))
    }
  }

  /// The counts, as every file names them.
  static func members(of counts: NetworkCounts) -> [JSONValue.Member] {
    CountRow.rows(of: counts).map { JSONValue.Member($0.key, $0.value) }
  }

  /// Two lines: names and values; the counts of this f are empty where they are unavailable.
  package var csv: String {
    let structure = CountRow.rows(of: construction.structureCounts)
    let instance = instance.map { CountRow.rows(of: $0) }
    let fields =
      (parameters + design).map { ($0.key, $0.value.cell) }
      + structure.enumerated().map { ($1.key, instance?[$0].text ?? "") }
      + structure.map {
        ("structure" + $0.key.prefix(1).uppercased() + $0.key.dropFirst(), $0.text)
      }
      + [("unquantized", unquantized), ("overhead", overhead), ("errorBound", errorBound)]
      .flatMap { name, members in
        members.map { member in
          (
            name + member.key.prefix(1).uppercased() + member.key.dropFirst(),
            member.value.cell
          )
        }
      }
    return fields.map(\.0).joined(separator: ",") + "\n"
      + fields.map { $0.1.csvCell }.joined(separator: ",") + "\n"
  }

  private var instance: NetworkCounts? {
    guard case .counts(let counts) = instanceCounts else { return nil }
    return counts
  }

  /// The counts for people: digits in groups, columns aligned to the right.
  package var table: String {
    // N has hundreds of digits in high dimension: grouped, it is short.
    let heading =
      parameters.map { ($0.key, $0.value.cell) }
      + construction.design.map { parameter in
        switch parameter.value {
        case .count(let count): (parameter.name, count.grouped)
        case .integer(let value): (parameter.name, String(value))
        }
      }
    let keyWidth = heading.map(\.0.count).max() ?? 0
    let line = { (key: String, value: String) in
      key + String(repeating: " ", count: keyWidth + 2 - key.count) + plain(value, limit: 500)
    }
    var lines = heading.map(line)
    lines.append("")

    let structure = CountRow.rows(of: construction.structureCounts)
    let instance = instance.map { CountRow.rows(of: $0) }
    var rows = [("", "this f", "every f")]
    rows += structure.enumerated().map { ($1.key, instance?[$0].grouped ?? "-", $1.grouped) }
    let widths = (rows.map(\.1.count).max() ?? 0, rows.map(\.2.count).max() ?? 0)
    lines += rows.map { row in
      row.0 + String(repeating: " ", count: keyWidth + 2 - row.0.count)
        + String(repeating: " ", count: widths.0 - row.1.count) + row.1
        + String(repeating: " ", count: 3 + widths.1 - row.2.count) + row.2
    }
    lines.append("")
    let unquantized = construction.unquantized
    lines.append(
      line(
        "unquantized",
        "\(unquantized.counts.weights.grouped) weights of 32 bits, "
          + "\(unquantized.counts.depth.grouped) layers"))
    let overhead = unquantized.overhead(of: construction.structureCounts)
    lines.append(
      line(
        "overhead",
        "\(NumberText.significant(overhead.weights)) x its weights, "
          + "\(NumberText.significant(overhead.bits)) x its bits"))
    let terms = construction.errorTerms.map { "\($0.name) \($0.bound)" }
    lines.append(
      line(
        "error", "at most \(construction.errorBound): \(terms.joined(separator: " + "))"))
    if !construction.codebook.isDyadic {
      lines.append(
        line("values", "not dyadic: exact in rationals, to about 1e-12 in doubles"))
    }
    if let reason = instanceCounts.reason {
      lines.append("")
      lines.append("This f is not counted: \(reason)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// One count of a network as every format needs it.
struct CountRow {
  /// Its name for people: `packed bits`.
  var name: String { key == "packedBits" ? "packed bits" : key }
  /// Its name in JSON and in the column headings.
  var key: String
  /// In JSON: a decimal string, or a number for `bits`.
  var value: JSONValue
  /// In CSV.
  var text: String
  /// In the table.
  var grouped: String

  /// The counts in the order of the interface.
  static func rows(of counts: NetworkCounts) -> [CountRow] {
    [
      CountRow("depth", counts.depth), CountRow("width", counts.width),
      CountRow("units", counts.units), CountRow("weights", counts.weights),
      bits(of: counts),
      CountRow("packedBits", counts.packedBits),
    ]
  }

  /// Bits as [D] counts them, no whole number where lambda is no power of two: a number while a
  /// double holds it, else the text of a count.
  private static func bits(of counts: NetworkCounts) -> CountRow {
    let bits = counts.bits
    guard bits.isFinite else {
      return CountRow(
        key: "bits", value: .string(counts.bitsText), text: counts.bitsText,
        // Where log2 lambda is whole both are the same number, which groups itself.
        grouped: counts.packedBits.text == counts.bitsText
          ? counts.packedBits.grouped : counts.bitsText)
    }
    return CountRow(
      key: "bits", value: .number(bits), text: String(bits),
      grouped: NumberText.grouped(bits))
  }

  private init(_ key: String, _ count: Count) {
    self.init(key: key, value: .string(count.text), text: count.text, grouped: count.grouped)
  }

  private init(key: String, value: JSONValue, text: String, grouped: String) {
    self.key = key
    self.value = value
    self.text = text
    self.grouped = grouped
  }
}

extension JSONValue {
  /// The value as plain text: a string without quotation marks, the values of an array with blanks
  /// between them.
  var cell: String {
    switch self {
    case .string(let text): text
    case .array(let values): values.map(\.cell).joined(separator: " ")
    default: text
    }
  }
}

extension String {
  /// RFC 4180: a cell with a comma, a quotation mark or a line break stands in quotation marks.
  var csvCell: String {
    guard contains(where: { $0 == "," || $0 == "\u{22}" || $0.isNewline }) else { return self }
    return "\u{22}"
      + split(separator: "\u{22}", omittingEmptySubsequences: false)
      .joined(separator: "\u{22}\u{22}") + "\u{22}"
  }
}
