/// A key and what it does, for the line at the foot.
package struct Hint: Hashable, Sendable {
  /// The key as shown: `s`, `←→`.
  package var key: String
  /// What it does, one or two words.
  package var text: String

  /// A hint.
  package init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }
}

extension CellBuffer {
  /// Hints in one row, those that do not fit left out from the right; `trailing` stands at the
  /// right edge.
  ///
  /// Returns the columns of each hint that was drawn, for the mouse.
  @discardableResult
  package mutating func drawHints(
    _ hints: [Hint], trailing: String = "", in rect: Rect, look: Look
  ) -> [Range<Int>] {
    guard !rect.isEmpty else { return [] }
    var end = rect.maxX
    let shown = look.glyphs.text(trailing)
    if !shown.isEmpty, shown.cellWidth + 12 <= rect.width {
      end -= shown.cellWidth + 1
      write(shown, x: end, y: rect.y, style: look[.muted], limit: rect.maxX - end)
      end -= 2
    }
    var ranges: [Range<Int>] = []
    var x = rect.x + 1
    for hint in hints {
      let key = look.glyphs.text(hint.key)
      let text = look.glyphs.text(hint.text)
      guard x + key.cellWidth + 1 + text.cellWidth <= end else { break }
      let start = x
      x = write(key, x: x, y: rect.y, style: look[.key]) + 1
      x = write(text, x: x, y: rect.y, style: look[.hint])
      ranges.append(start..<x)
      x += 2
    }
    return ranges
  }

  /// Tabs in one row, the active one filled; returns the columns of each tab that was drawn, for
  /// the mouse.
  ///
  /// Where the names do not fit, only the active tab keeps its name and the others their first
  /// character.
  @discardableResult
  package mutating func drawTabs(
    _ names: [String], active: Int, in rect: Rect, look: Look
  ) -> [Range<Int>] {
    guard !rect.isEmpty else { return [] }
    let full = names.map { look.glyphs.text($0) }
    let isWide = full.reduce(0) { $0 + $1.cellWidth + 2 } <= rect.width
    var ranges: [Range<Int>] = []
    var x = rect.x
    for (index, name) in full.enumerated() {
      let text = isWide || index == active ? " \(name) " : " \(name.prefix(1)) "
      guard x + text.cellWidth <= rect.maxX else { break }
      let end = write(text, x: x, y: rect.y, style: look[index == active ? .tabActive : .tab])
      ranges.append(x..<end)
      x = end
    }
    return ranges
  }

  /// A bar that is filled from the left for a share in 0...1.
  package mutating func drawProgress(_ share: Double, in rect: Rect, look: Look) {
    let full = share.isFinite ? Int((min(max(share, 0), 1) * Double(rect.width)).rounded()) : 0
    let done = look[.progress]
    for x in rect.x..<rect.maxX {
      let isFull = x < rect.x + full
      for y in rect.y..<rect.maxY {
        self[x, y] = Cell(isFull ? look.glyphs(.fullBlock) : look.glyphs(.shade), style: done)
      }
    }
  }

  /// A message in one row: an error, a warning, a success.
  package mutating func drawMessage(
    _ text: String, role: ThemeRole = .error, in rect: Rect, look: Look
  ) {
    guard !rect.isEmpty else { return }
    drawText(
      text, in: Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1),
      style: look[role], look: look)
  }
}
