import CellCanvas

/// The command palette over the screen: an input line and the entries that fit it.
enum PaletteOverlay {
  static func draw(_ state: AppState, _ palette: Palette, with pen: inout Pen) {
    let layout = PaletteLayout(state, palette)
    let list = layout.list
    layout.overlay.draw(palette.scope.title, palette.scope.hint, with: &pen)
    pen.buffer.drawInput(
      palette.editor, prompt: palette.scope.prompt, in: layout.input, look: pen.look)
    for (index, line) in layout.problem.enumerated() {
      let row = Rect(
        x: list.x + 1, y: layout.input.maxY + index, width: list.width - 2, height: 1)
      pen.text(line, in: row, role: .error, on: .modal)
    }
    if layout.entries.isEmpty {
      pen.text("nothing fits", in: list.inset(columns: 1), role: .muted, on: .modal)
    }
    let longest = layout.entries.map { pen.width($0.name) }.max() ?? 0
    // What a file is called says by its end what it is, so names of files are not cut for a text.
    let widest = palette.scope == .commands ? min(list.width / 2, 28) : list.width
    let column = max(8, min(widest, longest + 4))
    for (offset, entry) in layout.entries.dropFirst(layout.first).prefix(list.height).enumerated() {
      let line = Rect(x: list.x, y: list.y + offset, width: list.width, height: 1)
      let isChosen = layout.first + offset == palette.selection
      pen.listRow(entry.name, entry.text, textAt: column, isChosen: isChosen, in: line)
      // The keys are left out where they would take room from the text.
      let taken = column + pen.width(entry.text) + 2
      if !entry.keys.isEmpty, taken + pen.width(entry.keys) <= line.width {
        pen.right(entry.keys, in: line, role: .muted, on: isChosen ? .selection : .modal)
      }
    }
    layout.overlay.drawScrollbar(
      first: layout.first, count: layout.entries.count, beside: list, with: &pen)
  }
}
