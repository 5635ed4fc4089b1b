import QuantizedReLU

/// A network as a file: built, described, and written piece by piece.
package struct NetworkFile {
  /// What a network can be written as.
  package enum Format: Sendable, Hashable {
    /// ONNX, in one of its forms.
    case onnx(ONNXModel.Form)
    /// Our own JSON, with the codes.
    case json

    /// The format of a file name and of the option `--form`.
    ///
    /// Throws `CommandFailure` for another ending, and for a form where there is none.
    package init(of file: OutputFile, form: ONNXModel.Form?) throws {
      switch file.ending {
      case "onnx": self = .onnx(form ?? .gather)
      case "json":
        if let form {
          throw CommandFailure(
            "--form \(form.rawValue) is for .onnx, and \(shown(file.path, limit: 200)) has one form "
              + "only; leave it out, or write .onnx.")
        }
        self = .json
      default:
        throw CommandFailure(
          "\(shown(file.path, limit: 200)) does not end in a kind of file that networks are written "
            + "as; choose .onnx or .json.")
      }
    }
  }

  private let construction: Construction
  private let network: LayeredNetwork
  private let command: String
  private let producer: (name: String, version: String)

  /// Builds the network; `command` is what makes the file again, `version` that of the program.
  ///
  /// Throws `EvaluationError` where it would not fit into memory, before anything is built.
  package init(_ construction: Construction, command: String, version: String) throws {
    producer = ("qexplore", version)
    self.construction = construction
    self.command = command
    network = try construction.network()
    do { try network.checkInvariants() } catch {
      throw CommandFailure("the network breaks a rule of its own (\(error)); please report this.")
    }
  }

  /// Writes the file.
  ///
  /// Throws `ExportError` where the format cannot hold the network, and `CommandFailure`.
  package func write(_ format: Format, to file: OutputFile, replacing mayReplace: Bool) throws {
    switch format {
    case .onnx(let form):
      let model = try ONNXModel(network, form: form, documentation: documentation(form))
      try file.write(replacing: mayReplace) { receive in
        var output = ByteOutput(receive: receive)
        try model.write(to: &output)
        try output.finish()
      }
    case .json:
      try file.write(replacing: mayReplace) { receive in
        var output = ByteOutput(receive: receive)
        try output.append(contentsOf: heading.utf8)
        try NetworkJSON(network).write(to: &output)
        try output.append(contentsOf: "}\n".utf8)
        try output.finish()
      }
    }
  }

  private var parameters: [JSONValue.Member] { CountReport.parameters(of: construction) }
  private var counts: [JSONValue.Member] { CountReport.members(of: network.counts) }

  /// The first members of the JSON, without the brace behind them.
  private var heading: String {
    let members: [JSONValue.Member] = [
      .init("format", "qexplore-network-1"),
      .init("producer", .string("\(producer.name) \(producer.version)")),
      .init("command", .string(command)), .init("parameters", .object(parameters)),
      .init("counts", .object(counts)),
    ]
    // What follows stands where the closing line break and brace stood.
    return JSONValue.object(members).indentedText.dropLast(2) + ",\n"
  }

  private func documentation(_ form: ONNXModel.Form) -> ONNXModel.Documentation {
    let codebook = network.codebook
    var properties = parameters.filter { $0.key != "codebook" }.map { ($0.key, $0.value.cell) }
    properties.append(
      ("codebook", (0..<codebook.codeCount).map(codebook.text(of:)).joined(separator: " ")))
    properties += counts.map { ($0.key, $0.value.cell) }
    properties += [("form", form.rawValue), ("command", command)]
    return ONNXModel.Documentation(
      producer: producer, text: "Made by: \(command)", properties: properties)
  }
}
