/// One line of a modal list.
package enum ModalLine: Hashable, Sendable {
  /// A heading between groups.
  case heading(String)
  /// A key and what it does.
  case key(String, String)
  /// Plain text.
  case text(String)
}

/// Where a modal list was drawn.
package struct ModalGeometry: Hashable, Sendable {
  /// The whole panel.
  package var frame: Rect
  /// The rows of the list.
  package var list: Rect
  /// The first line that is shown, after clamping.
  package var first: Int
}

extension CellBuffer {
  /// A panel over the middle of a rectangle with a list that scrolls; what lies under it is
  /// covered.
  ///
  /// `first` is clamped so that the last page is full; a selected line is always shown. An optional
  /// input field stands above the list (a search).
  @discardableResult
  package mutating func drawModal(
    title: String, subtitle: String = "", lines: [ModalLine], first: Int = 0,
    selection: Int? = nil, search: LineEditor? = nil, over rect: Rect, look: Look
  ) -> ModalGeometry {
    let keyWidth =
      lines.map { if case .key(let key, _) = $0 { look.glyphs.text(key).cellWidth } else { 0 } }
      .max() ?? 0
    let longest =
      lines.map { line in
        switch line {
        case .heading(let text), .text(let text): look.glyphs.text(text).cellWidth
        case .key(_, let text): keyWidth + 2 + look.glyphs.text(text).cellWidth
        }
      }.max() ?? 0
    let extra = search == nil ? 0 : 1
    let width = min(rect.width, max(longest + 5, title.cellWidth + subtitle.cellWidth + 9, 24))
    let height = min(rect.height, lines.count + 2 + extra)
    let frame = Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2,
      width: width, height: height)
    let inside = drawBox(
      frame, title: title, subtitle: subtitle, isFocused: true, ground: .modal, look: look)
    if let search, !inside.isEmpty { drawInput(search, prompt: "/", in: inside, look: look) }
    let list = Rect(
      x: inside.x, y: inside.y + min(extra, inside.height), width: inside.width,
      height: inside.height - extra)
    var start = first
    if let selection {
      if selection < start { start = selection }
      if selection >= start + list.height { start = selection - list.height + 1 }
    }
    start = max(0, min(start, lines.count - list.height))
    for (offset, line) in lines.dropFirst(start).prefix(list.height).enumerated() {
      let row = Rect(x: list.x, y: list.y + offset, width: list.width, height: 1)
      drawModalLine(
        line, isSelected: selection == start + offset, keyWidth: keyWidth, in: row, look: look)
    }
    drawScrollbar(
      first: start, count: lines.count,
      in: Rect(x: frame.maxX - 1, y: list.y, width: 1, height: list.height), look: look)
    return ModalGeometry(frame: frame, list: list, first: start)
  }

  private mutating func drawModalLine(
    _ line: ModalLine, isSelected: Bool, keyWidth: Int, in row: Rect, look: Look
  ) {
    let ground: ThemeRole = isSelected ? .selection : .modal
    func style(_ role: ThemeRole) -> Style {
      var style = look.style(role, on: ground)
      if isSelected { style.attributes.formUnion(look[.selection].attributes) }
      return style
    }
    if isSelected { fill(row, with: Cell(" ", style: style(.selection))) }
    let text = Rect(x: row.x + 1, y: row.y, width: row.width - 2, height: 1)
    switch line {
    case .heading(let heading): drawText(heading, in: text, style: style(.title), look: look)
    case .text(let words): drawText(words, in: text, style: style(.text), look: look)
    case .key(let key, let words):
      drawText(key, in: text, style: style(.key), look: look)
      let shift = min(keyWidth + 2, text.width)
      drawText(
        words, in: Rect(x: text.x + shift, y: text.y, width: text.width - shift, height: 1),
        style: style(.text), look: look)
    }
  }

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
