/// A signal on ever higher levels, each made from the one directly below it, once.
///
/// Made in a loop, because a network may have more levels than the stack has room for calls.
struct LevelChain {
  private let lowest: Int
  private var signals: [Circuit.Signal]

  /// Begins with a signal that is there.
  init(_ signal: Circuit.Signal, level: Int) {
    lowest = level
    signals = [signal]
  }

  /// The signal on a level, no lower than the first; `next` makes those that are missing, upward.
  mutating func signal(
    at level: Int, next: (_ below: Circuit.Signal, _ level: Int) -> Circuit.Signal
  ) -> Circuit.Signal {
    precondition(level >= lowest, "the chain begins higher")
    while lowest + signals.count <= level {
      signals.append(next(signals[signals.count - 1], lowest + signals.count))
    }
    return signals[level - lowest]
  }
}
