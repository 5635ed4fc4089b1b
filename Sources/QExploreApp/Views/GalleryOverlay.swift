import CellCanvas
import QuantizedReLU

/// Where the rows of the gallery stand; shared by drawing and by the mouse.
struct GalleryLayout {
  /// Frame and body, which holds the rows.
  let overlay: OverlayFrame
  /// The row at the top of the body.
  let first: Int
  /// How many rows there are.
  let rows: Int

  init(size: Size, rows: Int, selection: Int) {
    overlay = OverlayFrame(size: size, width: 92, rows: rows)
    self.rows = rows
    let visible = max(1, overlay.body.height)
    first = max(0, min(selection - visible / 2, rows - visible))
  }

  /// The row at a cell.
  func row(x: Int, y: Int) -> Int? {
    guard overlay.body.contains(x: x, y: y) else { return nil }
    let row = first + y - overlay.body.y
    return row < rows ? row : nil
  }
}

/// The list of target functions.
enum GalleryOverlay {
  static func draw(_ state: AppState, selection: Int, with pen: inout Pen) {
    let entries = state.gallery
    let layout = GalleryLayout(size: state.size, rows: entries.count, selection: selection)
    layout.overlay.draw("Gallery, d = \(state.setting.d)", "Enter takes", with: &pen)
    let body = layout.overlay.body
    let column = max(6, min((entries.map { $0.name.cellWidth }.max() ?? 0) + 4, 26))
    for y in body.y..<body.maxY {
      guard let index = layout.row(x: body.x, y: y) else { continue }
      pen.listRow(
        entries[index].name, summaryText(entries[index]), textAt: column,
        isChosen: index == selection,
        in: Rect(x: body.x, y: y, width: body.width, height: 1))
    }
    layout.overlay.drawScrollbar(
      first: layout.first, count: entries.count, beside: body, with: &pen)
  }

  /// The summary, with the largest n where not every n will do.
  private static func summaryText(_ entry: GalleryEntry) -> String {
    guard let order = entry.largestOrder else { return entry.summary }
    return "\(entry.summary) (n ≤ \(order))"
  }
}
