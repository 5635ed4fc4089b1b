import CellCanvas
import Foundation
import QExploreApp
import QuantizedReLU

/// The panels beside the view, or the lines in their place.
extension ShownScreen {
  /// Compares all that stands in panels and lines.
  mutating func checkPanels() {
    if layout.parameters.isEmpty { checkParameterLine() } else { checkParameters() }
    if !layout.counts.isEmpty {
      checkCounts()
    } else if !layout.countsLine.isEmpty {
      checkLine(text(layout.countsLine))
    }
  }

  /// The value of a knob as the person set it.
  private func value(of field: Field) -> String {
    let setting = state.setting
    switch field {
    case .target: return state.target.text
    case .structure:
      let name = setting.structure.rawValue
      return setting.structure == .compact ? name : "function-\(name)"
    case .parameters: return setting.parameters.rawValue
    case .lambda: return String(setting.codebook.map { Set($0).count } ?? setting.lambda)
    case .epsilon: return setting.epsilon.text
    case .n: return String(setting.n)
    case .d: return String(setting.d)
    case .quantization: return setting.codebook == nil ? setting.quantization.rawValue : "as listed"
    case .codebook: return answer.construction.codebook.description
    }
  }

  /// Whether the focused field is being typed.
  private var isTyping: Bool { if case .number = state.mode { true } else { false } }

  private mutating func checkParameters() {
    for field in Field.allCases where !(isTyping && state.focus == field) {
      let row = text(layout.row(of: field))
      // The mark of the focus, the label, the value, and for the focused field its range.
      let words = row.split(separator: " ").drop { $0 == "▸" || $0 == ">" }
      let label = glyphs(field.label)
      let rest = words.dropFirst().joined(separator: " ")
      let whole = glyphs(value(of: field)).split(separator: " ").joined(separator: " ")
      let short = field == .structure ? whole.replacing("function-", with: "") : whole
      let isThere =
        rest == whole || rest == short || rest.hasPrefix(whole + " ") || rest.hasPrefix(short + " ")
        || isClipped(String(rest), of: whole)
      expect(words.first.map(String.init) == label && isThere, "knob", "\(row), not \(whole)")
    }
  }

  private mutating func checkParameterLine() {
    guard !isTyping else { return }
    let line = text(layout.parameterLine)
    if layout.scale == .tiny {
      let focused = "\(glyphs(state.focus.label)) \(glyphs(tinyValue))"
      let isThere = line == focused || line.hasPrefix(focused + " ") || isClipped(line, of: focused)
      expect(isThere, "knob line", "\(line), not \(focused)")
      if line.hasPrefix(focused + " ") { checkLine(String(line.dropFirst(focused.count + 1))) }
      return
    }
    // Leading ones give way until the focused one is seen.
    let knobs: [Field] = [
      .lambda, .epsilon, .n, .d, .quantization, .target, .structure, .parameters,
    ]
    let texts = knobs.map { field in
      let mark = state.focus == field ? "▸" : ""
      switch field {
      case .quantization, .parameters: return glyphs(mark + value(of: field))
      case .structure: return glyphs(mark + state.setting.structure.rawValue)
      case .target: return glyphs("\(mark)f \(value(of: field))")
      default: return glyphs("\(mark)\(field.label) \(value(of: field))")
      }
    }
    let isThere = texts.indices.contains {
      let whole = texts[$0...].joined(separator: "  ")
      return isClipped(line, of: whole) || whole.hasPrefix(line)
    }
    expect(isThere, "knob line", "\(line), not \(texts)")
  }

  /// What the smallest screens show of the focused knob.
  private var tinyValue: String {
    state.focus == .quantization && state.setting.codebook != nil
      ? "as listed" : value(of: state.focus)
  }

  /// `4 073 weights  error 0.02 ≤ ε  4 073 bits  19 layers  1 969 units`, as far as it goes.
  private mutating func checkLine(_ line: String) {
    let counts = answer.main
    let units: [(String, Set<String>)] = [
      ("weights", ShownNumbers.texts(of: counts.weights)),
      ("bits", ShownNumbers.texts(ofBits: counts)),
      ("layers", ShownNumbers.texts(of: counts.depth)),
      ("units", ShownNumbers.texts(of: counts.units)),
    ]
    let parts = line.components(separatedBy: "  ").filter { !$0.isEmpty }
    for part in parts {
      for (unit, texts) in units where part.hasSuffix(" \(unit)") {
        expect(texts.contains(String(part.dropLast(unit.count + 1))), "count line", "\(part)")
      }
      if part.hasPrefix("error "), part != parts.last { checkError(part) }
    }
  }

  private mutating func checkCounts() {
    let inner = layout.counts.inset(columns: 2, rows: 1)
    let head = text(Rect(x: inner.x, y: layout.counts.y, width: inner.width, height: 1))
    let isAgainstPin = head.contains(" against pin") || head.contains(" vs pin")
    let pinned = state.pin.flatMap { engine.answer($0.memento.setting, $0.memento.target) }
    // A pinned configuration that cannot be built has no numbers.
    expect(isAgainstPin == (pinned != nil), "pin", head)
    let counts: [(String, (NetworkCounts) -> Set<String>, (NetworkCounts) -> Double)] = [
      ("depth", { ShownNumbers.texts(of: $0.depth) }, { $0.depth.log10 }),
      ("width", { ShownNumbers.texts(of: $0.width) }, { $0.width.log10 }),
      ("units", { ShownNumbers.texts(of: $0.units) }, { $0.units.log10 }),
      ("weights", { ShownNumbers.texts(of: $0.weights) }, { $0.weights.log10 }),
      ("bits", { ShownNumbers.texts(ofBits: $0) }, { $0.memoryBits.log10 }),
      ("bytes", { ShownNumbers.texts(ofBytes: $0) }, { $0.memoryBits.log10 }),
      ("packed", { ShownNumbers.texts(of: $0.packedBits) }, { $0.packedBits.log10 }),
    ]
    for (row, (name, texts, log10)) in counts.enumerated() {
      let whole = text(inner, row: row)
      let line = whole.drop { $0.isLetter || $0 == "," || $0 == " " }
        // A label of two words ends in letters too.
        .trimmingPrefix { $0.isLetter || $0 == " " }
      let own = answer.own.map(texts) ?? ["-"]
      let isRight: Bool
      if !isAgainstPin {
        let every = texts(answer.construction.structureCounts)
        isRight = ShownScreen.splits(line).contains { own.contains($0) && every.contains($1) }
      } else if let pinned {
        let both =
          answer.own.flatMap { own in pinned.own.map { (own, $0) } }
          ?? (answer.construction.structureCounts, pinned.construction.structureCounts)
        isRight =
          name == "bytes" && own.contains(String(line))
          || ShownScreen.splits(line).contains {
            own.contains($0)
              && ShownNumbers.isChange($1, fromLog10: log10(both.1), toLog10: log10(both.0))
          }
      } else {
        continue
      }
      expect(isRight, isAgainstPin ? "count against pin" : "count", "\(name) in \(whole)")
    }
    checkDesign(Array(rows(inner).dropFirst(counts.count)))
  }

  /// Every way to see two columns in a row: a number in groups of digits has blanks of its own.
  private static func splits(_ line: some StringProtocol) -> [(String, String)] {
    line.indices.filter { line[$0] == " " }.map { gap in
      (
        String(line[..<gap].reversed().drop { $0 == " " }.reversed()),
        String(line[gap...].drop { $0 == " " })
      )
    }
  }

  /// `N 64  r 4  t 6   C 1`, and the error.
  private mutating func checkDesign(_ rows: [String]) {
    let words = rows.prefix { !$0.hasPrefix("error ") }.joined(separator: "  ")
      .components(separatedBy: "  ").filter { !$0.isEmpty }
    for parameter in answer.construction.design {
      let texts: Set<String>
      switch parameter.value {
      case .count(let count):
        texts = Set(ShownNumbers.texts(of: count).map { "\(parameter.name) \($0)" })
      case .integer(let exponent) where parameter.name == "log2C":
        let power =
          (0...12).contains(exponent)
          ? String(1 << exponent)
          : (-12..<0).contains(exponent) ? "1/\(1 << -exponent)" : "2^\(exponent)"
        // C may stand behind the error, or find no room.
        let all = rows.joined(separator: "  ").components(separatedBy: "  ")
        if let shown = all.first(where: { $0.drop { $0 == " " }.hasPrefix("C ") }) {
          expect(shown.drop { $0 == " " } == "C \(power)", "design", "\(shown), not C \(power)")
        }
        continue
      case .integer(let value): texts = ["\(parameter.name) \(value)"]
      }
      let isThere = words.contains { texts.contains($0.trimmingPrefix { $0 == " " }.description) }
      expect(isThere, "design", "\(parameter.name) in \(words)")
    }
    if let row = rows.first(where: { $0.hasPrefix("error ") }) { checkError(row) }
  }

  /// `error 0.0205 ≤ ε ✓`: the error at the point where the explorer found the largest one; or what is
  /// proven.
  private mutating func checkError(_ row: String) {
    guard let worst = state.snapshot?.worst else {
      let proven = glyphs("error ≤ \(answer.construction.errorBound)")
      expect(row.hasPrefix(proven), "error", "\(row), not \(proven)")
      return
    }
    guard let error = engine.error(at: worst.point, state.setting, state.target) else { return }
    let epsilon = state.setting.epsilon.doubleValue
    let shown = glyphs(
      "error \(NumberText.significant(error)) \(error <= epsilon ? "≤" : ">") ε")
    expect(row.hasPrefix(shown), "error", "\(row), not \(shown)")
  }
}
