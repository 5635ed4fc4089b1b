import ArgumentParser
import CellCanvas
import Figures
import QuantizedReLU

/// `qexplore screen`: one frame of the explorer without a terminal.
package struct ScreenCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Writes one frame of the explorer, after keys, without a terminal.",
    usage: "qexplore screen [--size <CxR>] [--keys <keys>] [--output <file>] [<options>]",
    discussion: """
      Keys are written as in a script: Down "0.01" Enter 2. Without --output the frame goes to standard \
      output, as plain text or, with --format ansi, in colours; the ending of the file chooses \
      txt, ansi, svg, png or pdf.
      """)

  @OptionGroup(title: "Network")
  var construction: ConstructionOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Size in character cells (default: 120x40).", valueName: "CxR"))
  var size: String?

  @Option(parsing: .unconditional, help: "Keys that are pressed first, as in 'Right Right 2'.")
  var keys: String?

  @OptionGroup(title: "Screen")
  var look: LookOptions

  @OptionGroup
  var start: ViewOptions

  @Option(
    parsing: .unconditional,
    help: "On standard output: text or ansi, with colours (default: text).",
    completion: .names(of: Format.self))
  var format: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replaces a file of that name.")
  var overwrite = false

  package init() {}

  /// How a frame goes to standard output.
  private enum Format: String, CaseIterable {
    case text, ansi
  }

  package func execute(in context: CommandContext) throws {
    let format: Format = try choice(format, named: "format") ?? .text
    let session = try session()
    guard let output else {
      try context.output.write(
        format == .text ? session.frame.plainText : session.frame.ansi(depth: .direct))
      return
    }
    let file = OutputFile(path: output)
    let kind = try FileFormat(of: file)
    let theme = session.themes[session.state.themeIndex]
    let bytes = try ScreenFile.bytes(
      session.frame, theme: theme, kind,
      provenance: Provenance(
        title: "qexplore, view \(session.state.view.title)",
        parameters: session.state.setting.caption(function: session.state.target.text),
        command: command, creator: ProgramVersion.name))
    try file.write(bytes, replacing: overwrite)
  }

  private func session() throws -> ExplorerSession {
    let request = try construction.request()
    let setting = try request.setting()
    var choices = ScreenChoices()
    (choices.view, choices.glyphs) = (start.view, look.glyphs)
    var themes = ScreenThemes()
    themes.asked = look.theme
    let script: [Key]
    do throws(KeyScript.Mistake) {
      script = try KeyScript(keys ?? "").keys
    } catch {
      throw CommandFailure(
        "\(shown(error.word)) in --keys is no key; write names such as Up, Enter or Ctrl-L, "
          + "characters, or text in quotation marks.")
    }
    let options = ExplorerOptions(
      setting: setting, target: try request.target(dimension: setting.d),
      themes: try themes.themes(), glyphs: try choices.chosenGlyphs() ?? .braille,
      view: try choices.chosenView() ?? .approximation)
    var session = ExplorerSession(options, size: try cells())
    for key in script { session.feed(.key(key)) }
    guard !session.effects.contains(where: { if case .save = $0 { true } else { false } }) else {
      throw CommandFailure(
        "the keys \(shown(keys ?? "")) save a file, which a frame does not; give --output FILE, or "
          + "take qexplore plot or report.")
    }
    return session
  }

  private func cells() throws -> Size {
    let text = size ?? "120x40"
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...1000).contains(columns), (1...1000).contains(rows)
    else {
      throw CommandFailure(
        "the size \(shown(text)) is not columns and rows from 1 to 1000; write it as in 120x40.")
    }
    return Size(columns: columns, rows: rows)
  }

  private var command: String {
    let words: [(String, String?)] = [
      ("function", construction.function), ("lambda", construction.lambda),
      ("epsilon", construction.epsilon), ("n", construction.order), ("d", construction.dimension),
      ("quantization", construction.quantization), ("codebook", construction.codebook),
      ("structure", construction.structure), ("parameters", construction.parameters),
      ("size", size), ("keys", keys), ("view", start.view), ("theme", look.theme),
      ("glyphs", look.glyphs),
      ("output", output),
    ]
    return
      (["qexplore screen"]
      + words.compactMap { name, value in value.map { "--\(name) \(quotedForShell($0))" } })
      .joined(separator: " ")
  }
}
