import CellCanvas

/// The help over everything else.
enum HelpOverlay {
  static func draw(_ state: AppState, scroll: Int, with pen: inout Pen) {
    let frame = HelpText.frame(size: state.size)
    let body = HelpText.body(size: state.size)
    pen.buffer.fill(frame, with: Cell(" ", style: pen.look[.text]))
    let lines = HelpText.lines(width: body.width, glyphs: pen.glyphs)
    let last = HelpText.lastScroll(size: state.size, glyphs: pen.glyphs)
    let first = min(scroll, last)
    if frame != body {
      pen.frame(frame, title: "Keys", cleared: true)
      let shown = "\(first + 1)-\(min(lines.count, first + body.height)) of \(lines.count)"
      pen.right(
        " \(shown), Esc closes ",
        in: Rect(x: frame.x + 1, y: frame.maxY - 1, width: frame.width - 2, height: 1),
        style: pen.look[.muted])
    }
    let keyWidth = HelpText.keyWidth(width: body.width)
    for (offset, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      let y = body.y + offset
      let whole = Rect(x: body.x, y: y, width: body.width, height: 1)
      if line.isHeading {
        pen.text(line.keys, in: whole, style: pen.look[.title])
        continue
      }
      let keys = Rect(x: body.x, y: y, width: keyWidth, height: 1)
      pen.text(line.keys, in: keys, style: pen.look[.key])
      let text = Rect(x: keys.maxX, y: y, width: body.width - keyWidth, height: 1)
      pen.text(line.text, in: text, style: pen.look[.text])
    }
  }
}
