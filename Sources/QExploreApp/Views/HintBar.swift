import CellCanvas

/// The last line: hints for the live bindings, and how long the last computation took.
///
/// Drawn after the view, whose plot decides whether there is something to read or to zoom.
enum HintBar {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    var end = rect.maxX - 1
    if rect.width >= 50, let milliseconds = state.snapshot?.milliseconds {
      let time = "\(NumberText.significant(milliseconds, digits: 2)) ms"
      pen.right(
        time, in: Rect(x: end - 9, y: rect.y, width: 9, height: 1), role: .muted)
      end -= 11
    }
    var x = rect.x + 1
    for hint in chosen(state, plot: pen.plot, width: end - x, glyphs: pen.look.glyphs) {
      x = pen.buffer.write(hint.keys, x: x, y: rect.y, style: pen.look[.key]) + 1
      x = pen.buffer.write(hint.text, x: x, y: rect.y, style: pen.look[.hint]) + 2
    }
  }

  /// What whoever needs it finds in the list of keys: its hint gives way to the others.
  private static let refinements: [Command] = [
    .coarseDecrease, .panLeft, .fitError, .typeValue,
  ]

  /// The hints that fit, in the order of the table; `?`, saving and quit are kept as long as there is room
  /// for anything, refinements only where there is room for all else.
  private static func chosen(
    _ state: AppState, plot: PlotOnScreen?, width: Int, glyphs: Glyphs
  ) -> [(keys: String, text: String)] {
    let all = state.bindings.filter {
      $0.hint != nil && !$0.keys.isEmpty && $0.isOfUse(in: state) && $0.condition.allows(plot)
    }
    var taken = Set<Int>()
    var used = 0
    let rank = { (index: Int) -> Int in
      guard case .command(let command) = all[index].effect else { return 1 }
      if [.openHelp, .openSave, .quit].contains(command) { return 0 }
      // Pages of a path are no refinement.
      return refinements.contains(command) && !(state.walksPath && command == .panLeft) ? 2 : 1
    }
    for index in (0...2).flatMap({ wished in all.indices.filter { rank($0) == wished } }) {
      let hint = self.text(all[index], state, glyphs)
      let need = hint.keys.unicodeScalars.count + 1 + hint.text.unicodeScalars.count + 2
      guard used + need - 2 <= width else { continue }
      used += need
      taken.insert(index)
    }
    return all.indices.filter(taken.contains).map { self.text(all[$0], state, glyphs) }
  }

  private static func text(
    _ binding: Binding, _ state: AppState, _ glyphs: Glyphs
  ) -> (keys: String, text: String) {
    let partner = state.bindings.first {
      binding.hintPartner.map(Binding.Effect.command) == $0.effect
        && $0.contexts.first == binding.contexts.first
    }
    let names = [binding, partner].compactMap { $0?.labels(glyphs).first }
    let separator = names.allSatisfy { $0.unicodeScalars.count == 1 } ? "" : "/"
    let hint = state.walksPath ? binding.pathHint : nil
    return (
      names.joined(separator: separator),
      hint ?? binding.viewHints[state.view] ?? binding.hint ?? ""
    )
  }
}
