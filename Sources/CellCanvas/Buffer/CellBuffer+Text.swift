extension CellBuffer {
  /// The glyphs row by row, blanks at the ends of rows trimmed, a newline after each row.
  package var plainText: String {
    var text = String.UnicodeScalarView()
    for y in 0..<size.rows {
      var end = size.columns
      while end > 0, self[end - 1, y].glyph == " " { end -= 1 }
      for x in 0..<end { text.append(self[x, y].glyph) }
      text.append("\n")
    }
    return String(text)
  }

  /// The frame with ANSI colours of a depth; each row starts and ends in the terminal's own style.
  package func ansi(depth: ColorDepth) -> String {
    var text = ""
    for y in 0..<size.rows {
      var current = Style()
      var end = size.columns
      while end > 0, self[end - 1, y] == Cell() { end -= 1 }
      for x in 0..<end {
        let cell = self[x, y]
        if cell.style != current {
          text += cell.style.ansiSequence(depth: depth)
          current = cell.style
        }
        text.unicodeScalars.append(cell.glyph)
      }
      if current != Style() { text += "\u{1B}[0m" }
      text += "\n"
    }
    return text
  }
}

extension Style {
  /// The escape sequence that sets exactly this style.
  package func ansiSequence(depth: ColorDepth) -> String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.italic) { codes.append("3") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if let foreground { codes += foreground.ansiCodes(depth: depth, isBackground: false) }
    if let background { codes += background.ansiCodes(depth: depth, isBackground: true) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }
}

extension RGB {
  fileprivate func ansiCodes(depth: ColorDepth, isBackground: Bool) -> [String] {
    let base = isBackground ? 48 : 38
    switch depth {
    case .none: return []
    case .sixteen:
      let index = Int(palette16)
      let low = isBackground ? 40 : 30
      return ["\(index < 8 ? low + index : low + 52 + index)"]
    case .palette256: return ["\(base)", "5", "\(palette256)"]
    case .direct: return ["\(base)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
