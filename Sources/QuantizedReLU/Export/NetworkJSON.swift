/// A network as members of a JSON object: `inputs`, `codebook`, `layers` and `output`.
///
/// A unit is `{"edges": [[source, code], ...], "bias": code}`, without `bias` where it has none; one
/// stands on a line.
public struct NetworkJSON {
  private let network: LayeredNetwork

  /// A document of a network.
  public init(_ network: LayeredNetwork) { self.network = network }

  /// Writes the members, without the braces around them.
  ///
  /// O(weights).
  public func write(to output: inout ByteOutput) throws {
    try output.append(contentsOf: "  \"inputs\": \(network.inputCount),\n  \"codebook\": [".utf8)
    for code in 0..<network.codebook.codeCount {
      try output.append(
        contentsOf: "\(code == 0 ? "" : ", ")\"\(network.codebook.text(of: code))\"".utf8)
    }
    try output.append(contentsOf: "],\n  \"layers\": [".utf8)
    for (index, layer) in network.layers.dropLast().enumerated() {
      try output.append(contentsOf: "\(index == 0 ? "" : ",")\n    [".utf8)
      for unit in 0..<layer.unitCount {
        try output.append(contentsOf: "\(unit == 0 ? "" : ",")\n      ".utf8)
        try write(unit, of: layer, to: &output)
      }
      try output.append(contentsOf: "\n    ]".utf8)
    }
    try output.append(contentsOf: "\(network.layers.count > 1 ? "\n  " : "")],\n  ".utf8)
    try output.append(contentsOf: "\"output\": ".utf8)
    if let last = network.layers.last { try write(0, of: last, to: &output) }
    try output.append(contentsOf: "\n".utf8)
  }

  private func write(
    _ unit: Int, of layer: LayeredNetwork.Layer, to output: inout ByteOutput
  ) throws {
    try output.append(contentsOf: "{\"edges\": [".utf8)
    let edges = layer.rowStart[unit]..<layer.rowStart[unit + 1]
    for edge in edges {
      try output.append(contentsOf: (edge == edges.lowerBound ? "[" : ", [").utf8)
      try output.append(decimal: Int(layer.columns[edge]))
      try output.append(contentsOf: ", ".utf8)
      try output.append(decimal: Int(layer.codes[edge]))
      try output.append(UInt8(ascii: "]"))
    }
    try output.append(UInt8(ascii: "]"))
    if layer.biases[unit] != LayeredNetwork.Layer.noBias {
      try output.append(contentsOf: ", \"bias\": ".utf8)
      try output.append(decimal: Int(layer.biases[unit]))
    }
    try output.append(UInt8(ascii: "}"))
  }
}
