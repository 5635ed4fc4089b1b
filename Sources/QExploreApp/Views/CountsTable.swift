import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The rows of the counts panel as text.
struct CountsTable {
  /// Rows of the panel without its frame.
  static let rows = 10

  /// One row of the table of counts: for this f, and for every f.
  struct Row {
    var label: String
    var instance: String
    var structure: String
    /// This f against the pinned configuration.
    var change = ""
  }

  /// The rows of numbers.
  let table: [Row]
  /// N, r, t, or m, t, T, each with its name.
  let design: [String]
  /// C.
  let scale: String

  /// The rows for a snapshot with number columns of a width; `wide` spells the units out.
  ///
  /// Each number is compared with that of a pinned configuration, where there is one.
  init(_ snapshot: Snapshot, pinned: Snapshot? = nil, columnWidth: Int, wide: Bool) {
    let cell = { (text: (NetworkCounts) -> String) -> (String, String) in
      let instance: String
      switch snapshot.instance {
      case .counts(let counts): instance = text(counts)
      case .pending: instance = "…"
      case .unavailable: instance = "-"
      }
      return (instance, text(snapshot.structure))
    }
    let row = {
      (label: String, change: String, text: (NetworkCounts) -> String) -> Row in
      let (instance, structure) = cell(text)
      return Row(label: label, instance: instance, structure: structure, change: change)
    }
    let (live, other) = CountsTable.compared(snapshot, pinned)
    let change = { (value: (NetworkCounts) -> Count) in
      other.map { CountsTable.change(value(live).log10, value($0).log10) } ?? ""
    }
    let bits = other.map { CountsTable.change(live.bitsLog10, $0.bitsLog10) } ?? ""
    let width = columnWidth
    table = [
      row(wide ? "depth, layers" : "layers", change(\.depth)) {
        NumberText.fitted($0.depth, width: width)
      },
      row(wide ? "width, units" : "width", change(\.width)) {
        NumberText.fitted($0.width, width: width)
      },
      row(wide ? "hidden units" : "units", change(\.units)) {
        NumberText.fitted($0.units, width: width)
      },
      row("weights", change(\.weights)) { NumberText.fitted($0.weights, width: width) },
      row("bits", bits) { NumberText.fitted($0.bits, log10: $0.bitsLog10, width: width) },
      row("", "") { NumberText.bytes(bits: $0.bits, bitsLog10: $0.bitsLog10, width: width) },
      row(wide ? "packed bits" : "packed", change(\.packedBits)) {
        NumberText.fitted($0.packedBits, width: width)
      },
    ]
    var design: [String] = []
    var scale = ""
    for parameter in snapshot.design {
      switch parameter.value {
      case .integer(let exponent) where parameter.name == "log2C":
        scale = "C \(CountsTable.powerOfTwo(exponent))"
      case .integer(let value): design.append("\(parameter.name) \(value)")
      case .count(let count):
        design.append("\(parameter.name) \(NumberText.fitted(count, width: wide ? 15 : 9))")
      }
    }
    self.design = design
    self.scale = scale
  }

  /// The counts that are compared: those of this f where both have them, else those of every f.
  static func compared(
    _ live: Snapshot, _ pinned: Snapshot?
  ) -> (live: NetworkCounts, pinned: NetworkCounts?) {
    guard let pinned else { return (live.structure, nil) }
    if case .counts(let own) = live.instance, case .counts(let other) = pinned.instance {
      return (own, other)
    }
    return (live.structure, pinned.structure)
  }

  /// A change from decimal logarithms: `+12.3 %`, `×41.2`, `same`.
  static func change(_ live: Double, _ pinned: Double) -> String {
    // Of nothing and nothing there is no ratio.
    guard live != pinned else { return "same" }
    let ratio = pow(10, live - pinned)
    switch ratio {
    case 1: return "same"
    case 0.5..<2:
      let percent = NumberText.significant((ratio - 1) * 100, digits: 3)
      return (ratio > 1 ? "+" : "") + percent.replacing("-", with: "−") + " %"
    default: return "×" + NumberText.significant(ratio)
    }
  }

  /// Two to a power as a short number: `1/8`, `4`, `2^20`.
  static func powerOfTwo(_ exponent: Int) -> String {
    switch exponent {
    case 0...12: String(1 << exponent)
    case -12..<0: "1/\(1 << -exponent)"
    default: "2^\(exponent)"
    }
  }
}

extension NetworkCounts {
  /// Decimal logarithm of `bits`, also where that overflows.
  var bitsLog10: Double { weights.log10 + log10(log2(Double(lambda))) }
}
