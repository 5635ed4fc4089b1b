import CellCanvas

/// The list of keys over everything else, with its search.
enum HelpOverlay {
  static func draw(_ state: AppState, _ help: HelpList, with pen: inout Pen) {
    let layout = HelpLayout(state, help)
    let list = layout.list
    layout.overlay.draw("Keys", "type to search, Enter runs, Esc closes", with: &pen)
    pen.buffer.drawInput(help.editor, prompt: "search", in: layout.search, look: pen.look)
    if layout.lines.isEmpty {
      pen.text("nothing fits", in: list.inset(columns: 1), role: .muted, on: .modal)
    }
    let keyWidth = HelpText.keyWidth(width: max(1, list.width - 2))
    for (offset, line) in layout.lines.dropFirst(layout.first).prefix(list.height).enumerated() {
      let row = Rect(x: list.x, y: list.y + offset, width: list.width, height: 1)
      if line.isHeading {
        pen.text(line.keys, in: row, role: .title, on: .modal)
      } else {
        let isChosen = line.entry != nil && line.entry == help.selection
        pen.listRow(line.keys, line.text, textAt: keyWidth + 2, isChosen: isChosen, in: row)
      }
    }
    layout.overlay.drawScrollbar(
      first: layout.first, count: layout.lines.count, beside: list, with: &pen)
  }
}
