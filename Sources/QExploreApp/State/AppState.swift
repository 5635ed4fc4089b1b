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
  /// Which construction.
  package var structure = Structure.independent
  /// Which view is shown.
  package var view = ViewKind.approximation
  /// The line through the cube for d >= 3.
  package var line = SliceLine.diagonal

  /// The focused field, one of `Field.editable`.
  package var focus = Field.lambda
  /// What the keys act on.
  package var mode = Mode.browsing
  /// Why values were not taken, by field.
  package var problems: [Field: Problem] = [:]
  /// One sentence about the last change, such as a lambda made even.
  package var notice: String?

  /// Size of the terminal.
  package var size: Size
  /// Names of the themes to cycle through, at least one.
  package var themeNames: [String]
  /// Index into `themeNames`.
  package var themeIndex = 0
  /// What plots and frames are made of.
  package var glyphs: Glyphs
  /// Whether mouse events are heeded.
  package var usesMouse = true

  /// The number of the newest request for a computation.
  package var generation = 0
  /// Whether its result is still awaited.
  package var isComputing = false
  /// Step of the mark that shows that something is being computed.
  package var spinner = 0
  /// The last good result.
  package var snapshot: Snapshot?

  /// The state at the start; `setting` must validate and `target` be parsed for its dimension.
  package init(
    setting: Setting, target: TargetFunction, size: Size, themeNames: [String], glyphs: Glyphs
  ) {
    precondition(!themeNames.isEmpty, "a theme is needed")
    self.setting = setting
    self.target = target
    self.size = size
    self.themeNames = themeNames
    self.glyphs = glyphs
  }

  /// What the present knobs ask to be computed.
  package var subject: Subject {
    Subject(setting: setting, target: target, line: line, detail: Detail(size: size))
  }

  /// Whether the result on screen belongs to an older setting.
  package var isStale: Bool {
    guard let snapshot else { return false }
    return snapshot.subject.setting != setting || snapshot.subject.target != target
      || snapshot.subject.line != line
  }

  /// The message to show: the focused field's problem, then any other, then the notice.
  package var message: (field: Field?, text: String)? {
    if let problem = problems[focus] { return (focus, problem.sentence) }
    for field in Field.allCases {
      if let problem = problems[field] { return (field, problem.sentence) }
    }
    return notice.map { (nil, $0) }
  }
}
