import CellCanvas
import QuantizedReLU

extension AppState {
  /// A typed character: into the open editor, or as the first one of a number.
  mutating func type(_ scalar: Unicode.Scalar) {
    switch mode {
    case .browsing:
      notice = nil
      typeValue(beginning: String(scalar))
    case .number(var editor):
      editor.insert(line: String(scalar))
      problems[focus] = nil
      mode = .number(editor)
    case .formula(var editor):
      editor.insert(line: String(scalar))
      editFormula(editor)
    case .palette(var palette):
      palette.editor.insert(line: String(scalar))
      palette.selection = 0
      palette.problem = nil
      mode = .palette(palette)
    case .sweep(var form):
      form.editor?.insert(line: String(scalar))
      form.problem = nil
      mode = .sweep(form)
    case .help(var help):
      // Elsewhere a slash begins a search; here it has begun.
      guard scalar != "/" || !help.editor.scalars.isEmpty else { return }
      help.editor.insert(line: String(scalar))
      help.selection = 0
      mode = .help(help)
    case .reading, .gallery: break
    }
  }

  /// Opens the editor of the focused number with the beginning of a new value; nothing where the
  /// focused field is no number.
  mutating func typeValue(beginning text: String = "") {
    guard focus.isNumeric else {
      notice =
        "\(focus.name) holds no number: \(key(.editField)) changes it, "
        + "\(key(.previousField)) and \(key(.nextField)) choose another field."
      return
    }
    problems[focus] = nil
    mode = .number(LineEditor(line: text))
  }

  /// Pasted text goes where typing would go; while nothing is edited it opens the editor of f or of
  /// the number.
  mutating func paste(_ text: String) {
    switch mode {
    case .browsing:
      notice = nil
      if focus.isNumeric {
        typeValue(beginning: text)
      } else {
        setFocus(.target)
        editFormula(LineEditor(line: text))
      }
    case .number(var editor):
      editor.insert(line: text)
      problems[focus] = nil
      mode = .number(editor)
    case .formula(var editor):
      editor.insert(line: text)
      editFormula(editor)
    case .palette(var palette):
      palette.editor.insert(line: text)
      palette.selection = 0
      mode = .palette(palette)
    case .sweep(var form):
      form.editor?.insert(line: text)
      mode = .sweep(form)
    case .help(var help):
      help.editor.insert(line: text)
      help.selection = 0
      mode = .help(help)
    case .reading, .gallery: break
    }
  }

  /// Enter on a field: open its editor, or switch what can only be switched.
  mutating func editFocused() {
    switch focus {
    case .target: editFormula(LineEditor(line: target.expression))
    case .lambda: mode = .number(LineEditor(String(setting.shownLambda)))
    case .epsilon: mode = .number(LineEditor(setting.epsilon.text))
    case .n: mode = .number(LineEditor(String(setting.n)))
    case .d: mode = .number(LineEditor(String(setting.d)))
    case .structure, .parameters, .quantization: step(by: 1, coarse: false)
    case .codebook: break
    }
  }

  /// Enter or Escape in a number.
  ///
  /// A refused number stays open with the reason beside it.
  mutating func finishNumber(_ editor: LineEditor, _ command: Command) {
    switch command {
    case .accept:
      let text = editor.text.trimmingBlanks
      do {
        let changed = try number(text)
        mode = .browsing
        accept(changed, from: focus)
      } catch {
        problems[focus] = Problem(error, rejected: text)
      }
    case .cancel:
      problems = [:]
      mode = .browsing
    default: break
    }
  }

  /// The setting with the typed text as the focused number.
  private func number(_ text: String) throws(SettingError) -> Setting {
    var changed = setting
    switch focus {
    case .lambda:
      changed.lambda = try whole(text)
      changed.codebook = nil
    case .epsilon: changed.epsilon = try Epsilon(text)
    case .n: changed.n = try whole(text)
    case .d: changed.d = try whole(text)
    case .target, .structure, .parameters, .quantization, .codebook: break
    }
    try changed.validate()
    return changed
  }

  private func whole(_ text: String) throws(SettingError) -> Int {
    guard let value = Int(text) else { throw .notANumber(field: focus.name, text: text) }
    return value
  }

  /// Opens or goes on with the editor of f; mistakes are shown while typing.
  mutating func editFormula(_ editor: LineEditor) {
    focus = .target
    mode = .formula(editor)
    problems = [:]
    do {
      _ = try TargetFunction(parsing: editor.text, dimension: setting.d)
    } catch {
      problems[.target] = Problem(error, rejected: editor.text)
    }
  }

  /// Enter or Escape in the formula.
  ///
  /// A formula that cannot be read stays open with the reason.
  mutating func finishFormula(_ editor: LineEditor, _ command: Command) {
    switch command {
    case .accept:
      guard let parsed = try? TargetFunction(parsing: editor.text, dimension: setting.d) else {
        return
      }
      problems = [:]
      mode = .browsing
      target = parsed
      rememberOwnTarget()
    case .cancel:
      mode = .browsing
      problems = [:]
    default: break
    }
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    var view = unicodeScalars[...]
    while view.first == " " { view.removeFirst() }
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
