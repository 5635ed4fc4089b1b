import ArgumentParser
import Foundation

/// A command as its definition has it: what its help says, as values.
struct CommandOutline {
  /// `qexplore count`.
  let name: String
  /// Lines such as `qexplore count [<options>]`.
  let usage: [String]
  /// What it does, a sentence.
  let abstract: String
  /// More about it; may be empty.
  let discussion: String
  /// Its arguments, options and flags, in order.
  let arguments: [Argument]
  /// The commands below it.
  let commands: [CommandOutline]

  /// An argument, an option or a flag.
  struct Argument: Decodable, Hashable {
    /// One of its names, without dashes.
    struct Name: Decodable, Hashable {
      /// long, short or longWithSingleDash.
      let kind: String
      let name: String
    }

    /// positional, option or flag.
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let sectionTitle: String?
    let shouldDisplay: Bool
  }

  /// The whole program.
  ///
  /// Throws `DecodingError` where ArgumentParser describes commands in another way than it did.
  static func program() throws -> CommandOutline {
    let dump = try JSONDecoder().decode(Dump.self, from: Data(RootCommand._dumpHelp().utf8))
    return CommandOutline(RootCommand.self, dump.command, above: "")
  }

  private init(_ type: any ParsableCommand.Type, _ dumped: Dump.Command, above: String) {
    let configuration = type.configuration
    let name = above + dumped.commandName
    self.name = name
    usage =
      configuration.usage?.split(separator: "\n").map(String.init) ?? ["\(name) [<options>]"]
    (abstract, discussion) = (configuration.abstract, configuration.discussion)
    arguments = (dumped.arguments ?? []).filter(\.shouldDisplay)
    commands = configuration.subcommands.compactMap { type in
      let dumped = dumped.subcommands?.first { $0.commandName == type._commandName }
      return dumped.map { CommandOutline(type, $0, above: name + " ") }
    }
  }

  /// What `--experimental-dump-help` writes, as far as it is needed.
  private struct Dump: Decodable {
    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?
    }

    let command: Command
  }
}
