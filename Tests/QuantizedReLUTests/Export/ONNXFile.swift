import QuantizedReLU

/// An exported model, read back by the numbers of onnx.proto.
struct ONNXFile {
  /// A constant tensor.
  struct Tensor {
    var shape: [Int] = []
    var element = 0
    var bytes: ArraySlice<UInt8> = []

    /// Its numbers, so many bytes each.
    func numbers<Number: FixedWidthInteger>(_: Number.Type) -> [Number] {
      let width = Number.bitWidth / 8
      return stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map { start in
        bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | Number($1) }
      }
    }

    /// Its doubles.
    var doubles: [Double] { numbers(UInt64.self).map(Double.init(bitPattern:)) }

    /// Its whole numbers, of whichever width.
    var integers: [Int] {
      switch element {
      case 2: numbers(UInt8.self).map { Int($0) }
      case 4: numbers(UInt16.self).map { Int($0) }
      case 6: numbers(UInt32.self).map { Int($0) }
      default: numbers(UInt64.self).map { Int($0) }
      }
    }
  }

  var bytes: [UInt8] = []
  /// Operators with their inputs.
  var nodes: [(operation: String, inputs: [String])] = []
  var tensors: [String: Tensor] = [:]
  var properties: [String: String] = [:]

  init(
    _ network: LayeredNetwork, form: ONNXModel.Form, properties given: [(String, String)] = []
  ) throws {
    let model = try ONNXModel(
      network, form: form,
      documentation: .init(producer: ("tests", "1"), text: "made by tests", properties: given))
    var output: [UInt8] = []
    var stream = ByteOutput { output += Array($0) }
    try model.write(to: &stream)
    try stream.finish()
    bytes = output
    for field in try ProtobufReader.fields(of: output[...]) {
      switch field.number {
      case 7: try read(graph: field.bytes)
      case 14:
        let entry = try ProtobufReader.fields(of: field.bytes)
        properties[entry[0].text] = entry[1].text
      default: break
      }
    }
  }

  private mutating func read(graph: ArraySlice<UInt8>) throws {
    for field in try ProtobufReader.fields(of: graph) {
      switch field.number {
      case 1:
        let node = try ProtobufReader.fields(of: field.bytes)
        nodes.append(
          (
            node.first { $0.number == 4 }?.text ?? "",
            node.filter { $0.number == 1 }.map(\.text)
          ))
      case 5:
        var tensor = Tensor()
        var name = ""
        for field in try ProtobufReader.fields(of: field.bytes) {
          switch field.number {
          case 1: tensor.shape.append(field.integer)
          case 2: tensor.element = field.integer
          case 8: name = field.text
          default: tensor.bytes = field.bytes
          }
        }
        tensors[name] = tensor
      default: break
      }
    }
  }
}

/// Networks of every structure on codebooks of every kind.
enum ExportedNetworks {
  static let names = [
    "nonlinear 2", "nonlinear 3", "linear 4", "dependent", "listed", "zero", "compact tree",
    "compact folded", "compact units",
  ]

  static func network(_ name: String) throws -> LayeredNetwork {
    var setting = Setting(
      lambda: name == "linear 4" ? 4 : name == "nonlinear 3" ? 3 : 2, epsilon: try Epsilon("0.2"),
      n: 1, d: 1, quantization: name == "linear 4" ? .linear : .nonlinear)
    if name == "listed" {
      setting.codebook = [Rational(-1, over: 3), Rational(1, over: 3), Rational(1, over: 2)]
    }
    if name == "dependent" || name == "zero" { setting.structure = .dependent }
    let target = try TargetFunction(parsing: name == "zero" ? "0" : "sin(x)", dimension: 1)
    if name.hasPrefix("compact") {
      let epsilon = try Epsilon(name == "compact folded" ? "1/128" : "0.2")
      return try CompactConstruction(
        epsilon: epsilon, target: target,
        codebook: name == "compact units" ? .compactUnits : .compact
      ).network()
    }
    return try Construction(setting: setting, target: target).network()
  }
}
