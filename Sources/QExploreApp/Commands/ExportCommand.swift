import ArgumentParser
import QuantizedReLU

/// `qexplore export`: the network as a file that other programs run.
package struct ExportCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the network as ONNX or JSON.",
    usage: "qexplore export --output <file> [<options>]",
    discussion: """
      The network is the one of "this f" in the command count, unit by unit. FILE.onnx takes input x \
      [batch, d] and gives y [batch, 1]: in the form gather by index lists in float32, a weight \
      an index; in the form dense by MatMul, Add and Relu alone in float64, matrices with zeros \
      between the weights, as verification tools want. FILE.json names the codebook, and source and \
      code of every edge.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The file to write, .onnx or .json.", valueName: "file"),
    completion: .file(extensions: ["onnx", "json"]))
  var output: String?

  @Option(
    parsing: .unconditional, help: "For .onnx: gather or dense (default: gather).",
    completion: .names(of: ONNXModel.Form.self))
  var form: String?

  @Flag(help: "Replaces a file of that name.")
  var overwrite = false

  package init() {}

  package func execute(in context: CommandContext) throws {
    guard let output else {
      throw CommandFailure("export needs a file to write; give --output FILE, such as net.onnx.")
    }
    let file = OutputFile(path: output)
    let format = try NetworkFile.Format(of: file, form: choice(form, named: "form"))
    let request = try construction.request()
    let construction = try construction.construction()
    // Before the network is built, which takes longer.
    try file.check(replacing: overwrite)
    try NetworkFile(
      construction,
      command: command(
        construction.setting, function: request.function ?? NetworkRequest.defaultFunction, format),
      version: ProgramVersion.number
    ).write(format, to: file, replacing: overwrite)
  }

  private func command(
    _ setting: Setting, function: String, _ format: NetworkFile.Format
  ) -> String {
    var words = ["qexplore export", setting.options(function: function)]
    if case .onnx(let form) = format { words.append("--form \(form.rawValue)") }
    return words.joined(separator: " ") + " --output \(quotedForShell(output ?? ""))"
  }
}
