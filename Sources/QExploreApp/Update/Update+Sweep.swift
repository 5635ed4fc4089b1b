import CellCanvas
import QuantizedReLU

/// The dialogue of a sweep, and the sweeps of a session.
extension AppState {
  /// Opens the dialogue for the focused parameter, or for lambda.
  mutating func openSweepForm() {
    let parameter = SweepParameter(rawValue: focus.rawValue) ?? .lambda
    mode = .sweep(SweepForm(parameter, in: setting))
  }

  /// A command of the dialogue.
  mutating func fillIn(_ form: SweepForm, _ command: Command) -> [Effect] {
    var form = form
    let rows = form.rows
    form.problem = nil
    switch command {
    case .listUp: form.row = rows.next(after: form.row, by: -1)
    case .listDown: form.row = rows.next(after: form.row, by: 1)
    case .chooseNext, .choosePrevious:
      let sign = command == .chooseNext ? 1 : -1
      if form.row.isText {
        form.editor?.move(by: sign)
      } else {
        form.choose(by: sign, in: setting)
      }
    case .accept: return start(form)
    case .cancel:
      mode = .browsing
      return []
    default:
      if var editor = form.editor, editor.perform(command) { form.editor = editor }
    }
    mode = .sweep(form)
    return []
  }

  /// Begins the sweep that the dialogue asks for; where it cannot be, the dialogue says why.
  private mutating func start(_ form: SweepForm) -> [Effect] {
    do {
      let sweep = try form.sweep(setting, function: target.text)
      mode = .browsing
      return begin(sweep)
    } catch {
      var form = form
      form.problem = sentence(for: error)
      mode = .sweep(form)
      return []
    }
  }

  /// Begins the sweep of `PARAM=VALUES ...` with an optional metric behind, as the command line has
  /// them.
  ///
  /// Throws what explains itself in a sentence.
  mutating func sweep(_ words: [String]) throws -> [Effect] {
    let words = words.filter { $0 != "--metric" }
    let axes = words.filter { $0.contains("=") }
    let metric: Metric? = try words.first { !$0.contains("=") }.flatMap {
      try choice($0, named: "metric")
    }
    return begin(
      try Sweep(
        arguments: axes, metrics: [metric ?? .structureBits], setting: setting,
        function: target.text))
  }

  /// Begins a sweep and shows it; one that is still running is stopped.
  private mutating func begin(_ sweep: Sweep) -> [Effect] {
    stopSweep()
    sweeps.count += 1
    sweeps.runs.append(SweepRun(id: sweeps.count, sweep: sweep))
    if sweeps.runs.count > SweepShelf.capacity { sweeps.runs.removeFirst() }
    sweeps.shown = sweeps.runs.count - 1
    sweeps.scroll = 0
    show(.sweep)
    return [.sweep(SweepRequest(id: sweeps.count, sweep: sweep))]
  }

  /// Stops the sweep that is running; its rows are kept.
  mutating func stopSweep() {
    guard let index = sweeps.runs.lastIndex(where: { $0.progress == .running }) else { return }
    sweeps.runs[index].progress = .stopped
  }

  /// Takes the rows that were measured.
  mutating func take(_ update: SweepUpdate) {
    guard let index = sweeps.runs.firstIndex(where: { $0.id == update.id }),
      sweeps.runs[index].progress == .running
    else { return }
    sweeps.runs[index].rows += update.rows
    sweeps.runs[index].milliseconds = update.milliseconds
    if let failure = update.failure {
      sweeps.runs[index].progress = .failed(failure)
    } else if sweeps.runs[index].rows.count == sweeps.runs[index].sweep.count {
      sweeps.runs[index].progress = .done
    }
  }

  /// Shows the sweep so many places after the shown one.
  mutating func showSweep(by offset: Int) {
    guard sweeps.runs.count > 1 else {
      notice = sweeps.runs.isEmpty ? noSweep : "this is the only sweep so far."
      return
    }
    sweeps.shown = (sweeps.shown + offset).clamped(to: 0...(sweeps.runs.count - 1))
    sweeps.scroll = 0
    if view != .sweep { show(.sweep) }
  }

  /// The next order of the table.
  mutating func nextSweepOrder() {
    guard view == .sweep, sweeps.current != nil else {
      notice = noSweep
      return
    }
    sweeps.order = SweepOrder.allCases.next(after: sweeps.order, by: 1)
    sweeps.scroll = 0
    // Its heading says so, where it is shown.
    if ScreenView.sweepRows(of: self) == nil { notice = "the table's rows: \(sweeps.order.text)." }
  }

  /// Scrolls the table as far as it goes; where it does not, it says why.
  mutating func scrollSweep(by rows: Int) {
    guard let run = sweeps.current else {
      notice = noSweep
      return
    }
    guard let visible = ScreenView.sweepRows(of: self) else {
      notice =
        "\(key(.scrollUp)) \(key(.scrollDown)) scroll the table, which is not shown here: "
        + "\(key(.nextPanel)) shows it."
      return
    }
    let last = max(0, run.rows.count - visible)
    let before = min(sweeps.scroll, last)
    sweeps.scroll = (before + rows).clamped(to: 0...last)
    if sweeps.scroll == before {
      notice = last == 0 ? "the whole table is shown." : AppState.endOfList(rows)
    }
  }

  private var noSweep: String { "there is no sweep yet: \(key(.openSweep)) sweeps a parameter." }
}
