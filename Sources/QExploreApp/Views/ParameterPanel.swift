import CellCanvas
import QuantizedReLU

/// The knobs: as a framed panel, or as one line where there is no room for it.
enum ParameterPanel {
  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    if layout.parameters.isEmpty {
      drawLine(state, in: layout.parameterLine, with: &pen)
      return
    }
    pen.frame(layout.parameters, title: "Network")
    for field in Field.allCases { draw(field, state, in: layout.row(of: field), with: &pen) }
  }

  /// Columns of the focus mark and the label.
  private static let labelWidth = 12

  private static func draw(_ field: Field, _ state: AppState, in row: Rect, with pen: inout Pen) {
    let isFocused = state.focus == field
    let isEditable = Field.editable.contains(field)
    let label = field.label
    let labelStyle = isFocused ? pen.look[.selection] : pen.look[.muted]
    if isFocused { pen.text("▸", in: row, style: pen.look[.selection]) }
    let labelRect = Rect(x: row.x + 2, y: row.y, width: labelWidth - 3, height: 1)
    pen.text(label, in: labelRect, style: labelStyle)
    var value = Rect(x: row.x + labelWidth, y: row.y, width: row.width - labelWidth, height: 1)
    if isFocused, case .number(let editor) = state.mode {
      pen.editor(editor, in: value)
      return
    }
    if let problem = state.problems[field] {
      // The good value on the left, the refused one beside it; the sentence stands in the message
      // line.
      let mark =
        problem.rejected.isEmpty || field == .target
        ? "✗" : "✗ \(plain(problem.rejected, limit: 12))"
      let width = min(pen.width(mark), max(0, value.width - 6))
      let place = Rect(x: value.maxX - width, y: value.y, width: width, height: 1)
      pen.text(mark, in: place, style: pen.look[.error])
      value.width -= width + 1
    } else if isFocused, let range = rangeText(field) {
      pen.right(range, in: value, style: pen.look[.muted])
      value.width -= pen.width(range) + 1
    }
    let style =
      isFocused ? pen.look[.selection] : (isEditable ? pen.look[.value] : pen.look[.muted])
    pen.text(text(of: field, in: state), in: value, style: style)
  }

  /// The value of a field as the panel shows it.
  static func text(of field: Field, in state: AppState) -> String {
    switch field {
    case .target: return state.target.text
    case .structure:
      switch state.structure {
      case .independent: return "function-independent"
      }
    case .lambda:
      // With explicit values, lambda is how many there are.
      return state.setting.codebook.map { String(Set($0).count) } ?? String(state.setting.lambda)
    case .quantization:
      return state.setting.codebook == nil ? state.setting.quantization.rawValue : "as listed"
    case .codebook:
      guard let snapshot = state.snapshot else { return "" }
      return snapshot.codebook.description
    case .epsilon, .n, .d: return field.valueText(in: state.setting)
    }
  }

  private static func rangeText(_ field: Field) -> String? {
    let range: String
    switch field {
    case .lambda: range = between(Setting.lambdaRange)
    case .n: range = between(Setting.nRange)
    case .d: range = between(Setting.dRange)
    case .epsilon: range = "0 … 1"
    case .quantization: range = ""
    case .target, .structure, .codebook: return nil
    }
    return range.isEmpty
      ? "◂ ▸" : "◂ \(range) ▸"
  }

  private static func between(_ range: ClosedRange<Int>) -> String {
    "\(range.lowerBound) … \(range.upperBound)"
  }

  /// All knobs in one line; the focused one stands out, and f takes what is left.
  static func drawLine(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    var x = rect.x
    for field in [Field.lambda, .epsilon, .n, .d, .quantization, .target] {
      guard x < rect.maxX else { return }
      let isFocused = state.focus == field
      let style = isFocused ? pen.look[.selection] : pen.look[.value]
      let rest = Rect(x: x, y: rect.y, width: rect.maxX - x, height: 1)
      if isFocused, case .number(let editor) = state.mode {
        let label = field.label + " "
        pen.text(label, in: rest, style: style)
        let start = min(rect.maxX, x + pen.width(label))
        let width = min(rect.maxX - start, max(6, editor.scalars.count + 1))
        pen.editor(editor, in: Rect(x: start, y: rect.y, width: width, height: 1))
        x = start + width + 2
        continue
      }
      let text = lineText(field, state)
      pen.text(text, in: rest, style: style)
      x += pen.width(text) + 2
    }
  }

  private static func lineText(_ field: Field, _ state: AppState) -> String {
    let mark = state.focus == field ? "▸" : ""
    let flag = state.problems[field] == nil ? "" : " " + "✗"
    let value = text(of: field, in: state)
    switch field {
    case .quantization: return mark + value + flag
    case .target: return mark + "f " + value + flag
    default: return mark + field.label + " " + value + flag
    }
  }
}
