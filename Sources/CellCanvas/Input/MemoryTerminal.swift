import Dispatch
import Synchronization

/// A terminal in memory: events are queued in, frames are kept.
///
/// For tests, scripts and single frames. A class, because the program and its driver look at one
/// and the same terminal.
@MainActor
public final class MemoryTerminal: Terminal {
  /// The present size.
  public private(set) var size: Size
  /// What colours it claims to show.
  public let colorDepth: ColorDepth
  /// Whether it claims to show Unicode glyphs.
  public let isUnicode: Bool
  /// All frames, clipped or padded to the size they were shown at, oldest first.
  public private(set) var frames: [CellBuffer] = []
  /// How often the program asked to be stopped.
  public private(set) var suspensions = 0
  /// How often the program asked for a full repaint.
  public private(set) var invalidations = 0
  /// Whether the program gave the terminal back.
  public private(set) var isClosed = false

  private var queue: [[TerminalEvent]] = []
  private let idleEvent: TerminalEvent?
  private let bell = Bell()

  /// A terminal of this size.
  ///
  /// `idleEvent` is what a call of `events` without time limit returns when nothing is queued, so
  /// that a script ends; with nil such a call waits for `wake()`, as a real terminal does.
  public init(
    size: Size, colorDepth: ColorDepth = .palette256, isUnicode: Bool = true,
    idleEvent: TerminalEvent? = nil
  ) {
    self.size = size
    self.colorDepth = colorDepth
    self.isUnicode = isUnicode
    self.idleEvent = idleEvent
  }

  /// The newest frame.
  public var lastFrame: CellBuffer? { frames.last }

  /// Queues events that one call of `events` will return together.
  public func enqueue(_ events: TerminalEvent...) {
    if !events.isEmpty { queue.append(events) }
  }

  /// Queues one call's worth of events for each of these inputs.
  public func enqueue(inputs: [InputEvent]) {
    queue.append(contentsOf: inputs.map { [.input($0)] })
  }

  /// Queues a change of size; `size` changes when the program receives it.
  public func resize(to size: Size) { enqueue(.input(.resize(size))) }

  /// What a background worker calls to end a wait in `events`.
  public nonisolated var waker: Waker { Waker { [bell] in bell.ring() } }

  /// Keeps a frame; cells outside the terminal are dropped.
  public func present(_ frame: CellBuffer) {
    guard !isClosed else { return }
    var shown = CellBuffer(size: size)
    for y in 0..<size.rows {
      for x in 0..<size.columns { shown[x, y] = frame[x, y] }
    }
    frames.append(shown)
  }

  /// The next queued events; else waits for a wake or for the time to be over.
  public func events(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    if !queue.isEmpty {
      let events = queue.removeFirst()
      for case .input(.resize(let newest)) in events { size = newest }
      return events
    }
    if timeoutMilliseconds == nil, let idleEvent {
      return bell.wait(milliseconds: 0) ? [.wake] : [idleEvent]
    }
    return bell.wait(milliseconds: timeoutMilliseconds) ? [.wake] : [.timeout]
  }

  /// Counts the suspension and continues at once.
  public func suspend() {
    suspensions += 1
    enqueue(.input(.resize(size)))
  }

  /// Counts the request.
  public func invalidate() { invalidations += 1 }

  /// Whether the mouse is listened to.
  public private(set) var listensToMouse = true

  /// Notes what is wanted.
  public func listen(toMouse isWanted: Bool) { listensToMouse = isWanted }

  /// Marks the terminal as given back.
  public func close() { isClosed = true }
}

/// A semaphore that counts to one.
///
/// A class, because worker and loop share it.
private final class Bell: Sendable {
  private let isRung = Mutex(false)
  private let semaphore = DispatchSemaphore(value: 0)

  func ring() {
    let isFirst = isRung.withLock { rung in
      defer { rung = true }
      return !rung
    }
    if isFirst { semaphore.signal() }
  }

  /// Whether it was rung before the time was over.
  func wait(milliseconds: Int?) -> Bool {
    if let milliseconds {
      let limit = DispatchTime.now() + .milliseconds(max(0, milliseconds))
      guard semaphore.wait(timeout: limit) == .success else { return false }
    } else {
      semaphore.wait()
    }
    isRung.withLock { $0 = false }
    return true
  }
}
