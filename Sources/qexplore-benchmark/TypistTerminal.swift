import CellCanvas

/// A terminal at which a key is held down: the next press comes as soon as the loop asks, and the
/// time to the frame that follows is taken.
///
/// A class, because the loop and the measurement look at one and the same terminal.
@MainActor
final class TypistTerminal: Terminal {
  private let memory: MemoryTerminal
  private let presses: Int
  private let keys: [Key]
  private var pressed = 0
  private var pressTime: ContinuousClock.Instant?
  /// Milliseconds from each press to its frame.
  private(set) var milliseconds: [Double] = []

  /// Presses the keys in turn, so many times in all, and then quits.
  init(size: Size, keys: [Key], presses: Int) {
    memory = MemoryTerminal(size: size)
    self.keys = keys
    self.presses = presses
  }

  var size: Size { memory.size }
  var colorDepth: ColorDepth { memory.colorDepth }
  var isUnicode: Bool { memory.isUnicode }
  var waker: Waker { memory.waker }

  func events(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    // What the worker has ready comes first, as in a real loop.
    if memory.events(timeoutMilliseconds: 0).contains(.wake) { return [.wake] }
    guard pressed < presses else { return [.input(.key(Key(.character("q"))))] }
    let key = keys[pressed % keys.count]
    pressed += 1
    pressTime = .now
    return [.input(.key(key))]
  }

  func present(_ frame: CellBuffer) {
    guard let pressTime else { return }
    milliseconds.append(pressTime.duration(to: .now) / .milliseconds(1))
    self.pressTime = nil
  }

  func listen(toMouse isWanted: Bool) {}
  func suspend() {}
  func invalidate() {}
  func close() {}
}
