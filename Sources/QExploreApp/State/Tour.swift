/// The guided tour: six steps that a person tries out as they stand.
package enum Tour: Int, Sendable, Hashable, CaseIterable {
  case knobs, lambda, bitWidth, structure, compare, keep

  /// Its number, from 1.
  package var number: Int { rawValue + 1 }

  /// What is to be seen, and which key to press.
  package func text(in state: AppState) -> String {
    let key = { (command: Command) in state.key(command) }
    return switch self {
    case .knobs:
      "A network with weights of only λ values approximates f to within ε. "
        + "\(key(.previousField)) and \(key(.nextField)) choose a knob, \(key(.decrease)) and "
        + "\(key(.increase)) turn it, \(key(.typeValue)) types a value; depth, weights and bits "
        + "answer at once."
    case .lambda:
      "f, the network's f' and the allowed band stand in view 1, the error below. Turn ε or edit f "
        + "with \(key(.editFormula)) and watch. \(key(.beginReading)) reads values off the plot, "
        + "\(key(.zoomIn)) and \(key(.zoomOut)) look closer and from afar."
    case .bitWidth:
      "View 2 asks which λ is best: bits against λ, by the theorem's bound and by the networks that "
        + "are really built. \(key(.nextPanel)) shows one plot at a time; view 3 shows the growth with 1/ε."
    case .structure:
      "At structure the network may be made for this one f alone; view 6 shows how. View 7 "
        + "explains every number with its formula and theorem."
    case .compare:
      "\(key(.togglePin)) pins a configuration: the next ones are drawn and counted against it. "
        + "\(key(.openSweep)) sweeps the focused knob; the result is a plot and a table in view 5. "
        + "\(key(.undo)) undoes."
    case .keep:
      "\(key(.openSave)) saves the figure or the screen, \(key(.openData)) the numbers behind it, "
        + "\(key(.openReport)) a whole report. \(key(.openHelp)) lists every key, "
        + "\(key(.openPalette)) finds any command by its name. "
        + "\(key(.startTour)) repeats this tour. That is all: \(key(.quit)) quits."
    }
  }

  /// The view and the field that it speaks of.
  package var place: (view: ViewKind, field: Field) {
    switch self {
    case .knobs: (.approximation, .lambda)
    case .lambda: (.approximation, .epsilon)
    case .bitWidth: (.bitWidth, .lambda)
    case .structure: (.approximation, .structure)
    case .compare: (.approximation, .lambda)
    case .keep: (.approximation, .lambda)
    }
  }
}

extension AppState {
  /// Goes to a step of the tour; behind the last one it ends.
  mutating func goOnTour(to number: Int) {
    guard let step = Tour(rawValue: number) else {
      tour = nil
      notice = nil
      return
    }
    tour = step
    show(step.place.view)
    setFocus(step.place.field)
  }
}
