import ArgumentParser
import CellCanvas
import Foundation
import QuantizedReLU

/// What a command needs from the process around it.
@MainActor
package struct CommandContext {
  /// Where results go.
  package var output: ResultOutput
  /// Opens the terminal as the options ask; throws what explains itself in a sentence.
  package var openTerminal: (TerminalRequest) throws -> any Terminal

  package init(
    output: ResultOutput, openTerminal: @escaping (TerminalRequest) throws -> any Terminal
  ) {
    self.output = output
    self.openTerminal = openTerminal
  }
}

/// A command of the program: parsed by ArgumentParser, executed by us.
package protocol ProgramCommand: ParsableCommand {
  /// Does the work.
  ///
  /// Errors end the process with one sentence and a status.
  @MainActor func execute(in context: CommandContext) throws
}

/// The program from its arguments to its exit status.
@MainActor
public enum CommandLineProgram {
  /// Runs the command that the arguments (without the program's name) ask for and returns the exit
  /// status.
  ///
  /// Errors become one sentence on standard error; the result goes to standard output.
  public static func run(
    _ arguments: [String], openTerminal: @escaping (TerminalRequest) throws -> any Terminal
  ) -> Int32 {
    let context = CommandContext(
      output: ResultOutput(descriptor: STDOUT_FILENO), openTerminal: openTerminal)
    do {
      try execute(arguments, in: context)
      return 0
    } catch ResultOutput.Failure.readerGone {
      return 0
    } catch let interruption as Interruption {
      tell(interruption.sentence)
      StopSignals.obey(interruption.signal)
      // Only where the signal is blocked does it come to this.
      return 128 + interruption.signal
    } catch {
      let failure = failure(for: error)
      tell(failure.sentence)
      return failure.status.rawValue
    }
  }

  /// Where standard error is closed there is nobody to tell, and the status still says it.
  private static func tell(_ sentence: String) {
    let errors = ResultOutput(descriptor: STDERR_FILENO)
    try? errors.write("qexplore: \(sentence)\n")
    try? errors.finish()
  }

  /// Parses and executes; throws a `CommandFailure` for wrong usage and whatever the command
  /// throws.
  package static func execute(_ arguments: [String], in context: CommandContext) throws {
    guard let command = try parse(arguments, output: context.output) else {
      try context.output.finish()
      return
    }
    try command.execute(in: context)
    try context.output.finish()
  }

  /// The command that the arguments ask for; nil where they only asked for help or the version,
  /// which is then written to the output.
  package static func parse(
    _ arguments: [String], output: ResultOutput
  ) throws -> (any ProgramCommand)? {
    do {
      let command = try RootCommand.parseAsRoot(arguments)
      if let command = command as? any ProgramCommand {
        try refuseOptions(before: command, in: arguments)
        return command
      }
      // The only other command is ArgumentParser's own `help`: running it throws the text.
      var help = command
      try help.run()
      return nil
    } catch let error as CommandFailure {
      throw error
    } catch {
      guard RootCommand.exitCode(for: error) != .success else {
        try output.write(RootCommand.fullMessage(for: error) + "\n")
        return nil
      }
      throw CommandFailure(usageSentence(for: error))
    }
  }

  /// Refuses options between `qexplore` and a subcommand, where ArgumentParser would give them to
  /// the explorer and the subcommand would not see them.
  private static func refuseOptions(
    before command: any ProgramCommand, in arguments: [String]
  ) throws {
    guard !(command is RootCommand), let name = Swift.type(of: command).configuration.commandName,
      let first = arguments.first, first != name
    else { return }
    throw CommandFailure(
      "\(shown(first)) stands before \(name); write qexplore \(name) first and its options behind.")
  }

  /// ArgumentParser's message as one sentence with the way out.
  private static func usageSentence(for error: any Error) -> String {
    var text = RootCommand.message(for: error)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while let last = text.last, ".?".contains(last) { text.removeLast() }
    text = text.replacingOccurrences(of: ". Did you", with: " (did you")
      .replacingOccurrences(of: ". Please", with: "; please")
    if text.contains(" (did you") { text += "?)" }
    return plain(text.prefix(1).lowercased() + text.dropFirst(), limit: 300)
      + "; qexplore --help lists commands and options."
  }

  private static func failure(for error: any Error) -> CommandFailure {
    switch error {
    case let failure as CommandFailure: failure
    case ResultOutput.Failure.refused(let number):
      CommandFailure(
        "the result could not be written to standard output: "
          + "\(String(cString: strerror(number))); free some space or write elsewhere.")
    case let error as TargetError:
      if case .undecided = error {
        CommandFailure(error.sentence, status: .cannotTell)
      } else {
        CommandFailure(error.sentence)
      }
    default: CommandFailure(sentence(for: error))
    }
  }
}
