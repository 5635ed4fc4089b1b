import CellCanvas

/// The command palette over the screen: an input line and the entries that fit it.
enum PaletteOverlay {
  static func draw(_ state: AppState, _ palette: Palette, with pen: inout Pen) {
    let entries = palette.entries(in: state)
    let size = state.size
    let width = min(size.columns, 92)
    let isFramed = size.columns >= 30 && size.rows >= 8
    let height = isFramed ? min(size.rows - 2, 22) : size.rows
    let frame = Rect(
      x: (size.columns - width) / 2, y: isFramed ? 1 : 0, width: width, height: height)
    pen.clear(frame, ground: .modal)
    if isFramed {
      pen.buffer.drawBox(
        frame, title: "Command", subtitle: "Tab completes, Enter runs, Esc closes",
        isFocused: true, ground: .modal, look: pen.look)
    }
    let body = isFramed ? frame.inset(columns: 1, rows: 1) : frame
    guard !body.isEmpty else { return }
    pen.buffer.drawInput(
      palette.editor, prompt: ":", in: Rect(x: body.x, y: body.y, width: body.width, height: 1),
      look: pen.look)
    var list = Rect(x: body.x, y: body.y + 1, width: body.width, height: body.height - 1)
    if let problem = palette.problem {
      let lines = pen.look.glyphs.text(problem).wrapped(to: max(1, list.width - 2))
        .prefix(list.height)
      for (index, line) in lines.enumerated() {
        let row = Rect(x: list.x + 1, y: list.y + index, width: list.width - 2, height: 1)
        pen.text(line, in: row, role: .error, on: .modal)
      }
      list.y += lines.count
      list.height -= lines.count
    }
    guard list.height > 0 else { return }
    let nameWidth = max(
      8, min(list.width / 2, (entries.map { pen.width($0.name) }.max() ?? 0) + 2, 26))
    let first = max(0, min(palette.selection - list.height / 2, entries.count - list.height))
    for (offset, entry) in entries.dropFirst(first).prefix(list.height).enumerated() {
      let line = Rect(x: list.x, y: list.y + offset, width: list.width - 1, height: 1)
      let isChosen = first + offset == palette.selection
      let ground: ThemeRole = isChosen ? .selection : .modal
      if isChosen { pen.clear(line, ground: .selection) }
      let name = Rect(x: line.x + 1, y: line.y, width: nameWidth - 1, height: 1)
      pen.text(entry.name, in: name, role: .key, on: ground)
      let text = Rect(
        x: line.x + nameWidth + 1, y: line.y, width: line.maxX - line.x - nameWidth - 1, height: 1)
      pen.text(entry.text, in: text, role: .text, on: ground)
    }
    if entries.isEmpty {
      pen.text("nothing fits", in: list.inset(columns: 1), role: .muted, on: .modal)
    }
    pen.buffer.drawScrollbar(
      first: first, count: entries.count,
      in: Rect(x: body.maxX - 1, y: list.y, width: 1, height: list.height), look: pen.look)
  }
}
