import CellCanvas
import QExploreApp

/// A terminal at which somebody presses a key, waits for the complete answer and presses the next
/// one; the times from each press to its frames are taken.
///
/// A class, because the loop and the measurement look at one and the same terminal.
@MainActor
final class TypistTerminal: Terminal {
  /// The loop that is typed to, which tells what a frame shows.
  weak var loop: ExplorerLoop?
  /// Milliseconds from each press to the first frame with the numbers of the new setting.
  private(set) var numbers: [Double] = []
  /// Milliseconds from each press to the frame with everything that belongs to it.
  private(set) var complete: [Double] = []
  /// A timed key that was not answered, if any.
  private(set) var unanswered: Key?

  private let memory: MemoryTerminal
  private let preparation: [Key]
  private let keys: [Key]
  private var pressed = 0
  private var press: Press?

  /// A press that is not yet answered completely.
  private struct Press {
    let key: Key
    let time = ContinuousClock.now
    var hasNumbers = false
  }

  /// Presses the keys of the preparation, then those that are timed, and hangs up.
  init(size: Size, preparation: [Key], keys: [Key]) {
    memory = MemoryTerminal(size: size)
    self.preparation = preparation
    self.keys = keys
  }

  var size: Size { memory.size }
  var colorDepth: ColorDepth { memory.colorDepth }
  var isUnicode: Bool { memory.isUnicode }
  var waker: Waker { memory.waker }

  func events(timeoutMilliseconds: Int?) -> [TerminalEvent] {
    guard let state = loop?.state else { return [.terminate(signal: 0)] }
    if state.isComputing || state.sweeps.running != nil {
      return memory.events(timeoutMilliseconds: timeoutMilliseconds)
    }
    if let press {
      unanswered = press.key
      return [.terminate(signal: 0)]
    }
    let index = pressed
    pressed += 1
    if index < preparation.count { return [.input(.key(preparation[index]))] }
    guard index < preparation.count + keys.count else { return [.terminate(signal: 0)] }
    let key = keys[index - preparation.count]
    press = Press(key: key)
    return [.input(.key(key))]
  }

  func present(_ frame: CellBuffer) {
    guard var press, let state = loop?.state else { return }
    let time = press.time.duration(to: .now) / .milliseconds(1)
    if !press.hasNumbers, state.snapshot?.subject == state.subject {
      numbers.append(time)
      press.hasNumbers = true
    }
    self.press = press
    guard !state.isComputing, press.hasNumbers else { return }
    complete.append(time)
    self.press = nil
  }

  func listen(toMouse isWanted: Bool) {}
  func suspend() {}
  func invalidate() {}
  func close() {}
}
