import CellCanvas
import Foundation

/// The manual page, made from the definitions of the commands and the table of keys.
package enum ManualPage {
  /// The page in mdoc; the same program gives the same bytes.
  package static func text() throws -> String {
    let program = try CommandOutline.program()
    var writer = MdocWriter()
    writer.macro("Dd \(ProgramVersion.date)")
    writer.macro("Dt QEXPLORE 1")
    writer.macro("Os \(MdocWriter.argument(ProgramVersion.name))")
    head(program, &writer)
    commands(program, &writer)
    keys(&writer)
    writer.macro("Sh SHELL COMPLETIONS")
    writer.text(ManualTexts.completions.text)
    writer.literal(ManualTexts.completions.commands)
    list("ENVIRONMENT", "Ev", ManualTexts.environment, &writer)
    list("FILES", "Pa", ManualTexts.files, &writer)
    list("EXIT STATUS", "Li", ManualTexts.statuses, &writer)
    writer.macro("Sh EXAMPLES")
    for (index, example) in ManualTexts.examples.enumerated() {
      if index > 0 { writer.macro("Pp") }
      writer.text(example.text)
      writer.literal([example.command])
    }
    writer.macro("Sh SEE ALSO")
    for line in ManualTexts.paper { writer.macro(line) }
    return writer.page
  }

  private static func head(_ program: CommandOutline, _ writer: inout MdocWriter) {
    writer.macro("Sh NAME")
    writer.macro("Nm \(program.name)")
    let summary = program.abstract.prefix(1).lowercased() + program.abstract.dropFirst()
    writer.macro(
      "Nd \(MdocWriter.words(summary.hasSuffix(".") ? String(summary.dropLast()) : summary))")
    writer.macro("Sh SYNOPSIS")
    usage(program, &writer)
    for command in program.commands { usage(command, &writer) }
    writer.macro("Sh DESCRIPTION")
    writer.text(program.discussion)
  }

  /// What is given to every command is told once.
  private static let sharedSection = "Network"

  private static func commands(_ program: CommandOutline, _ writer: inout MdocWriter) {
    let shared = Set(program.arguments.filter { isShared($0) })
    writer.macro("Sh NETWORK OPTIONS")
    writer.text("The explorer and the commands that say so take these options.")
    options(program.arguments.filter { $0.sectionTitle == sharedSection }, &writer)
    writer.macro("Sh OPTIONS")
    writer.text("The explorer also takes these options; the last ones go with every command.")
    options(program.arguments.filter { $0.sectionTitle != sharedSection }, &writer)
    writer.macro("Sh COMMANDS")
    for command in program.commands {
      writer.macro("Ss \(MdocWriter.words(command.name))")
      writer.text(command.abstract)
      writer.text(command.discussion)
      options(command.arguments.filter { !shared.contains($0) }, &writer)
      if command.arguments.contains(where: { $0.sectionTitle == sharedSection }) {
        writer.macro("Pp")
        writer.text("It takes the network options.")
      }
    }
  }

  private static func isShared(_ argument: CommandOutline.Argument) -> Bool {
    argument.sectionTitle == sharedSection || argument.sectionTitle == nil
  }

  private static func options(
    _ arguments: [CommandOutline.Argument], _ writer: inout MdocWriter
  ) {
    writer.list(
      arguments.map { argument in
        let value = argument.valueName.map { "Ar \(MdocWriter.argument($0))" } ?? ""
        guard argument.kind != "positional" else { return (value, argument.abstract ?? "") }
        let names = (argument.names ?? []).map { name in
          "Fl \(MdocWriter.escaped(name.kind == "long" ? "-" + name.name : name.name))"
        }
        let text = names.joined(separator: " , ") + (argument.kind == "option" ? " " + value : "")
        return (text, argument.abstract ?? "")
      })
  }

  /// A line of usage: words in angle brackets stand for something, all others for themselves.
  private static func usage(_ command: CommandOutline, _ writer: inout MdocWriter) {
    for line in command.usage {
      let words = line.split(separator: " ").map(String.init)
      writer.macro("Nm \(words.first ?? "")")
      var styled = MdocWriter.escaped(words.dropFirst().joined(separator: " "))
      for (mark, font) in [("<", "\\fI"), (">", "\\fR")] {
        styled = styled.replacing(mark, with: font)
      }
      writer.line(styled)
    }
  }

  private static func keys(_ writer: inout MdocWriter) {
    writer.macro("Sh KEYS")
    for section in HelpText.sections(Keymap.bindings, glyphs: .ascii) {
      writer.macro("Ss \(MdocWriter.words(section.title))")
      writer.list(
        section.entries.map { entry in
          ("Ic " + MdocWriter.words(entry.keys), entry.text)
        })
    }
  }

  private static func list(
    _ title: String, _ macro: String, _ items: [(name: String, meaning: String)],
    _ writer: inout MdocWriter
  ) {
    writer.macro("Sh \(title)")
    writer.list(items.map { ("\(macro) \(MdocWriter.argument($0.name))", $0.meaning) })
  }
}
