import CellCanvas
import Figures
import QuantizedReLU

/// View 1: f, f' and the band of ±epsilon with the residual below; for d = 2 maps of f, f' and
/// the error with a section through them.
enum ApproximationView {
  static func draw(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    guard let snapshot = state.pictured else {
      let text = state.isComputing ? "computing the first picture" : state.message?.text ?? ""
      pen.centered(text, in: rect, role: .muted)
      return
    }
    var area = rect
    if rect.height >= 7 {
      drawTitle(state, snapshot, in: rect, with: &pen)
      area.y += 1
      area.height -= 1
    } else if state.hasOldPicture {
      pen.right(oldMark, in: rect, role: .error)
    }
    if case .refused(let reason) = snapshot.picture {
      pen.centered(reason, in: area, role: .warning)
      return
    }
    if case .reference(_, _, let reason) = snapshot.picture {
      area.height -= drawReason(reason, in: area, with: &pen)
    }
    if case .heat = snapshot.picture {
      let note = MapFigure.draw(snapshot, state, in: area, with: &pen)
      if area.y > rect.y, !state.hasOldPicture { drawNote(note, snapshot, in: rect, with: &pen) }
      return
    }
    let figure = ApproximationFigure.figure(
      snapshot, size: area.size, look: pen.look, pinned: state.pinned, fitsError: state.fitsError)
    let epsilon = snapshot.subject.setting.epsilon.doubleValue
    ViewPlot.draw(
      figure, state, in: area, full: 0...1, epsilon: epsilon,
      rest: .rows(LargestError.rows(snapshot, zoom: state.zoom)), with: &pen)
    // A band as thin as a line is not left to be taken for one.
    if area.y > rect.y, !state.hasOldPicture, let dots = pen.plot?.main?.bandDots, dots < 3 {
      let hasResidual = (pen.plot?.geometry.panels.count ?? 0) > 1
      let note =
        hasResidual ? "band under 3 dots high: see f' − f" : "band under 3 dots high"
      drawNote(note, snapshot, in: rect, with: &pen)
    }
  }

  /// A note at the end of the title's row, where it fits.
  private static func drawNote(
    _ note: String, _ snapshot: Snapshot, in rect: Rect, with pen: inout Pen
  ) {
    let taken = pen.width(title(of: snapshot)) + pen.width(note) + 3
    if taken <= rect.width { pen.right(note, in: rect, role: .muted) }
  }

  /// Why f' is not there, in the bottom rows; returns how many they are.
  ///
  /// The figure keeps the rows that it needs for its axes.
  private static func drawReason(_ reason: String, in area: Rect, with pen: inout Pen) -> Int {
    let lines = pen.look.glyphs.text(reason).wrapped(to: area.width)
    let rows = min(lines.count, max(0, area.height - 6))
    for index in 0..<rows {
      let row = Rect(x: area.x, y: area.maxY - rows + index, width: area.width, height: 1)
      // The last row holds all that is left, so that what does not fit is marked.
      let text = index < rows - 1 ? lines[index] : lines[index...].joined(separator: " ")
      pen.text(text, in: row, role: .warning)
    }
    return rows
  }

  private static let oldMark = "[old picture]"

  /// What is shown: the function of the picture, which is not the present one when the picture is
  /// old.
  private static func drawTitle(
    _ state: AppState, _ snapshot: Snapshot, in rect: Rect, with pen: inout Pen
  ) {
    let setting = snapshot.subject.setting
    var left = rect
    if state.hasOldPicture {
      let mark =
        rect.width >= 60
        ? "[old picture: λ \(setting.lambda), n \(setting.n), d \(setting.d)]"
        : oldMark
      pen.right(mark, in: rect, role: .error)
      left.width -= pen.width(mark) + 1
    }
    pen.text(title(of: snapshot), in: left, role: .title)
  }

  private static func title(of snapshot: Snapshot) -> String {
    let d = snapshot.subject.setting.d
    let variables =
      switch d {
      case 1: "x"
      case 2: "x, y"
      case 3: "x, y, z"
      default: "x1, ..., x\(d)"
      }
    return "f(\(variables)) = \(snapshot.subject.target.expression)"
  }
}
