import CellCanvas

/// What the views share: the caption above the figure, and what stands there while nothing is drawn.
enum ViewFrame {
  /// Why there is no picture yet.
  static func drawWaiting(_ state: AppState, in rect: Rect, with pen: inout Pen) {
    guard !rect.isEmpty else { return }
    let text = state.isComputing ? "computing the picture" : state.message?.text ?? ""
    pen.centered(text, in: rect, role: .muted)
  }

  /// Whole sentences of the caption in two or three rows, where the figure keeps enough of them;
  /// the rest of the rectangle is returned.
  ///
  /// The most telling sentences come first; only where the very first one finds no room it is cut.
  /// A picture of an older setting is marked as such.
  static func drawCaption(
    _ sentences: [String], _ state: AppState, in rect: Rect, with pen: inout Pen
  ) -> Rect {
    guard !rect.isEmpty else { return rect }
    // The size alone says how many, so that the figure below does not jump.
    let most = min(rect.width < 120 ? 3 : 2, max(0, rect.height - 10))
    let old = state.hasOldPicture ? "[old picture] " : ""
    var lines: [String] = []
    for end in sentences.indices {
      let text = old + sentences[...end].joined(separator: "; ")
      let wrapped = pen.look.glyphs.text(text).wrapped(to: max(1, rect.width - 1))
      guard end == 0 || wrapped.count <= most else { continue }
      lines = wrapped
    }
    let count = min(lines.count, most)
    for index in 0..<count {
      let row = Rect(x: rect.x, y: rect.y + index, width: rect.width, height: 1)
      // The last row holds all that is left, so that what does not fit is marked.
      let line = index < count - 1 ? lines[index] : lines[index...].joined(separator: " ")
      pen.text(line, in: row, role: state.hasOldPicture ? .error : .muted)
    }
    return Rect(x: rect.x, y: rect.y + most, width: rect.width, height: rect.height - most)
  }
}
