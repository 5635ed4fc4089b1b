/// The guided tour: six steps that a person tries out as they stand.
package enum Tour: Int, Sendable, Hashable, CaseIterable {
  case knobs, lambda, bitWidth, structure, compare, keep

  /// Its number, from 1.
  package var number: Int { rawValue + 1 }

  /// What is to be seen, and which key to press.
  package var text: String {
    switch self {
    case .knobs:
      "A network with weights of only λ values approximates f to within ε. Up and Down choose a "
        + "knob, Left and Right turn it, = types a value; depth, weights and bits answer at once."
    case .lambda:
      "f, the network's f' and the allowed band stand in view 1, the error below. Turn ε or edit f "
        + "with / and watch. c reads values off the plot, + and - look closer."
    case .bitWidth:
      "View 2 asks which λ is best: bits against λ, by the theorem's bound and by the networks that "
        + "are really built. v shows one plot at a time; 3 shows the growth with 1/ε."
    case .structure:
      "At structure the network may be made for this one f alone; view 6 shows how. View 7 "
        + "explains every number with its formula and theorem."
    case .compare:
      "p pins a configuration: the next ones are drawn and counted against it. s sweeps the focused "
        + "knob; the result is a plot and a table in view 5. z undoes."
    case .keep:
      "? lists every key, : finds any command by its name. T repeats this tour. That is all: q quits."
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
