/// The form `dense`: one MatMul and one Add a layer, Relu between them.
///
/// A cell holds one weight or zero: a network has at most one edge between two units, for the
/// lowering gives a source as many copies as any one reader takes edges from it.
enum DenseGraph {
  /// The graph as a message.
  static func message(_ network: LayeredNetwork) -> ProtobufMessage {
    var graph = ONNXGraph()
    var below = "x"
    var belowCount = network.inputCount
    let values = network.codebook.doubleValues
    for (index, layer) in network.layers.enumerated() {
      let (name, isOutput) = ("layer\(index + 1)", index == network.layers.count - 1)
      let sources = belowCount
      let weights = graph.constant("\(name).weight", .double, [sources, layer.unitCount]) {
        try layer.writeMatrix(sources: sources, values: values, to: &$0)
      }
      let biases = graph.constant("\(name).bias", .double, [layer.unitCount]) { output in
        for bias in layer.biases {
          let value = bias == LayeredNetwork.Layer.noBias ? 0 : values[Int(bias)]
          try output.append(littleEndian: value.bitPattern)
        }
      }
      let product = graph.node("MatMul", [below, weights], "\(name).product")
      let sum = graph.node("Add", [product, biases], isOutput ? "y" : "\(name).sum")
      if !isOutput { below = graph.node("Relu", [sum], name) }
      belowCount = layer.unitCount
    }
    return graph.message(name: "qexplore", element: .double, inputCount: network.inputCount)
  }
}

extension LayeredNetwork {
  /// Numbers that the matrices and biases of the form `dense` hold, zeros included.
  var denseCells: Count {
    var below = inputCount
    var cells: Count = 0
    for layer in layers {
      cells = cells + Count(below + 1) * Count(layer.unitCount)
      below = layer.unitCount
    }
    return cells
  }
}

extension LayeredNetwork.Layer {
  /// So many cells are made at a time, 32 MiB, unless one row has more.
  private static let cellsAtATime = 1 << 22

  /// Writes the matrix [sources, units] row by row: a stripe of sources at a time, all edges looked
  /// through for each, so that nothing as large as the matrix or the layer is held.
  fileprivate func writeMatrix(
    sources: Int, values: [Double], to output: inout ByteOutput
  ) throws {
    guard unitCount > 0 else { return }
    let height = max(1, Self.cellsAtATime / unitCount)
    for start in stride(from: 0, to: sources, by: height) {
      let rows = start..<min(sources, start + height)
      var cells = [UInt64](repeating: 0, count: rows.count * unitCount)
      for unit in 0..<unitCount {
        for edge in rowStart[unit]..<rowStart[unit + 1] {
          let source = Int(columns[edge])
          guard rows.contains(source) else { continue }
          cells[(source - start) * unitCount + unit] =
            values[Int(codes[edge])].bitPattern.littleEndian
        }
      }
      try cells.withUnsafeBytes { try output.append(raw: $0) }
    }
  }
}
