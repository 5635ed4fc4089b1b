/// The index lists of one layer in the form `gather`: for every group, for k = 0, 1, ..., the k-th
/// weight of each of its units; the bias is the last weight of a unit.
struct GatherLayer {
  let layer: LayeredNetwork.Layer
  let groups: FanInGroups
  /// Where the units of the layer below stand.
  let below: [Int32]
  let codebook: Codebook
  /// Whether rows are followed by their negatives.
  let isSigned: Bool

  /// Lengths of the parts that are gathered one by one.
  func parts(separateTerms: Int) -> [Int] {
    groups.groups.flatMap { group in
      let count = GatherLayer.partCount(of: group, separateTerms: separateTerms)
      return [Int](
        repeating: count == 1 ? group.fanIn * group.places.count : group.places.count, count: count)
    }
  }

  /// How many parts a group has.
  static func partCount(of group: FanInGroups.Group, separateTerms: Int) -> Int {
    group.fanIn <= separateTerms ? group.fanIn : 1
  }

  /// The narrowest type that holds every row.
  var sourceElement: ONNXGraph.Element {
    let rows = isSigned ? 2 * below.count + 2 : below.count + 1
    return rows <= 1 << 8 ? .uint8 : rows <= 1 << 16 ? .uint16 : .int32
  }

  /// The narrowest type that holds every code.
  var codeElement: ONNXGraph.Element { codebook.codeCount <= 1 << 8 ? .uint8 : .uint16 }

  /// Writes the row that each weight reads.
  func writeSources(to output: inout ByteOutput) throws {
    let element = sourceElement
    let isNegative = isSigned ? (0..<codebook.codeCount).map { codebook.value(of: $0) < 0 } : []
    try forEachWeight { source, code in
      let row: Int
      if isSigned {
        let sign = isNegative[code] ? 1 : 0
        row = source.map { Int(below[$0]) + sign * below.count } ?? 2 * below.count + sign
      } else {
        row = source.map { Int(below[$0]) } ?? below.count
      }
      try GatherLayer.write(row, element, to: &output)
    }
  }

  /// Writes the code of each weight.
  func writeCodes(to output: inout ByteOutput) throws {
    let element = codeElement
    try forEachWeight { _, code in try GatherLayer.write(code, element, to: &output) }
  }

  /// Visits the weights in the order of the lists; a bias has no source.
  private func forEachWeight(_ visit: (_ source: Int?, _ code: Int) throws -> Void) rethrows {
    for group in groups.groups {
      for k in 0..<group.fanIn {
        for place in group.places {
          let unit = Int(groups.order[place])
          let edge = layer.rowStart[unit] + k
          if edge < layer.rowStart[unit + 1] {
            try visit(Int(layer.columns[edge]), Int(layer.codes[edge]))
          } else {
            try visit(nil, Int(layer.biases[unit]))
          }
        }
      }
    }
  }

  private static func write(
    _ value: Int, _ element: ONNXGraph.Element, to output: inout ByteOutput
  ) throws {
    switch element {
    case .uint8: try output.append(UInt8(value))
    case .uint16: try output.append(littleEndian: UInt16(value))
    default: try output.append(littleEndian: Int32(value))
    }
  }
}
