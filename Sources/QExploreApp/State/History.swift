import QuantizedReLU

/// What undo brings back: the knobs and the function.
package struct Memento: Sendable, Equatable {
  /// The knobs.
  package var setting: Setting
  /// The function.
  package var target: TargetFunction
  /// The last f that was no gallery entry.
  package var ownExpression: String?
  /// The line through the cube.
  package var line: SliceLine
  /// n and d to come back to.
  package var setAsideShape: SetAsideShape?
}

/// The states before and after the present one.
package struct History: Sendable, Equatable {
  /// The most that are kept.
  package static let capacity = 500
  /// What undo goes back to, the latest last.
  package private(set) var past: [Memento] = []
  /// What redo goes forward to, the nearest last.
  package private(set) var future: [Memento] = []

  /// Notes a change; what was undone before it is gone.
  mutating func note(_ before: Memento) {
    future = []
    past.append(before)
    if past.count > History.capacity { past.removeFirst() }
  }

  /// The state before the present one; nil at the beginning.
  mutating func undo(_ present: Memento) -> Memento? {
    guard let before = past.popLast() else { return nil }
    future.append(present)
    return before
  }

  /// The state that was undone last; nil where none is.
  mutating func redo(_ present: Memento) -> Memento? {
    guard let after = future.popLast() else { return nil }
    past.append(present)
    return after
  }
}

extension AppState {
  /// What undo would have to bring back.
  package var memento: Memento {
    Memento(
      setting: setting, target: target, ownExpression: ownExpression, line: line,
      setAsideShape: setAsideShape)
  }

  mutating func restore(_ memento: Memento) {
    setting = memento.setting
    target = memento.target
    ownExpression = memento.ownExpression
    line = memento.line
    setAsideShape = memento.setAsideShape
    problems = [:]
  }
}
