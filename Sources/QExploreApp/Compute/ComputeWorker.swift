import Dispatch
import Synchronization

/// Computes beside the interface, always the newest request.
///
/// A request that is no longer wanted ends at its next look; where that takes long, the newest one
/// begins beside it.
///
/// A class because the interface and the background queue share it: everything mutable lies behind
/// one lock.
package final class ComputeWorker: Sendable {
  /// An answer with the number of its request.
  package struct Answer: Sendable, Equatable {
    /// The number of the request.
    package var generation: Int
    /// What came of it.
    package var outcome: Outcome
    /// Whether more will come for the same request.
    package var isFinal: Bool
  }

  /// The most requests that are computed at a time, all but one of them no longer wanted.
  private static let limit = 3

  private struct Box {
    var newest = 0
    var waiting: ComputeRequest?
    /// The queues that compute nothing.
    var idle = Array(0..<ComputeWorker.limit)
    var answers: [Answer] = []
  }

  private let box = Mutex(Box())
  /// One for each request that may be computed at a time.
  ///
  /// Serial ones, because a concurrent one looks after its threads once a second, also when there is
  /// nothing to do.
  private let queues = (0..<ComputeWorker.limit).map {
    DispatchQueue(label: "qexplore.compute.\($0)", qos: .userInitiated)
  }
  private let ready = DispatchSemaphore(value: 0)
  private let wake: @Sendable () -> Void
  private let evaluate: Evaluate

  /// How a request is answered: the request, whether it is still wanted, and where to put the
  /// answers.
  package typealias Evaluate =
    @Sendable (ComputeRequest, () -> Bool, (Outcome) -> Void) -> Void

  /// A worker; `wake` is called from the background whenever an answer lies ready.
  package init(evaluate: @escaping Evaluate, wake: @escaping @Sendable () -> Void) {
    self.evaluate = evaluate
    self.wake = wake
  }

  /// A worker that asks the engine.
  package convenience init(wake: @escaping @Sendable () -> Void) {
    let cache = EngineCache()
    self.init(
      evaluate: { request, isWanted, deliver in
        Evaluation.run(
          request, cache: cache, isWanted: isWanted,
          settle: { ComputeWorker.settle(while: isWanted) }, deliver: deliver)
      }, wake: wake)
  }

  /// Waits for a tenth of a second, so that a held key begins no work that cannot be interrupted.
  private static func settle(while isWanted: () -> Bool) {
    let never = DispatchSemaphore(value: 0)
    for _ in 0..<10 where isWanted() {
      _ = never.wait(timeout: .now() + .milliseconds(10))
    }
  }

  /// Hands in a request; every older one is given up.
  package func submit(_ request: ComputeRequest) {
    let idle = box.withLock { box in
      box.newest = request.generation
      box.waiting = request
      box.answers = []
      return box.idle.popLast()
    }
    if let idle { queues[idle].async { self.work(on: idle) } }
  }

  /// The answers that lie ready, the oldest first; each one is given out once.
  package func takeAnswers() -> [Answer] {
    box.withLock { box in
      defer { box.answers = [] }
      return box.answers
    }
  }

  /// Waits for the final answer to the newest request, at most so long, and for any answer at most
  /// until `limit`; returns what there is.
  ///
  /// This is what makes a quick answer appear in the same frame as the key that asked for it, and a
  /// frame without any answer the exception.
  package func answers(within milliseconds: Int, limit: Int = 0) -> [Answer] {
    let start = DispatchTime.now()
    let deadline = start + .milliseconds(milliseconds)
    var answers: [Answer] = []
    while true {
      answers += takeAnswers()
      if answers.last?.isFinal == true { return answers }
      let patience = answers.isEmpty ? start + .milliseconds(max(limit, milliseconds)) : deadline
      if ready.wait(timeout: patience) == .timedOut { return answers + takeAnswers() }
    }
  }

  private func work(on queue: Int) {
    while true {
      let request = box.withLock { box in
        let request = box.waiting
        box.waiting = nil
        if request == nil { box.idle.append(queue) }
        return request
      }
      guard let request else { return }
      let start = DispatchTime.now().uptimeNanoseconds
      evaluate(
        request, { box.withLock { $0.newest == request.generation } },
        { outcome in
          let elapsed = DispatchTime.now().uptimeNanoseconds - start
          put(outcome.timed(milliseconds: Double(elapsed) / 1e6), for: request)
        })
    }
  }

  private func put(_ outcome: Outcome, for request: ComputeRequest) {
    let isNew = box.withLock { box in
      guard box.newest == request.generation else { return false }
      let answer = Answer(
        generation: request.generation, outcome: outcome, isFinal: outcome.isFinal)
      // A more complete answer takes the place of one that nobody took.
      if let last = box.answers.last, last.outcome.isReplaced(by: outcome) {
        box.answers.removeLast()
      }
      box.answers.append(answer)
      return true
    }
    guard isNew else { return }
    ready.signal()
    wake()
  }
}

extension Outcome {
  /// Whether nothing more will come.
  package var isFinal: Bool {
    switch self {
    case .snapshot(_, let isFinal), .pinned(_, let isFinal), .failed(_, _, let isFinal): isFinal
    }
  }

  /// Whether another one says all that this one does.
  func isReplaced(by other: Outcome) -> Bool {
    switch (self, other) {
    case (.snapshot, .snapshot), (.pinned, .pinned): true
    default: false
    }
  }

  /// With the time that it took noted in the snapshot.
  func timed(milliseconds: Double) -> Outcome {
    guard case .snapshot(var snapshot, let isFinal) = self else { return self }
    snapshot.milliseconds = milliseconds
    return .snapshot(snapshot, isFinal: isFinal)
  }
}
