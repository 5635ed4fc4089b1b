import ArgumentParser

/// `qexplore manual`: the manual page.
package struct ManualCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Writes the manual page, with every command, option and key.",
    usage: "qexplore manual",
    discussion: """
      To read it, qexplore manual | man -l -; to keep it, qexplore manual > \
      ~/.local/share/man/man1/qexplore.1, from where man qexplore shows it.
      """)

  package init() {}

  package func execute(in context: CommandContext) throws {
    try context.output.write(ManualPage.text())
  }
}
