/// The nodes and constant tensors of an ONNX graph while it is put together (onnx.proto, whose
/// field numbers these are).
struct ONNXGraph {
  /// What the elements of a tensor are, by the number that ONNX gives them.
  enum Element: Int {
    case float = 1
    case uint8 = 2
    case uint16 = 4
    case int32 = 6
    case int64 = 7
    case double = 11

    var byteCount: Int {
      switch self {
      case .uint8: 1
      case .uint16: 2
      case .float, .int32: 4
      case .int64, .double: 8
      }
    }
  }

  /// An attribute of a node.
  struct Attribute {
    fileprivate var message = ProtobufMessage()

    static func integer(_ name: String, _ value: Int) -> Attribute {
      var attribute = Attribute()
      attribute.message.add(1, text: name)
      attribute.message.add(3, integer: value)
      attribute.message.add(20, integer: 2)
      return attribute
    }

    static func integers(_ name: String, _ values: [Int]) -> Attribute {
      var attribute = Attribute()
      attribute.message.add(1, text: name)
      for value in values { attribute.message.add(8, integer: value) }
      attribute.message.add(20, integer: 7)
      return attribute
    }

    static func tensor(_ name: String, _ tensor: ProtobufMessage) -> Attribute {
      var attribute = Attribute()
      attribute.message.add(1, text: name)
      attribute.message.add(5, message: tensor)
      attribute.message.add(20, integer: 4)
      return attribute
    }
  }

  private var nodes: [ProtobufMessage] = []
  private var tensors: [ProtobufMessage] = []

  /// Adds a node and returns the name of its only output.
  @discardableResult
  mutating func node(
    _ operation: String, _ inputs: [String], _ output: String, _ attributes: [Attribute] = []
  ) -> String {
    node(operation, inputs, outputs: [output], attributes)
    return output
  }

  /// Adds a node with several outputs.
  mutating func node(
    _ operation: String, _ inputs: [String], outputs: [String], _ attributes: [Attribute] = []
  ) {
    var node = ProtobufMessage()
    for input in inputs { node.add(1, text: input) }
    for output in outputs { node.add(2, text: output) }
    node.add(4, text: operation)
    for attribute in attributes { node.add(5, message: attribute.message) }
    nodes.append(node)
  }

  /// Adds a constant tensor whose bytes `write` makes when they are wanted, and returns its name.
  @discardableResult
  mutating func constant(
    _ name: String, _ element: Element, _ shape: [Int],
    write: @escaping (inout ByteOutput) throws -> Void
  ) -> String {
    tensors.append(ONNXGraph.tensor(name, element, shape, write: write))
    return name
  }

  /// Adds a constant vector of whole numbers, for operators that take shapes and axes as inputs.
  @discardableResult
  mutating func constant(_ name: String, _ values: [Int]) -> String {
    constant(name, .int64, [values.count]) { output in
      for value in values { try output.append(littleEndian: Int64(value)) }
    }
  }

  /// A tensor, named or, within an attribute, not.
  static func tensor(
    _ name: String?, _ element: Element, _ shape: [Int],
    write: @escaping (inout ByteOutput) throws -> Void
  ) -> ProtobufMessage {
    var tensor = ProtobufMessage()
    for extent in shape { tensor.add(1, integer: extent) }
    tensor.add(2, integer: element.rawValue)
    if let name { tensor.add(8, text: name) }
    let byteCount = shape.reduce(element.byteCount, *)
    tensor.add(9, byteCount: byteCount, write: write)
    return tensor
  }

  /// The graph as a message: input `x` [batch, d], output `y` [batch, 1], both of `element`.
  func message(name: String, element: Element, inputCount: Int) -> ProtobufMessage {
    var graph = ProtobufMessage()
    for node in nodes { graph.add(1, message: node) }
    graph.add(2, text: name)
    for tensor in tensors { graph.add(5, message: tensor) }
    graph.add(11, message: ONNXGraph.batch("x", element, columns: inputCount))
    graph.add(12, message: ONNXGraph.batch("y", element, columns: 1))
    return graph
  }

  /// The description of a value [batch, columns].
  private static func batch(_ name: String, _ element: Element, columns: Int) -> ProtobufMessage {
    var rowCount = ProtobufMessage()
    rowCount.add(2, text: "batch")
    var columnCount = ProtobufMessage()
    columnCount.add(1, integer: columns)
    var shape = ProtobufMessage()
    shape.add(1, message: rowCount)
    shape.add(1, message: columnCount)
    var tensor = ProtobufMessage()
    tensor.add(1, integer: element.rawValue)
    tensor.add(2, message: shape)
    var type = ProtobufMessage()
    type.add(1, message: tensor)
    var value = ProtobufMessage()
    value.add(1, text: name)
    value.add(2, message: type)
    return value
  }
}
