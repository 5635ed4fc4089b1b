import ArgumentParser
import Foundation

/// `qexplore config`: a first configuration, with every default and every key.
package struct ConfigCommand: ProgramCommand {
  package static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Writes a configuration with every default and every key as comments.",
    usage: "qexplore config [--write]",
    discussion: """
      The explorer reads ~/.config/qexplore/config.toml ($XDG_CONFIG_HOME) at its start: the network to \
      begin with, how it looks, and keys of your own. Without an option the text goes to standard \
      output.
      """)

  @Flag(help: "Writes the file where the explorer reads it; one that is there is left as it is.")
  var write = false

  package init() {}

  package func execute(in context: CommandContext) throws {
    guard write else {
      try context.output.write(ConfigurationTemplate.text)
      return
    }
    guard let store = ConfigurationStore(environment: ProcessInfo.processInfo.environment) else {
      throw CommandFailure(
        "there is no home folder to write a configuration to; set HOME, or redirect qexplore "
          + "config to a file and start with --config FILE.")
    }
    try store.writeFirst(ConfigurationTemplate.text)
    try context.output.write("\(store.path)\n")
  }
}
