import CellCanvas
import QuantizedReLU

/// Everything the explorer knows: what is set, what is being typed, what was computed, what is
/// wrong.
///
/// The screen is a pure function of it and a theme; it changes only in `update`.
package struct AppState: Sendable, Equatable {
  /// The knobs: always a setting that validates.
  package var setting: Setting
  /// The target function, parsed for `setting.d`.
  package var target: TargetFunction
  /// The last f that was typed or given and is no gallery entry; stepping through the gallery
  /// comes back to it.
  package var ownExpression: String?
  /// The weight values that were listed at the start, if any; the way back to them is at quantize.
  package let listedCodebook: [Rational]?
  /// Which view is shown.
  package var view = ViewKind.approximation
  /// The line through the cube for d >= 3.
  package var line = SliceLine.diagonal
  /// The n and d to come back to from a structure that does not exist for them; nil where there is
  /// nothing.
  package var setAsideShape: SetAsideShape?

  /// The focused field, one of `Field.editable`.
  package var focus = Field.lambda
  /// What the keys act on.
  package var mode = Mode.browsing
  /// Why typed values were not taken, by field; put away with the next change.
  package var problems: [Field: Problem] = [:]
  /// Why nothing could be computed for the present setting; stays until something can.
  package var failure: Failure?
  /// One sentence about the last change, such as a lambda made even.
  package var notice: String?

  /// The binding table, with the keys of the person's own configuration.
  package var bindings = Keymap.bindings
  /// Size of the terminal.
  package var size: Size
  /// Names of the themes to cycle through, at least one.
  package var themeNames: [String]
  /// Index into `themeNames`.
  package var themeIndex = 0
  /// What plots and frames are made of.
  package var glyphs: Glyphs
  /// Whether the terminal shows more than ASCII.
  package var isUnicode = true
  /// Whether mouse events are heeded.
  package var usesMouse = true

  /// The number of the newest request for a computation.
  package var generation = 0
  /// Whether its result is still awaited.
  package var isComputing = false
  /// Step of the mark that shows that something is being computed.
  package var spinner = 0
  /// The last good result: the numbers on screen.
  package var snapshot: Snapshot?
  /// The step of the tour; nil: none.
  package var tour: Tour?
  /// The sweeps of the session.
  package var sweeps = SweepShelf()
  /// Changes that can be undone and redone.
  package var history = History()
  /// A configuration that is kept for comparison.
  package var pin: Pin?
  /// The cursor on the plot, while values are read.
  package var reading: PlotReading?
  /// The abscissae that plots show, where it is not all of them.
  package var zooms: [PlotKey: ClosedRange<Double>] = [:]
  /// Where the mouse went down on the plot, while it is held.
  package var plotDrag: Int?
  /// Whether the residual of view 1 is drawn as large as its plot rather than against epsilon.
  package var fitsError = false
  /// The chosen block of view 4; beyond the last one it is that.
  package var block = 0
  /// The cached profile of view 6 that was gone to; beyond the last one it is that, nil: none yet.
  package var profile: Int?
  /// The step of the path in view 6; beyond the last one it is that.
  package var step = 0
  /// The first row of view 7.
  package var explainScroll = 0
  /// How often the plot of each view was changed.
  package var plots: [ViewKind: Int] = [:]
  /// What was asked to be saved.
  package var saves = SaveTally()
  /// For each view that was shown the last good result with a picture of it.
  package var pictures: [ViewKind: Snapshot] = [:]

  /// The state at the start; `setting` must validate and `target` be parsed for its dimension.
  package init(
    setting: Setting, target: TargetFunction, size: Size, themeNames: [String], glyphs: Glyphs
  ) {
    precondition(!themeNames.isEmpty, "a theme is needed")
    self.setting = setting
    listedCodebook = setting.codebook
    self.target = target
    self.size = size
    self.themeNames = themeNames
    self.glyphs = glyphs
    rememberOwnTarget()
  }

  /// How often the plot of the shown view was changed; the view takes it modulo its plots.
  package var plot: Int {
    get { plots[view, default: 0] }
    set { plots[view] = newValue }
  }

  /// What the present knobs ask to be computed.
  package var subject: Subject {
    Subject(
      setting: setting, target: target, line: line, detail: Detail(size: size), view: view,
      range: sampledRange, step: walksPath ? step : nil)
  }

  /// The part of [0, 1] that is sampled for the picture; nil where it does not depend on the zoom.
  private var sampledRange: ClosedRange<Double>? {
    let samples = view == .approximation && setting.d != 2 || view == .transform
    return samples ? zooms[PlotKey(view: view, plot: 0)] : nil
  }

  /// The last good result with a picture of the shown view: the same as `snapshot` but while a slow
  /// picture is being computed.
  package var pictured: Snapshot? { pictures[view] }

  /// Whether the numbers on screen belong to an older setting and no others are just a moment away.
  package var hasOldNumbers: Bool { isOld(snapshot) && (!isComputing || spinner > 0) }

  /// Whether the picture on screen belongs to an older setting and another one is not just a moment
  /// away.
  package var hasOldPicture: Bool { isOld(pictured) && (!isComputing || spinner > 0) }

  private func isOld(_ snapshot: Snapshot?) -> Bool {
    guard let subject = snapshot?.subject else { return false }
    return subject.setting != setting || subject.target != target || subject.line != line
  }

  /// What is wrong with a field at the moment.
  package func problem(at field: Field) -> Problem? {
    problems[field] ?? (failure?.field == field ? failure?.problem : nil)
  }

  /// The message to show: while f is edited its mistake alone; else the focused field's problem,
  /// any other, the notice.
  package var message: (field: Field?, text: String)? {
    if case .formula = mode { return problems[.target].map { (.target, $0.sentence) } }
    if let problem = problems[focus] { return (focus, problem.sentence) }
    for field in Field.allCases {
      if let problem = problems[field] { return (field, problem.sentence) }
    }
    if let failure { return (failure.field, failure.problem.sentence) }
    return notice.map { (nil, $0) }
  }
}

/// A computation that failed, at the field that is to blame.
package struct Failure: Sendable, Hashable {
  /// The field.
  package var field: Field
  /// What is wrong.
  package var problem: Problem

  /// A failure.
  package init(field: Field, problem: Problem) {
    self.field = field
    self.problem = problem
  }
}
