import CellCanvas

/// What the focused field means, in the free space under the counts while nothing else is said.
enum FieldExplanation {
  static func draw(_ state: AppState, layout: ScreenLayout, with pen: inout Pen) {
    var place = layout.below
    guard layout.size.rows >= 30, state.message == nil else { return }
    if case .formula = state.mode { return }
    if case .unavailable? = state.snapshot?.instance { return }
    place.y += 1
    place.height -= 1
    let text = state.focus.explanation(in: state.setting)
    // Half an explanation is none.
    guard pen.look.glyphs.text(text).wrapped(to: place.width).count <= place.height else { return }
    pen.buffer.drawParagraph(text, in: place, style: pen.look[.muted], look: pen.look)
  }
}
