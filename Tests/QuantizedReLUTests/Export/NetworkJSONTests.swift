import Foundation
import QuantizedReLU
import Testing

@Suite struct NetworkJSONTests {
  private struct Unit: Decodable {
    var edges: [[Int]]
    var bias: Int?
  }

  private struct Document: Decodable {
    var inputs: Int
    var codebook: [String]
    var layers: [[Unit]]
    var output: Unit
  }

  @Test("gives the network back edge by edge", arguments: ExportedNetworks.names)
  func holdsEveryEdge(_ name: String) throws {
    let network = try ExportedNetworks.network(name)
    var bytes = Array("{".utf8)
    var output = ByteOutput { bytes += Array($0) }
    try NetworkJSON(network).write(to: &output)
    try output.finish()
    let document = try JSONDecoder().decode(Document.self, from: Data(bytes + Array("}".utf8)))
    #expect(document.inputs == network.inputCount)
    #expect(
      document.codebook.map { Rational(text: $0) }
        == (0..<network.codebook.codeCount).map { network.codebook.value(of: $0) })
    let read = LayeredNetwork(
      codebook: network.codebook, inputCount: document.inputs,
      rows: (document.layers + [[document.output]]).map { units in
        units.map { unit in
          (
            columns: unit.edges.map { Int32($0[0]) }, codes: unit.edges.map { UInt16($0[1]) },
            bias: unit.bias.map { UInt16($0) } ?? LayeredNetwork.Layer.noBias
          )
        }
      })
    try read.checkInvariants()
    #expect(read.layers.count == network.layers.count)
    for (a, b) in zip(read.layers, network.layers) {
      #expect(a.rowStart == b.rowStart && a.columns == b.columns)
      #expect(a.codes == b.codes && a.biases == b.biases)
    }
  }
}
