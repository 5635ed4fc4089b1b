import CellCanvas
import QuantizedReLU

/// Where the rows of the gallery stand; shared by drawing and by the mouse.
struct GalleryLayout {
  /// The whole overlay.
  let frame: Rect
  /// The part with the rows.
  let body: Rect
  /// The row at the top of the body.
  let first: Int
  /// How many rows there are.
  let rows: Int

  init(size: Size, rows: Int, selection: Int) {
    let framed = size.columns >= 30 && size.rows >= 6
    let width = min(size.columns, 92)
    let height = framed ? min(size.rows, rows + 2) : size.rows
    let frame = Rect(
      x: (size.columns - width) / 2, y: (size.rows - height) / 2, width: width, height: height)
    self.frame = frame
    body = framed ? frame.inset(columns: 1, rows: 1) : frame
    self.rows = rows
    let visible = max(1, body.height)
    first = max(0, min(selection - visible / 2, rows - visible))
  }

  /// The row at a cell.
  func row(x: Int, y: Int) -> Int? {
    guard body.contains(x: x, y: y) else { return nil }
    let row = first + y - body.y
    return row < rows ? row : nil
  }
}

/// The list of target functions.
enum GalleryOverlay {
  static func draw(_ state: AppState, selection: Int, with pen: inout Pen) {
    let entries = state.gallery
    let layout = GalleryLayout(size: state.size, rows: entries.count, selection: selection)
    pen.clear(layout.frame, ground: .modal)
    if layout.frame != layout.body {
      pen.buffer.drawBox(
        layout.frame, title: "Gallery, d = \(state.setting.d)", subtitle: "Enter takes",
        isFocused: true, ground: .modal, look: pen.look)
      pen.buffer.drawScrollbar(
        first: layout.first, count: entries.count,
        in: Rect(
          x: layout.frame.maxX - 1, y: layout.body.y, width: 1, height: layout.body.height),
        look: pen.look)
    }
    let nameWidth = max(4, min((entries.map { $0.name.cellWidth }.max() ?? 0) + 2, 24))
    for y in layout.body.y..<layout.body.maxY {
      guard let index = layout.row(x: layout.body.x, y: y) else { continue }
      let line = Rect(x: layout.body.x, y: y, width: layout.body.width, height: 1)
      let ground: ThemeRole = index == selection ? .selection : .modal
      if index == selection {
        pen.clear(line, ground: .selection)
        pen.text("▸", in: line, role: .selectionMarker, on: ground)
      }
      let name = Rect(x: line.x + 2, y: y, width: min(nameWidth, line.width - 2), height: 1)
      pen.text(entries[index].name, in: name, role: .value, on: ground)
      let summary = Rect(x: name.maxX, y: y, width: line.maxX - name.maxX, height: 1)
      pen.text(summaryText(entries[index]), in: summary, role: .text, on: ground)
    }
  }

  /// The summary, with the largest n where not every n will do.
  private static func summaryText(_ entry: GalleryEntry) -> String {
    guard let order = entry.largestOrder else { return entry.summary }
    return "\(entry.summary) (n ≤ \(order))"
  }
}
