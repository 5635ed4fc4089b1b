import CellCanvas
import Dispatch
import Synchronization

/// Saves beside the interface, one request after another.
///
/// A class because the interface and its queue share it: everything mutable lies behind one lock.
package final class SaveWorker: Sendable {
  private struct Box {
    /// Requests up to this number are no longer wanted.
    var stopped = 0
    var outcomes: [SaveOutcome] = []
  }

  private let box = Mutex(Box())
  private let queue = DispatchQueue(label: "qexplore.save", qos: .userInitiated)
  private let wake: @Sendable () -> Void

  /// A worker; `wake` is called from the background whenever something was saved.
  package init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Saves something once what came before it is saved.
  package func start(_ request: SaveRequest, themes: [Theme]) {
    queue.async {
      let outcome = Saver.save(
        request, themes: themes,
        isWanted: { self.box.withLock { $0.stopped < request.id } })
      self.box.withLock { $0.outcomes.append(outcome) }
      self.wake()
    }
  }

  /// Gives up the requests up to a number.
  package func stop(upTo id: Int) {
    box.withLock { $0.stopped = max($0.stopped, id) }
  }

  /// What was saved, each given out once.
  package func takeOutcomes() -> [SaveOutcome] {
    box.withLock { box in
      defer { box.outcomes = [] }
      return box.outcomes
    }
  }

  /// Waits until nothing is being written any more, so that nothing half done is left behind.
  package func finish() {
    queue.sync {}
  }
}
