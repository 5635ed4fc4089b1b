/// Why a terminal could not be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard output is no terminal.
  case outputIsNoTerminal
  /// Neither standard input nor `/dev/tty` is a terminal.
  case inputIsNoTerminal
  /// TERM is not set, or empty.
  case noTerminalType
  /// There is no description of this TERM, nor of xterm-256color.
  case unknownTerminalType(String)
  /// A terminal of this TERM cannot put the cursor anywhere.
  case dumbTerminal(String)
  /// The system refused, with this `errno`.
  case systemRefused(call: String, code: Int32)
}
