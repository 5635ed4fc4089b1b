/// Pieces of a Markdown document, as CommonMark with tables reads them.
enum Markdown {
  /// A heading of a level, with the blank line behind it.
  static func heading(_ level: Int, _ text: String) -> String {
    String(repeating: "#", count: level) + " " + escaped(text) + "\n\n"
  }

  /// A paragraph.
  static func paragraph(_ text: String) -> String { text + "\n\n" }

  /// A table; all columns but the first `left` are aligned to the right.
  static func table(_ header: [String], left: Int = 1, _ rows: [[String]]) -> String {
    let line = { (cells: [String]) in "| \(cells.joined(separator: " | ")) |\n" }
    let rules = header.indices.map { $0 < left ? "---" : "--:" }
    return line(header.map(cell)) + line(rules) + rows.map { line($0.map(cell)) }.joined() + "\n"
  }

  /// Lines that stand as they are.
  static func code(_ lines: [String], language: String = "") -> String {
    "```\(language)\n" + lines.map { $0 + "\n" }.joined() + "```\n\n"
  }

  /// A picture and what it shows, for whoever does not see it.
  static func picture(_ path: String, _ text: String) -> String {
    "![\(escaped(text))](\(path))\n\n"
  }

  /// Code within a line, whatever is in it.
  static func inline(_ text: String) -> String {
    text.contains("`") ? "`` \(text) ``" : "`\(text)`"
  }

  /// Text in which nothing means anything but itself.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_[]<>|#".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  private static func cell(_ text: String) -> String {
    // Within code a bar would still end the cell.
    text.hasPrefix("`") ? text.replacing("|", with: "\\|") : escaped(text)
  }
}
