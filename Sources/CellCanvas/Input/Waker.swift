/// What a background worker holds to wake the event loop of a terminal.
///
/// It may be called from any thread, also after the terminal was closed (then nothing happens).
/// Several calls before the loop looks make one `TerminalEvent.wake`.
public struct Waker: Sendable {
  private let action: @Sendable () -> Void

  /// A waker that does this.
  public init(_ action: @escaping @Sendable () -> Void) { self.action = action }

  /// Wakes the event loop.
  public func wake() { action() }
}
