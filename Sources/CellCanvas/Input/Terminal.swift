/// How many colours a terminal can show.
public enum ColorDepth: String, Sendable, CaseIterable {
  /// No colour: bold, dim, underline and reverse only.
  case none = "never"
  /// The 16 (or 8) palette colours.
  case sixteen = "16"
  /// The 256 colours of xterm.
  case palette256 = "256"
  /// Any colour.
  case direct
}

/// What the event loop wakes up with.
public enum TerminalEvent: Hashable, Sendable {
  /// Keys, mouse, resize, paste.
  case input(InputEvent)
  /// A background worker called `Waker.wake()`.
  case wake
  /// Nothing arrived in time.
  case timeout
  /// The terminal hung up, or the program was asked to end by the signal of this number.
  case terminate(signal: Int32)
}

/// A place to show frames and to take input from.
///
/// The ncurses driver and its in-memory twin implement it.
@MainActor
public protocol Terminal: AnyObject {
  /// The present size.
  var size: Size { get }
  /// What colours it shows.
  var colorDepth: ColorDepth { get }
  /// Whether it shows Unicode glyphs.
  var isUnicode: Bool { get }
  /// What a background worker calls to end a wait in `events`.
  var waker: Waker { get }
  /// Shows a frame; cells outside the terminal are dropped.
  func present(_ frame: CellBuffer)
  /// All events that are waiting; blocks until there is one or the time is over (nil: no limit).
  ///
  /// Never empty. A resize comes first and at most once, with the newest size; it also comes after
  /// a suspension, because then the frame has to be shown again.
  func events(timeoutMilliseconds: Int?) -> [TerminalEvent]
  /// Stops the program as ^Z does and returns when it goes on; the next `present` repaints all.
  func suspend()
  /// Forgets what is on screen, so that the next `present` repaints all (^L).
  func invalidate()
  /// Listens to the mouse, or leaves it to the terminal, which then selects text with it.
  func listen(toMouse isWanted: Bool)
  /// Gives the terminal back.
  ///
  /// Safe to call twice.
  func close()
}
