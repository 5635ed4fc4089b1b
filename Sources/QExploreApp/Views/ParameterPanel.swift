import CellCanvas
import QuantizedReLU

/// The knobs: as a framed panel, or as one line where there is no room for it.
enum ParameterPanel {
  /// Columns of the focus mark and the label.
  private static let labelWidth = 13
  /// Columns for the whole name of any structure with its mark: what is shown does not depend on
  /// which it is.
  private static let wholeStructureWidth = 24

  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    if layout.parameters.isEmpty {
      drawLine(state, in: layout.parameterLine, with: &pen)
      return
    }
    var frame = layout.parameters
    // The counts draw the edge between the two.
    if layout.isJoined { frame.height += 1 }
    pen.buffer.drawBox(frame, title: "Network", look: pen.look)
    for field in Field.allCases { draw(field, state, in: layout.row(of: field), with: &pen) }
  }

  private static func draw(_ field: Field, _ state: AppState, in row: Rect, with pen: inout Pen) {
    let isFocused = state.focus == field
    let ground: ThemeRole = isFocused ? .selection : .background
    if isFocused {
      pen.clear(row, ground: .selection)
      pen.text("▸", in: row, role: .selectionMarker, on: ground)
    }
    let label = Rect(x: row.x + 2, y: row.y, width: labelWidth - 3, height: 1)
    pen.text(field.label, in: label, role: .label, on: ground)
    var value = Rect(x: row.x + labelWidth, y: row.y, width: row.width - labelWidth, height: 1)
    if isFocused, case .number(let editor) = state.mode {
      pen.buffer.drawInput(editor, in: value, look: pen.look)
      return
    }
    let (note, role) = note(field, state)
    let text = text(of: field, in: state, width: value.width)
    if !note.isEmpty {
      let room = max(0, value.width - pen.width(text) - 1)
      // A range is left out where it does not fit; a refused value is worth more than the end of a
      // long one.
      let width =
        role == .error ? min(pen.width(note), max(room, value.width - 6)) : pen.width(note)
      if role == .error || width <= room {
        let place = Rect(x: value.maxX - width, y: value.y, width: width, height: 1)
        pen.text(note, in: place, role: role, on: ground)
        value.width -= width + 1
      }
    }
    let isEditable = Field.editable.contains(field)
    pen.text(text, in: value, role: isEditable ? .value : .muted, on: ground)
  }

  /// What stands at the right edge: a refused value, else the range of the focused field.
  private static func note(_ field: Field, _ state: AppState) -> (String, ThemeRole) {
    if let problem = state.problem(at: field) {
      // A refused formula is in the editor, and a refused setting has no text of its own.
      let isShort = !problem.rejected.isEmpty && field != .target
      return (isShort ? "✗ \(plain(problem.rejected, limit: 12))" : "✗", .error)
    }
    guard state.focus == field else { return ("", .muted) }
    switch field {
    case .lambda: return (between(Setting.lambdaRange), .muted)
    case .n, .d:
      let setting = state.setting
      let allowed =
        field == .n
        ? setting.structure.nRange(d: setting.d) : setting.structure.dRange(n: setting.n)
      return (allowed.count == 1 ? "1 only" : between(allowed), .muted)
    case .epsilon:
      // Both ends are excluded; in ASCII the arrows would read as more of the same signs.
      return (state.glyphs == .ascii ? "0 < ε < 1" : "◂ 0 < ε < 1 ▸", .muted)
    case .structure, .parameters, .quantization: return ("◂ ▸", .muted)
    case .target, .codebook: return ("", .muted)
    }
  }

  private static func between(_ range: ClosedRange<Int>) -> String {
    "◂ \(range.lowerBound) … \(range.upperBound) ▸"
  }

  /// The value of a field as the panel shows it in a width.
  static func text(of field: Field, in state: AppState, width: Int = .max) -> String {
    switch field {
    case .target: return state.target.text
    case .structure:
      return width >= wholeStructureWidth
        ? state.setting.structure.name : field.valueText(in: state.setting)
    case .lambda: return String(state.setting.shownLambda)
    case .quantization:
      return state.setting.codebook == nil ? state.setting.quantization.rawValue : "as listed"
    case .codebook: return state.snapshot?.codebook.description ?? ""
    case .epsilon, .n, .d, .parameters: return field.valueText(in: state.setting)
    }
  }

  /// The knobs in one line; the focused one stands out, and leading ones give way until it is seen.
  private static func drawLine(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    var x = rect.x
    for field in lineFields(state, width: rect.width, pen) {
      guard x < rect.maxX else { return }
      let isFocused = state.focus == field
      let rest = Rect(x: x, y: rect.y, width: rect.maxX - x, height: 1)
      if isFocused, case .number(let editor) = state.mode {
        let label = field.label + " "
        pen.text(label, in: rest, role: .label)
        let start = min(rect.maxX, x + pen.width(label))
        let width = min(rect.maxX - start, max(6, editor.scalars.count + 1))
        let place = Rect(x: start, y: rect.y, width: width, height: 1)
        pen.buffer.drawInput(editor, in: place, look: pen.look)
        x = start + width + 2
        continue
      }
      let text = lineText(field, state)
      let ground: ThemeRole = isFocused ? .selection : .background
      pen.text(text, in: rest, role: isFocused ? .selection : .value, on: ground)
      x += pen.width(text) + 2
    }
  }

  /// The knobs from the first one that is shown.
  private static func lineFields(_ state: AppState, width: Int, _ pen: Pen) -> ArraySlice<Field> {
    var fields: ArraySlice<Field> = [
      .lambda, .epsilon, .n, .d, .quantization, .target, .structure, .parameters,
    ]
    guard let focused = fields.firstIndex(of: state.focus) else { return fields }
    // f may be longer than any line: a few of its characters will do.
    let own = min(pen.width(lineText(state.focus, state)), state.focus == .target ? 8 : width)
    while fields.startIndex < focused {
      let before = fields[..<focused].reduce(0) { $0 + pen.width(lineText($1, state)) + 2 }
      if before + own <= width { break }
      fields.removeFirst()
    }
    return fields
  }

  private static func lineText(_ field: Field, _ state: AppState) -> String {
    let mark = state.focus == field ? "▸" : ""
    let flag = state.problem(at: field) == nil ? "" : " ✗"
    let value = text(of: field, in: state)
    switch field {
    case .structure: return mark + field.valueText(in: state.setting) + flag
    case .quantization, .parameters: return mark + value + flag
    case .target: return mark + "f " + value + flag
    default: return mark + field.label + " " + value + flag
    }
  }
}
