import QuantizedReLU
import Testing

@Suite struct GatherFormTests {
  @Test("reads for every unit what it reads in the network", arguments: ExportedNetworks.names)
  func listsEveryWeight(_ name: String) throws {
    let network = try ExportedNetworks.network(name)
    let file = try ONNXFile(network, form: .gather)
    let isSigned = network.codebook.codeCount == 2
    var places = Array(0..<network.inputCount)
    for (index, layer) in network.layers.enumerated() {
      let sources = file.tensors["layer\(index + 1).source"]?.integers ?? []
      let codes = file.tensors["layer\(index + 1).code"]?.integers ?? []
      #expect(sources.count == layer.weightCount)
      #expect(codes.count == (isSigned ? 0 : layer.weightCount))
      // The units of one fan-in stand together: their first weights, their second ones, ...
      let fanIns = (0..<layer.unitCount).map { unit in
        layer.rowStart[unit + 1] - layer.rowStart[unit]
          + (layer.biases[unit] == LayeredNetwork.Layer.noBias ? 0 : 1)
      }
      let order = fanIns.indices.sorted { (fanIns[$0], $0) < (fanIns[$1], $1) }
      var position = 0
      for fanIn in Set(fanIns).sorted() {
        let units = order.filter { fanIns[$0] == fanIn }
        for (column, unit) in units.enumerated() {
          let read = (0..<fanIn).map { k in
            let at = position + k * units.count + column
            return isSigned ? [sources[at]] : [sources[at], codes[at]]
          }
          #expect(Set(read) == expected(unit, of: layer, places, isSigned: isSigned))
          #expect(Set(read).count == fanIn)
        }
        position += fanIn * units.count
      }
      places = [Int](repeating: 0, count: order.count)
      for (place, unit) in order.enumerated() { places[unit] = place }
    }
  }

  /// What a unit reads: rows with their sign as a row further down, or rows with codes; a bias
  /// reads the row behind the units.
  private func expected(
    _ unit: Int, of layer: LayeredNetwork.Layer, _ places: [Int], isSigned: Bool
  ) -> Set<[Int]> {
    var weights: [(row: Int, code: Int)] = []
    for edge in layer.rowStart[unit]..<layer.rowStart[unit + 1] {
      let code = Int(layer.codes[edge])
      let place = places[Int(layer.columns[edge])]
      weights.append((isSigned && code == 0 ? place + places.count : place, code))
    }
    if layer.biases[unit] != LayeredNetwork.Layer.noBias {
      let code = Int(layer.biases[unit])
      weights.append(
        (isSigned ? 2 * places.count + (code == 0 ? 1 : 0) : places.count, code))
    }
    return Set(weights.map { isSigned ? [$0.row] : [$0.row, $0.code] })
  }

  @Test(
    "names no tensor that is not there, and leaves none unread", arguments: ExportedNetworks.names)
  func isConnected(_ name: String) throws {
    let file = try ONNXFile(try ExportedNetworks.network(name), form: .gather)
    let read = Set(file.nodes.flatMap(\.inputs))
    #expect(file.tensors.keys.allSatisfy { read.contains($0) })
  }

  @Test("gives the same bytes twice, and keeps what it is told of the network")
  func repeatsBytes() throws {
    let properties = [("lambda", "2"), ("function", "sin(x)·é")]
    for form in ONNXModel.Form.allCases {
      let first = try ONNXFile(
        try ExportedNetworks.network("linear 4"), form: form, properties: properties)
      let second = try ONNXFile(
        try ExportedNetworks.network("linear 4"), form: form, properties: properties)
      #expect(first.bytes == second.bytes)
      #expect(first.properties == ["lambda": "2", "function": "sin(x)·é"])
    }
  }
}
