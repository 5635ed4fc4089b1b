import CellCanvas

/// Where the palette and its entries stand; shared by drawing and by the mouse.
struct PaletteLayout {
  /// Frame and body.
  let overlay: OverlayFrame
  /// The line that is typed in.
  let input: Rect
  /// The lines of the problem; empty where there is none.
  let problem: [String]
  /// The cells that hold entries.
  let list: Rect
  /// All entries.
  let entries: [PaletteEntry]
  /// The entry at the top.
  let first: Int

  init(_ state: AppState, _ palette: Palette) {
    let size = state.size
    // A few files need less room than all commands, so that what is saved stays in sight.
    let rows = palette.scope == .commands ? 20 : 13
    overlay = OverlayFrame(size: size, width: 92, rows: min(rows, size.rows - 4))
    let body = overlay.body
    input = Rect(x: body.x, y: body.y, width: body.width, height: min(1, body.height))
    let width = max(1, body.width - 2)
    let below = max(0, body.height - 1)
    problem = Array(
      (palette.problem.map { state.glyphs.text($0).wrapped(to: width) } ?? []).prefix(below))
    list = Rect(
      x: body.x, y: input.maxY + problem.count, width: body.width, height: below - problem.count)
    entries = palette.entries(in: state)
    first = max(0, min(palette.selection - list.height / 2, entries.count - list.height))
  }

  /// The entry at a cell.
  func entry(x: Int, y: Int) -> Int? {
    let index = first + y - list.y
    return list.contains(x: x, y: y) && index < entries.count ? index : nil
  }
}
