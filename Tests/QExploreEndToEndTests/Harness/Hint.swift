/// A key that the hint bar names.
struct Hint: CustomStringConvertible {
  /// As tmux calls it.
  var key: String
  /// What the bar says it does.
  var text: String

  var description: String { "\(key) (\(text))" }

  /// The hints of a bar such as ` ←→ change  / edit f  ? keys  q quit     1.2 ms`.
  static func all(in bar: String) -> [Hint] {
    bar.split(separator: "  ").flatMap { part -> [Hint] in
      let words = part.split(separator: " ", maxSplits: 1)
      guard words.count == 2, words[1] != "ms" else { return [] }
      return keys(of: String(words[0])).map { Hint(key: $0, text: String(words[1])) }
    }
  }

  private static func keys(of label: String) -> [String] {
    let parts = label == "/" ? [label] : label.split(separator: "/").map(String.init)
    return parts.flatMap { part -> [String] in
      if part.hasPrefix("Ctrl-") { return ["C-" + part.dropFirst(5).lowercased()] }
      if let name = names[part] { return [name] }
      // Keys of one character stand side by side, as in `←→` and `HL`.
      return part.map { names[String($0)] ?? String($0) }
    }
  }

  private static let names = [
    "←": "Left", "→": "Right", "↑": "Up", "↓": "Down", "Left": "Left", "Right": "Right",
    "Up": "Up", "Down": "Down", "PgUp": "PPage", "PgDn": "NPage",
    "Esc": "Escape", "Enter": "Enter", "Tab": "Tab", "Home": "Home", "End": "End", "Space": "Space",
    "Del": "DC", "Ins": "IC", "Shift-Tab": "BTab", "Backspace": "BSpace",
  ]
}
