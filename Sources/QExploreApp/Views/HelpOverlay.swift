import CellCanvas

/// The help over everything else.
enum HelpOverlay {
  static func draw(_ state: AppState, scroll: Int, with pen: inout Pen) {
    let frame = HelpText.frame(size: state.size)
    let body = HelpText.body(size: state.size)
    let lines = HelpText.lines(width: body.width, glyphs: pen.look.glyphs)
    let first = min(scroll, HelpText.lastScroll(size: state.size, glyphs: pen.look.glyphs))
    pen.clear(frame, ground: .modal)
    if frame != body {
      pen.buffer.drawBox(
        frame, title: "Help", subtitle: ": finds and runs, Esc closes", isFocused: true,
        ground: .modal,
        look: pen.look)
      pen.buffer.drawScrollbar(
        first: first, count: lines.count,
        in: Rect(x: frame.maxX - 1, y: body.y, width: 1, height: body.height), look: pen.look)
    }
    let keyWidth = HelpText.keyWidth(width: body.width)
    for (offset, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      let y = body.y + offset
      let whole = Rect(x: body.x, y: y, width: body.width, height: 1)
      if line.isHeading {
        pen.text(line.keys, in: whole, role: .title, on: .modal)
        continue
      }
      let keys = Rect(x: body.x, y: y, width: keyWidth, height: 1)
      pen.text(line.keys, in: keys, role: .key, on: .modal)
      let text = Rect(x: keys.maxX, y: y, width: body.width - keyWidth, height: 1)
      pen.text(line.text, in: text, role: .text, on: .modal)
    }
  }
}
