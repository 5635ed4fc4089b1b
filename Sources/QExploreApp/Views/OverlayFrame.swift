import CellCanvas

/// The place of an overlay: in the middle of the screen and framed, or all of a screen that has no
/// room for a frame.
struct OverlayFrame: Hashable {
  /// Everything that it covers.
  let frame: Rect
  /// The cells inside the frame.
  let body: Rect

  /// Whether it has a frame.
  var isFramed: Bool { frame != body }

  /// An overlay of at most so many columns, with its frame, and so many rows inside it.
  ///
  /// `margin` are blank columns at both sides of the body.
  init(size: Size, width: Int, rows: Int, margin: Int = 0) {
    guard size.columns >= 30, size.rows >= 6 else {
      frame = Rect(size)
      body = frame
      return
    }
    let (width, height) = (min(size.columns, width), min(size.rows, rows + 2))
    frame = Rect(
      x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    body = frame.inset(columns: 1 + margin, rows: 1)
  }

  /// Draws the frame and clears what it holds.
  func draw(_ title: String, _ subtitle: String, with pen: inout Pen) {
    pen.clear(frame, ground: .modal)
    guard isFramed else { return }
    pen.buffer.drawBox(
      frame, title: title, subtitle: subtitle, isFocused: true, ground: .modal, look: pen.look)
  }

  /// A scroll bar on the right edge, beside a list in the body.
  func drawScrollbar(first: Int, count: Int, beside list: Rect, with pen: inout Pen) {
    guard isFramed else { return }
    pen.buffer.drawScrollbar(
      first: first, count: count,
      in: Rect(x: frame.maxX - 1, y: list.y, width: 1, height: list.height), look: pen.look)
  }
}

extension Pen {
  /// A row of a list in an overlay: a name, and what is told of it from a column on; the chosen one
  /// is tinted.
  mutating func listRow(
    _ name: String, _ text: String, textAt column: Int, isChosen: Bool, in line: Rect
  ) {
    let ground: ThemeRole = isChosen ? .selection : .modal
    if isChosen {
      clear(line, ground: .selection)
      self.text("▸", in: line, role: .selectionMarker, on: ground)
    }
    let names = Rect(
      x: line.x + 2, y: line.y, width: max(0, min(column, line.width) - 3), height: 1)
    self.text(name, in: names, role: .key, on: ground)
    let texts = Rect(
      x: line.x + column, y: line.y, width: max(0, line.width - column), height: 1)
    self.text(text, in: texts, role: .text, on: ground)
  }
}
