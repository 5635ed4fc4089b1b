import CellCanvas

/// What the views share: the caption above the figure, and what stands there while nothing is drawn.
enum ViewFrame {
  /// Why there is no picture yet.
  static func drawWaiting(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    let text = state.isComputing ? "computing the picture" : state.message?.text ?? ""
    pen.centered(text, in: rect, role: .muted)
  }

  /// The caption in at most three rows, where the figure keeps enough of them; the rest of the
  /// rectangle is returned.
  ///
  /// A picture of an older setting is marked as such.
  static func drawCaption(
    _ sentences: [String], _ state: AppState, in rect: Rect, with pen: inout Pen
  ) -> Rect {
    guard !rect.isEmpty else { return rect }
    let old = state.hasOldPicture ? "[old picture] " : ""
    let text = pen.look.glyphs.text(old + sentences.joined(separator: ". "))
    let lines = text.wrapped(to: max(1, rect.width - 1))
    let count = min(lines.count, 3, max(0, rect.height - 10))
    for index in 0..<count {
      let row = Rect(x: rect.x, y: rect.y + index, width: rect.width, height: 1)
      // The last row holds all that is left, so that what does not fit is marked.
      let line = index < count - 1 ? lines[index] : lines[index...].joined(separator: " ")
      pen.text(line, in: row, role: state.hasOldPicture ? .error : .muted)
    }
    return Rect(x: rect.x, y: rect.y + count, width: rect.width, height: rect.height - count)
  }
}
