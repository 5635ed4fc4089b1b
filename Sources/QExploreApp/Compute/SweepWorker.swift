import Dispatch
import QuantizedReLU
import Synchronization

/// A sweep to be measured.
package struct SweepRequest: Sendable, Equatable {
  /// Its number.
  package var id: Int
  /// What is asked for.
  package var sweep: Sweep

  /// A request.
  package init(id: Int, sweep: Sweep) {
    self.id = id
    self.sweep = sweep
  }
}

/// Rows of a sweep that were measured since the last time.
package struct SweepUpdate: Sendable, Equatable {
  /// The number of the sweep.
  package var id: Int
  /// The rows, in order.
  package var rows: [Sweep.Row] = []
  /// Why the next row cannot be built; nil where it can.
  package var failure: String?
  /// Milliseconds since the sweep began.
  package var milliseconds: Double?

  /// Rows, or the reason why there are no more.
  package init(
    id: Int, rows: [Sweep.Row] = [], failure: String? = nil, milliseconds: Double? = nil
  ) {
    self.id = id
    self.rows = rows
    self.failure = failure
    self.milliseconds = milliseconds
  }
}

extension Sweep {
  /// Measures all rows in order; ends as soon as they are no longer wanted.
  ///
  /// `deliver` gets each row; a row that cannot be built ends the sweep with its sentence.
  package func measure(
    isWanted: () -> Bool, deliver: (Row) -> Void, fail: (String) -> Void
  ) {
    do {
      var subjects = try SweepSubjects(checking: self)
      for index in 0..<count {
        guard isWanted() else { return }
        let row: Row? = try naming(index) {
          try self.row(
            index, target: { try subjects.target(dimension: $0) },
            bounds: { try subjects.classBound(of: $0, order: $1) }, while: isWanted)
        }
        guard let row else { return }
        deliver(row)
      }
    } catch {
      fail(sentence(for: error))
    }
  }
}

/// Measures sweeps beside the interface, the newest alone.
///
/// A class because the interface and its queue share it: everything mutable lies behind one lock.
package final class SweepWorker: Sendable {
  private struct Box {
    var wanted: Int?
    var updates: [SweepUpdate] = []
  }

  private let box = Mutex(Box())
  private let wake: @Sendable () -> Void

  /// A worker; `wake` is called from the background whenever rows lie ready.
  package init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  /// Begins a sweep; an older one is given up.
  package func start(_ request: SweepRequest) {
    box.withLock { box in
      box.wanted = request.id
      box.updates = []
    }
    // A queue of its own, so that no older sweep is waited for; a serial one, because a concurrent
    // one looks after its threads once a second, also when there is nothing to do.
    DispatchQueue(label: "qexplore.sweep", qos: .utility).async { self.work(request) }
  }

  /// Gives up what is being measured.
  package func stop() {
    box.withLock { $0.wanted = nil }
  }

  /// The rows that lie ready, each given out once.
  package func takeUpdates() -> [SweepUpdate] {
    box.withLock { box in
      defer { box.updates = [] }
      return box.updates
    }
  }

  private func work(_ request: SweepRequest) {
    let start = DispatchTime.now().uptimeNanoseconds
    let elapsed = { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6 }
    request.sweep.measure(
      isWanted: { box.withLock { $0.wanted == request.id } },
      deliver: { put(SweepUpdate(id: request.id, rows: [$0], milliseconds: elapsed())) },
      fail: { put(SweepUpdate(id: request.id, failure: $0, milliseconds: elapsed())) })
  }

  /// Lays rows ready; those that nobody took yet are joined by them, and the interface is woken
  /// once.
  private func put(_ update: SweepUpdate) {
    let mustWake = box.withLock { box in
      guard box.wanted == update.id else { return false }
      if var last = box.updates.last, last.failure == nil {
        last.rows += update.rows
        last.failure = update.failure
        last.milliseconds = update.milliseconds
        box.updates[box.updates.count - 1] = last
        return false
      }
      box.updates.append(update)
      return true
    }
    if mustWake { wake() }
  }
}
