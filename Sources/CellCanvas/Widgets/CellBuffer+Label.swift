/// Where a text stands in its row.
package enum TextAlignment: Hashable, Sendable {
  case leading, center, trailing
}

extension CellBuffer {
  /// One line of text in the first row of a rectangle, cut with an ellipsis where it is too long.
  ///
  /// The text is spelt in the look's glyph set. Returns the columns that were written.
  @discardableResult
  package mutating func drawText(
    _ text: String, in rect: Rect, style: Style, look: Look,
    alignment: TextAlignment = .leading
  ) -> Range<Int> {
    guard !rect.isEmpty else { return rect.x..<rect.x }
    let shown = look.glyphs.text(text).clipped(to: rect.width, glyphs: look.glyphs)
    let room = rect.width - shown.cellWidth
    let x =
      switch alignment {
      case .leading: rect.x
      case .center: rect.x + room / 2
      case .trailing: rect.x + room
      }
    write(shown, x: x, y: rect.y, style: style, limit: rect.maxX - x)
    return x..<(x + shown.cellWidth)
  }

  /// Text over as many rows as the rectangle has, broken at blanks; returns the rows that were
  /// used.
  @discardableResult
  package mutating func drawParagraph(
    _ text: String, in rect: Rect, style: Style, look: Look
  ) -> Int {
    let lines = look.glyphs.text(text).wrapped(to: rect.width)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      write(line, x: rect.x, y: rect.y + row, style: style, limit: rect.width)
    }
    return min(lines.count, rect.height)
  }
}

extension String {
  /// Lines of at most so many columns, broken at blanks, and inside words that are longer.
  ///
  /// O(n).
  package func wrapped(to columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String] = []
    for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        var word = String(word)
        if !line.isEmpty, line.cellWidth + 1 + word.cellWidth > columns {
          lines.append(line)
          line = ""
        }
        while word.cellWidth > columns {
          lines.append(String(String.UnicodeScalarView(word.unicodeScalars.prefix(columns))))
          word = String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(columns)))
        }
        line += line.isEmpty ? word : " \(word)"
      }
      lines.append(line)
    }
    return lines
  }
}
