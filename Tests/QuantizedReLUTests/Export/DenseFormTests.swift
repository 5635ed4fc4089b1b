import QuantizedReLU
import Testing

@Suite struct DenseFormTests {
  @Test("gives the network back edge by edge", arguments: ExportedNetworks.names)
  func holdsEveryEdge(_ name: String) throws {
    let network = try ExportedNetworks.network(name)
    let file = try ONNXFile(network, form: .dense)
    let values = network.codebook.doubleValues
    var below = network.inputCount
    var weights = 0
    for (index, layer) in network.layers.enumerated() {
      let matrix = try #require(file.tensors["layer\(index + 1).weight"])
      let biases = try #require(file.tensors["layer\(index + 1).bias"])
      #expect(matrix.shape == [below, layer.unitCount] && matrix.element == 11)
      #expect(biases.shape == [layer.unitCount] && biases.element == 11)
      var expected = [Double](repeating: 0, count: below * layer.unitCount)
      for unit in 0..<layer.unitCount {
        for edge in layer.rowStart[unit]..<layer.rowStart[unit + 1] {
          expected[Int(layer.columns[edge]) * layer.unitCount + unit] =
            values[Int(layer.codes[edge])]
        }
      }
      #expect(matrix.doubles == expected)
      #expect(
        biases.doubles
          == layer.biases.map { $0 == LayeredNetwork.Layer.noBias ? 0 : values[Int($0)] })
      weights += (matrix.doubles + biases.doubles).count { $0 != 0 }
      below = layer.unitCount
    }
    #expect(Count(weights) == network.counts.weights)
    #expect(file.tensors.count == 2 * network.layers.count)
  }

  @Test("is a chain of MatMul, Add and Relu", arguments: ExportedNetworks.names)
  func isChain(_ name: String) throws {
    let network = try ExportedNetworks.network(name)
    let file = try ONNXFile(network, form: .dense)
    let layer = ["MatMul", "Add", "Relu"]
    let expected = network.layers.flatMap { _ in layer }.dropLast()
    #expect(file.nodes.map(\.operation) == Array(expected))
  }

  @Test("fills matrices of several stripes")
  func fillsStripes() throws {
    // 5000 x 2000 cells are more than a stripe holds; unit u reads sources u and 4999 - u.
    let rows = (0..<2000).map { unit in
      (columns: [Int32(unit), Int32(4999 - unit)], codes: [UInt16(0), 1], bias: none)
    }
    let network = LayeredNetwork(
      codebook: .nonlinear(lambda: 2, precision: 1), inputCount: 5000,
      rows: [rows, [(columns: [7], codes: [1], bias: 0)]])
    let file = try ONNXFile(network, form: .dense)
    let cells = try #require(file.tensors["layer1.weight"]).doubles
    #expect(cells.count == 10_000_000)
    #expect(cells.count { $0 != 0 } == 4000)
    for unit in 0..<2000 {
      #expect(cells[unit * 2000 + unit] == -0.5)
      #expect(cells[(4999 - unit) * 2000 + unit] == 0.5)
    }
  }

  @Test("refuses a file longer than allowed before it makes any of it, and weights that round to 0")
  func refuses() throws {
    let network = try ExportedNetworks.network("nonlinear 2")
    let documentation = ONNXModel.Documentation(
      producer: ("tests", "1"), text: "", properties: [])
    for form in ONNXModel.Form.allCases {
      let size = try ONNXModel(network, form: form, documentation: documentation).byteCount
      _ = try ONNXModel(network, form: form, documentation: documentation, byteLimit: size)
      #expect(throws: ExportError.fileTooLarge(form: form, bytes: Count(size), limit: size - 1)) {
        try ONNXModel(network, form: form, documentation: documentation, byteLimit: size - 1)
      }
    }
    // 10^6 x 10^6 cells, of which nothing may be made.
    let wide = (0..<1_000_000).map { _ in (columns: [Int32](), codes: [UInt16](), bias: none) }
    let large = LayeredNetwork(
      codebook: .nonlinear(lambda: 2, precision: 1), inputCount: 1,
      rows: [wide, wide, [(columns: [0], codes: [1], bias: none)]])
    #expect(throws: ExportError.self) {
      try ONNXModel(large, form: .dense, documentation: documentation)
    }

    // {-1/2, 2^-200, 1/2}: too small for float32, not for float64.
    let small = LayeredNetwork(
      codebook: .nonlinear(lambda: 3, precision: 40_000), inputCount: 1,
      rows: [[(columns: [0], codes: [1], bias: none)]])
    #expect(small.codebook.text(of: 1) == "2^-200")
    _ = try ONNXModel(small, form: .dense, documentation: documentation)
    #expect(throws: ExportError.valueTooSmall(form: .gather, value: "2^-200")) {
      try ONNXModel(small, form: .gather, documentation: documentation)
    }
  }

  private let none = LayeredNetwork.Layer.noBias
}
