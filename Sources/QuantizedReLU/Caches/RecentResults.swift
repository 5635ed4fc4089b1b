import Synchronization

/// The results for the last few keys, for any number of threads.
///
/// A class, because those who ask share what was found. At most `capacity` results are kept; the
/// oldest gives way.
package final class RecentResults<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entries {
    var values: [Key: Value] = [:]
    /// The keys, of which `next` is the oldest once there are as many as there may be.
    var keys: [Key] = []
    var next = 0
  }

  private let capacity: Int
  private let entries = Mutex(Entries())

  /// Nothing is known yet.
  package init(capacity: Int) {
    precondition(capacity > 0, "a memory without room")
    self.capacity = capacity
  }

  /// What is known for a key; nil where nothing is.
  package subscript(key: Key) -> Value? { entries.withLock { $0.values[key] } }

  /// How many results are known.
  package var count: Int { entries.withLock { $0.keys.count } }

  /// Keeps a result, in the place of what was known for the key.
  package func keep(_ value: Value, for key: Key) {
    entries.withLock { entries in
      guard entries.values.updateValue(value, forKey: key) == nil else { return }
      guard entries.keys.count == capacity else {
        entries.keys.append(key)
        return
      }
      entries.values[entries.keys[entries.next]] = nil
      entries.keys[entries.next] = key
      entries.next = (entries.next + 1) % capacity
    }
  }

  /// What is known for a key, else what `find` finds, which is kept.
  ///
  /// Nothing is locked while it is found, so two threads may find the same at the same time.
  package func value<Failure: Error>(
    for key: Key, find: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = self[key] { return known }
    let found = try find()
    keep(found, for: key)
    return found
  }

  /// The same where finding may be given up: then nothing is kept.
  package func valueUnlessGivenUp<Failure: Error>(
    for key: Key, find: () throws(Failure) -> Value?
  ) throws(Failure) -> Value? {
    if let known = self[key] { return known }
    guard let found = try find() else { return nil }
    keep(found, for: key)
    return found
  }
}
