import Foundation
import QExploreApp
import QuantizedReLU

/// Texts that may stand for a number of the engine.
enum ShownNumbers {
  /// Every text of a count, as there is room for it.
  static func texts(of count: Count) -> Set<String> {
    Set(widths.map { NumberText.fitted(count, width: $0) })
  }

  /// Every text of bits, which are real numbers.
  static func texts(ofBits counts: NetworkCounts) -> Set<String> {
    Set(widths.map { NumberText.fitted(counts.bits, log10: bitsLog10(counts), width: $0) })
  }

  /// Every text of the same in bytes.
  static func texts(ofBytes counts: NetworkCounts) -> Set<String> {
    Set(
      widths.map {
        NumberText.bytes(bits: counts.bits, bitsLog10: bitsLog10(counts), width: $0)
      })
  }

  /// Columns that a number may have; fewer would leave too few digits to compare.
  private static let widths = 7...24

  private static func bitsLog10(_ counts: NetworkCounts) -> Double {
    counts.weights.log10 + log10(log2(Double(counts.lambda)))
  }

  /// Whether both are the same number: every digit of a shorter one, rounded, or of a bound rounded
  /// up, without blanks.
  static func isSame(_ shown: String, _ printed: String) -> Bool {
    let isBound = shown.contains("≤")
    let shown = shown.filter { $0 != " " && $0 != "≤" }
    if shown == printed { return true }
    guard let a = Double(shown), let b = Double(printed) else { return false }
    let digits = shown.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
    let unit = abs(b) * pow(10, 1 - Double(max(1, digits)))
    return isBound ? a >= b && a - b <= unit : abs(a - b) <= 0.51 * unit
  }

  /// Whether a text is a count: all of its digits, in groups, or as many as it has of the mantissa or
  /// of the logarithm, rounded; a `~` stands before what is no exact count alone.
  static func isCount(_ shown: String, _ count: Count) -> Bool {
    var shown = shown.filter { $0 != " " }
    if shown.first == "~" {
      guard count.exact == nil else { return false }
      shown.removeFirst()
    }
    let digits = { (text: Substring) in text.filter { $0.isNumber }.drop { $0 == "0" }.count }
    if shown.hasPrefix("10^") {
      guard let log = Double(shown.dropFirst(3)) else { return false }
      let unit = pow(10, floor(log10(log)) + 1 - Double(max(1, digits(shown.dropFirst(3)))))
      return abs(log - count.log10) <= 0.51 * unit
    }
    guard shown.contains("e") else { return !shown.isEmpty && shown == count.text }
    let parts = shown.split(separator: "e")
    guard parts.count == 2, let mantissa = Double(parts[0]), let exponent = Double(parts[1]) else {
      return false
    }
    let own = pow(10, count.log10 - exponent)
    return abs(mantissa - own) <= 0.51 * pow(10, 1 - Double(max(1, digits(parts[0]))))
  }

  /// Whether a text says how a number became another one: `same`, `+12.3 %`, `×41.2`.
  static func isChange(_ shown: String, fromLog10 old: Double, toLog10 new: Double) -> Bool {
    if shown == "same" { return new == old || abs(new - old) < 1e-12 }
    // A network without weights has the logarithm of nothing.
    guard old.isFinite, new.isFinite else { return shown.hasSuffix(old.isFinite ? "0" : "inf") }
    let number = shown.replacing("−", with: "-").filter { $0.isNumber || "-.e".contains($0) }
    guard let value = Double(number) else { return false }
    let ratio = shown.hasSuffix("%") ? 1 + value / 100 : value
    // Three digits are shown: of the percentage, or of the ratio.
    return abs(log10(ratio) - (new - old)) < 0.0025 + (shown.hasSuffix("%") ? 0 : 1e-9)
  }

  /// The numbers of a JSON document by their paths, such as `structureCounts.depth`.
  static func byPath(_ value: JSONValue, at path: String = "") -> [String: String] {
    switch value {
    case .object(let members):
      members.reduce(into: [:]) { result, member in
        let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
        result.merge(byPath(member.value, at: inner)) { _, new in new }
      }
    case .string(let text): [path: text]
    case .array, .null: [:]
    default: [path: value.text]
    }
  }
}
