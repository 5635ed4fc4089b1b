/// A network as an ONNX file (opset 17), sized before a byte of it is written.
///
/// The same network gives the same bytes.
public struct ONNXModel {
  /// How the network is written.
  public enum Form: String, CaseIterable, Sendable, Hashable {
    /// Index lists: a weight costs one index, work and size follow the weights; float32.
    case gather
    /// Matrices with zeros between the weights, MatMul, Add and Relu alone: what verification tools
    /// read; float64.
    case dense
  }

  /// What the file says of itself.
  public struct Documentation: Sendable {
    /// The program and its version.
    public var producer: (name: String, version: String)
    /// One text for people.
    public var text: String
    /// Names and values for programs, in order.
    public var properties: [(name: String, value: String)]

    /// A description.
    public init(
      producer: (name: String, version: String), text: String,
      properties: [(name: String, value: String)]
    ) {
      self.producer = producer
      self.text = text
      self.properties = properties
    }
  }

  /// The most bytes that protocol buffers allow in one message.
  public static let byteLimit = Int(Int32.max)

  private static let irVersion = 8
  private static let opset = 17

  private let message: ProtobufMessage

  /// How many bytes the file has.
  public var byteCount: Int { message.byteCount }

  /// Puts the graph together; tensors are made while they are written.
  ///
  /// - Throws: `ExportError` where the form cannot hold the network.
  public init(
    _ network: LayeredNetwork, form: Form, documentation: Documentation,
    byteLimit: Int = ONNXModel.byteLimit
  ) throws(ExportError) {
    try network.checkValues(for: form)
    if form == .dense {
      let bytes = network.denseCells * Count(ONNXGraph.Element.double.byteCount)
      guard let count = bytes.int, count <= byteLimit else {
        throw .fileTooLarge(form: form, bytes: bytes, limit: byteLimit)
      }
    }
    let graph: ProtobufMessage
    switch form {
    case .dense: graph = DenseGraph.message(network)
    case .gather: graph = GatherGraph(network).message
    }
    message = ONNXModel.message(graph, documentation)
    guard message.byteCount <= byteLimit else {
      throw .fileTooLarge(form: form, bytes: Count(message.byteCount), limit: byteLimit)
    }
  }

  /// Writes the file.
  ///
  /// O(`byteCount`), for `dense` also O(weights x megabytes of the widest matrix / 32).
  public func write(to output: inout ByteOutput) throws { try message.write(to: &output) }

  private static func message(
    _ graph: ProtobufMessage, _ documentation: Documentation
  ) -> ProtobufMessage {
    var operators = ProtobufMessage()
    operators.add(1, text: "")
    operators.add(2, integer: opset)
    var model = ProtobufMessage()
    model.add(1, integer: irVersion)
    model.add(2, text: documentation.producer.name)
    model.add(3, text: documentation.producer.version)
    model.add(6, text: documentation.text)
    model.add(7, message: graph)
    model.add(8, message: operators)
    for (name, value) in documentation.properties {
      var entry = ProtobufMessage()
      entry.add(1, text: name)
      entry.add(2, text: value)
      model.add(14, message: entry)
    }
    return model
  }
}

/// Why a network cannot be written in a form.
public enum ExportError: Error, Hashable, Sendable {
  /// An ONNX file may have `limit` bytes, and this one would have more.
  case fileTooLarge(form: ONNXModel.Form, bytes: Count, limit: Int)
  /// A weight has a value, given as text, that the form's numbers round to nothing.
  case valueTooSmall(form: ONNXModel.Form, value: String)
}

extension LayeredNetwork {
  /// Which codes any edge or bias has, by code.
  ///
  /// O(weights).
  var usedCodes: [Bool] {
    var used = [Bool](repeating: false, count: codebook.codeCount)
    for layer in layers {
      for code in layer.codes { used[Int(code)] = true }
      for bias in layer.biases where bias != Layer.noBias { used[Int(bias)] = true }
    }
    return used
  }

  /// Refuses values that are below the smallest normal number of the form.
  fileprivate func checkValues(for form: ONNXModel.Form) throws(ExportError) {
    let least: Rational = .powerOfTwo(form == .dense ? -1022 : -126)
    for (code, isUsed) in usedCodes.enumerated()
    where isUsed && codebook.value(of: code).magnitude < least {
      throw .valueTooSmall(form: form, value: codebook.text(of: code))
    }
  }
}
