import QuantizedReLU

/// Undo and redo of changes of the knobs and of f.
extension AppState {
  mutating func undo() {
    guard let before = history.undo(memento) else {
      notice = "there is nothing to undo."
      return
    }
    travel(to: before, "undone")
  }

  mutating func redo() {
    guard let after = history.redo(memento) else {
      notice = "there is nothing to redo."
      return
    }
    travel(to: after, "redone")
  }

  private mutating func travel(to memento: Memento, _ word: String) {
    let present = self.memento
    restore(memento)
    notice = "\(word): \(AppState.difference(from: present, to: memento))."
  }

  /// What changed, in a few words.
  private static func difference(from: Memento, to: Memento) -> String {
    var parts: [String] = []
    for field in Field.editable where field != .target {
      let (before, after) = (field.valueText(in: from.setting), field.valueText(in: to.setting))
      if before != after { parts.append("\(field.name) \(before) became \(after)") }
    }
    if from.setting.codebook != to.setting.codebook { parts.append("the codebook changed") }
    if from.target.text != to.target.text { parts.append("f became \(to.target.expression)") }
    if from.line != to.line { parts.append("the line through the cube changed") }
    return parts.isEmpty ? "nothing that is seen" : parts.joined(separator: ", ")
  }
}
