import CellCanvas

/// Where the list of keys stands on a screen; shared by drawing and by the mouse.
package struct HelpLayout {
  /// Frame and body.
  let overlay: OverlayFrame
  /// The line where the search is typed.
  let search: Rect
  /// The cells that hold lines.
  let list: Rect
  /// What is found.
  let entries: [HelpText.Entry]
  /// All lines.
  let lines: [HelpText.Line]
  /// The line at the top.
  let first: Int

  /// The list of a state.
  package init(_ state: AppState, _ help: HelpList) {
    let size = state.size
    overlay = OverlayFrame(size: size, width: 92, rows: size.rows)
    let body = overlay.body
    // On a screen of two rows the list itself is worth more.
    search = Rect(x: body.x, y: body.y, width: body.width, height: body.height > 2 ? 1 : 0)
    list = Rect(
      x: body.x, y: search.maxY, width: body.width, height: max(0, body.height - search.height))
    let sections = HelpText.sections(
      state.bindings, glyphs: state.glyphs, matching: help.editor.text)
    let lines = HelpText.lines(sections, width: max(1, list.width - 2))
    let middle = (lines.firstIndex { $0.entry == help.selection } ?? 0) - list.height / 2
    entries = sections.flatMap(\.entries)
    first = max(0, min(middle, lines.count - list.height))
    self.lines = lines
  }

  /// How many entries there are.
  package var entryCount: Int { entries.count }

  /// Whether nothing is found.
  package var isEmpty: Bool { entries.isEmpty }

  /// The entry so many rows from another one, or the nearest one to it.
  func entry(rows: Int, from selection: Int) -> Int {
    guard let start = lines.firstIndex(where: { $0.entry == selection }) else { return selection }
    let wanted = (start + rows).clamped(to: 0...(lines.count - 1))
    let behind = rows < 0 ? lines[...wanted].last { $0.entry != nil } : nil
    return behind?.entry ?? lines[wanted...].first { $0.entry != nil }?.entry
      ?? lines.last { $0.entry != nil }?.entry ?? selection
  }

  /// The entry at a cell.
  func entry(x: Int, y: Int) -> Int? {
    let line = first + y - list.y
    return list.contains(x: x, y: y) && lines.indices.contains(line) ? lines[line].entry : nil
  }
}
