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
  }

  /// The rows of numbers.
  let table: [Row]
  /// N, r, t, or m, t, T, each with its name.
  let design: [String]
  /// C.
  let scale: String

  /// The rows for a snapshot with number columns of a width; `wide` spells the units out.
  init(_ snapshot: Snapshot, columnWidth: Int, wide: Bool) {
    let cell = { (text: (NetworkCounts) -> String) -> (String, String) in
      let instance: String
      switch snapshot.instance {
      case .counts(let counts): instance = text(counts)
      case .pending: instance = "…"
      case .unavailable: instance = "-"
      }
      return (instance, text(snapshot.structure))
    }
    let row = { (label: String, text: (NetworkCounts) -> String) -> Row in
      let (instance, structure) = cell(text)
      return Row(label: label, instance: instance, structure: structure)
    }
    let width = columnWidth
    table = [
      row(wide ? "depth, layers" : "layers") { NumberText.fitted($0.depth, width: width) },
      row(wide ? "width, units" : "width") { NumberText.fitted($0.width, width: width) },
      row(wide ? "hidden units" : "units") { NumberText.fitted($0.units, width: width) },
      row("weights") { NumberText.fitted($0.weights, width: width) },
      row("bits") { NumberText.fitted($0.bits, log10: $0.bitsLog10, width: width) },
      row("") { NumberText.bytes(bits: $0.bits, bitsLog10: $0.bitsLog10, width: width) },
      row(wide ? "packed bits" : "packed") { NumberText.fitted($0.packedBits, width: width) },
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
