import CTerminalGuard

/// What a program does with the signal that asked it to end.
public enum TerminalSignals {
  /// Ends the process by a signal, so that its parent sees the true wait status.
  ///
  /// Close the terminal before.
  public static func reraise(_ signal: Int32) -> Never { terminal_guard_reraise(signal) }
}
