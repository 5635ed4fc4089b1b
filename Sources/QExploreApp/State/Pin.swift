import QuantizedReLU

/// A configuration kept beside the live one.
package struct Pin: Sendable, Equatable {
  /// Its knobs, function and line.
  package var memento: Memento
  /// Its numbers and pictures, as far as they were needed.
  package var snapshots: [ViewKind: Snapshot] = [:]

  /// Its numbers; nil until the first ones come.
  package var numbers: Snapshot? {
    snapshots.values.max { a, b in a.hasCounts ? false : b.hasCounts }
  }

  /// What the pin needs to be drawn as a subject is.
  func subject(like live: Subject) -> Subject {
    var subject = live
    subject.setting = memento.setting
    subject.target = memento.target
    subject.line = memento.line
    return subject
  }
}

extension Snapshot {
  /// Whether this f is counted.
  fileprivate var hasCounts: Bool { if case .counts = instance { true } else { false } }
}

extension AppState {
  /// What is to be computed for the pin; nil where nothing is pinned.
  package var pinnedSubject: Subject? { pin?.subject(like: subject) }

  /// The pin's numbers and picture as the shown view needs them; nil until they are there.
  package var pinned: Snapshot? {
    guard let pin, let own = pin.snapshots[view], own.subject == pin.subject(like: subject) else {
      return nil
    }
    return own
  }
}
