extension CellBuffer {
  /// A scroll bar in one column, drawn only where something is hidden.
  package mutating func drawScrollbar(first: Int, count: Int, in rect: Rect, look: Look) {
    guard rect.height > 0, rect.width > 0, count > rect.height else { return }
    let length = max(1, rect.height * rect.height / count)
    let room = rect.height - length
    let hidden = count - rect.height
    let start = (min(max(first, 0), hidden) * room + hidden / 2) / hidden
    for y in 0..<rect.height {
      let isThumb = y >= start && y < start + length
      self[rect.x, rect.y + y] = Cell(
        look.glyphs(isThumb ? .scrollThumb : .scrollTrack),
        style: look.style(isThumb ? .accent : .scrollbar, on: .modal))
    }
  }
}
