import CellCanvas
import QuantizedReLU

/// Changes the state by one action and says what the world has to do.
///
/// Pure: no clock, no input or output.
package func update(_ state: inout AppState, _ action: Action) -> [Effect] {
  let before = (subject: state.subject, pinned: state.pinnedSubject)
  let memento = state.memento
  let running = state.sweeps.running?.id
  var effects: [Effect] = []
  switch action {
  case .command(let command):
    effects = state.perform(command)
  case .show(let view):
    state.show(view)
  case .type(let scalar):
    state.type(scalar)
  case .paste(let text):
    state.paste(text)
  case .mouse(let mouse):
    effects = state.handle(mouse)
  case .resize(let size):
    state.size = size
  case .computed(let generation, let outcome):
    state.take(outcome, generation: generation)
  case .swept(let rows):
    state.take(rows)
  case .saved(let outcome):
    state.take(outcome)
  case .tick:
    if state.isComputing { state.spinner += 1 }
  }
  switch action {
  case .command(.undo), .command(.redo): break
  default: if state.memento != memento { state.history.note(memento) }
  }
  if let running, state.sweeps.running?.id != running,
    state.sweeps.runs.contains(where: { $0.id == running && $0.progress == .stopped })
  {
    effects.insert(.stopSweep, at: 0)
  }
  if state.subject != before.subject || state.pinnedSubject != before.pinned {
    effects.append(state.request())
  }
  return effects
}

extension AppState {
  /// A new numbered request for the present subject.
  package mutating func request() -> Effect {
    generation += 1
    isComputing = true
    let wished = pinnedSubject
    return .compute(
      ComputeRequest(
        generation: generation, subject: subject, pinned: pinned == nil ? wished : nil))
  }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .quit: return [.quit]
    case .suspend: return [.suspend]
    case .repaint: return [.repaint]
    default: break
    }
    switch mode {
    case .browsing: return browse(command)
    case .reading: return read(command)
    case .number(var editor):
      if !editor.perform(command) { finishNumber(editor, command) } else { mode = .number(editor) }
    case .formula(var editor):
      if !editor.perform(command) {
        finishFormula(editor, command)
      } else {
        editFormula(editor)
      }
    case .palette(let palette): return usePalette(palette, command)
    case .sweep(let form): return fillIn(form, command)
    case .gallery(let selection): browseGallery(command, selection: selection)
    case .help(let help): return browseHelp(help, command)
    }
    return []
  }

  /// Takes the answer to the newest request and drops any other.
  mutating func take(_ outcome: Outcome, generation answered: Int) {
    guard answered == generation else { return }
    switch outcome {
    case .snapshot(var snapshot, let isFinal):
      keepCounts(in: &snapshot)
      self.snapshot = snapshot
      if snapshot.picture != .pending { pictures[snapshot.subject.view] = snapshot }
      isComputing = !isFinal
      failure = nil
    case .pinned(let snapshot, let isFinal):
      pin?.snapshots[snapshot.subject.view] = snapshot
      isComputing = !isFinal
    case .failed(let field, let problem, let isFinal):
      isComputing = !isFinal
      failure = Failure(field: field, problem: problem)
    }
    if !isComputing { spinner = 0 }
  }

  /// What was counted for the same network and f holds, whatever view asks for it again.
  private func keepCounts(in new: inout Snapshot) {
    guard new.instance == .pending, let known = snapshot,
      known.subject.setting == new.subject.setting, known.subject.target == new.subject.target
    else { return }
    new.instance = known.instance
  }

  mutating func browse(_ command: Command) -> [Effect] {
    notice = nil
    switch command {
    case .previousField: moveFocus(by: -1)
    case .nextField: moveFocus(by: 1)
    case .firstField: setFocus(Field.editable[0])
    case .lastField: setFocus(Field.editable[Field.editable.count - 1])
    case .decrease: step(by: -1, coarse: false)
    case .increase: step(by: 1, coarse: false)
    case .coarseDecrease: step(by: -1, coarse: true)
    case .coarseIncrease: step(by: 1, coarse: true)
    case .nextView: show(view.stepped(by: 1))
    case .previousView: show(view.stepped(by: -1))
    case .editField: editFocused()
    case .typeValue: typeValue()
    case .editFormula: editFormula(LineEditor(line: target.expression))
    case .openGallery: openGallery()
    case .openHelp: mode = .help(HelpList())
    case .nextTheme: nextTheme()
    case .nextGlyphs: nextGlyphs()
    case .nextPanel: nextPanel()
    case .panLeft, .panRight, .zoomIn, .zoomOut, .zoomReset: moveWindow(command)
    case .scrollUp: scroll(by: -explainPage)
    case .scrollDown: scroll(by: explainPage)
    case .pathStart: goToPathEnd(last: false)
    case .pathEnd: goToPathEnd(last: true)
    case .openPalette: openPalette()
    case .openSave: openPalette(.save)
    case .openData: openPalette(.data)
    case .openReport: openPalette(.report)
    case .startTour: goOnTour(to: 0)
    case .nextStep: goOnTour(to: (tour?.rawValue ?? -1) + 1)
    case .previousStep: goOnTour(to: max(0, (tour?.rawValue ?? 0) - 1))
    case .openSweep: openSweepForm()
    case .nextSweep: showSweep(by: 1)
    case .previousSweep: showSweep(by: -1)
    case .nextOrder: nextSweepOrder()
    case .nextLine: nextLine()
    case .beginReading: beginReading()
    case .undo: undo()
    case .redo: redo()
    case .togglePin: togglePin()
    case .swapPin: swapPin()
    case .fitError: fitError()
    case .toggleMouse: return listen(toMouse: !usesMouse)
    case .dismiss:
      problems = [:]
      stopSweep()
      tour = nil
      if saves.isBusy { return [.stopSaving(upTo: saves.asked)] }
    default: break
    }
    return []
  }

  mutating func setFocus(_ field: Field) {
    guard field != focus else { return }
    focus = field
    problems = [:]
  }

  private mutating func moveFocus(by offset: Int) {
    setFocus(Field.editable.next(after: focus, by: offset))
  }
}

extension LineEditor {
  /// Performs an editing command; false when it is none.
  mutating func perform(_ command: Command) -> Bool {
    switch command {
    case .cursorLeft: move(by: -1)
    case .cursorRight: move(by: 1)
    case .cursorStart: moveToStart()
    case .cursorEnd: moveToEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    case .deleteWord: deleteWord()
    default: return false
    }
    return true
  }
}
