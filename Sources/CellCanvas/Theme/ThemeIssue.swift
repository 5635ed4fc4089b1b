/// Something wrong with a theme file, where it is and why.
package struct ThemeIssue: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// Not TOML; the parser's words.
    case syntax(String)
    /// A key that is set twice in one table, with the line of the first time.
    case duplicateKey(String, firstLine: Int)
    /// A key that means nothing here, and those that do; a warning.
    case unknownKey(String, known: [String])
    /// A key whose value is of another kind than it must be.
    case wrongKind(key: String, expected: String)
    /// No `#rrggbb` in the palette, or elsewhere neither that nor one of the palette's names.
    case unknownColor(key: String, value: String, names: [String]?)
    /// `name` is missing or empty.
    case noName
  }

  /// The file as named by the caller.
  package var file: String
  /// Where it is, as far as that is known: a key that is missing has no place.
  package var place: TextPlace?
  /// What is wrong.
  package var reason: Reason

  /// One line for a log or a terminal: `themes/x.toml:7:1: unknown key "txet"; choose text, title, tab, tab-active`.
  package var description: String {
    let head = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    return "\(head): \(sentence)"
  }

  private var sentence: String {
    switch reason {
    case .syntax(let words): "this is not TOML: \(words)"
    case .duplicateKey(let key, let line):
      "\"\(key)\" is set a second time, after line \(line); leave one of the two"
    case .unknownKey(let key, let known):
      "unknown key \"\(key)\"; \(Self.advice(for: key, known: known))"
    case .wrongKind(let key, let expected): "\"\(key)\" must be \(expected)"
    case .unknownColor(let key, let value, nil):
      "\"\(key)\": \"\(value)\" is no colour; write it like #56b4e9"
    case .unknownColor(let key, let value, let names?):
      "\"\(key)\": \"\(value)\" is neither a colour like #56b4e9 nor a name of the palette"
        + (names.isEmpty || names.count > 12 ? "" : " (\(names.joined(separator: ", ")))")
    case .noName: "a theme needs a name, such as name = \"dark\""
    }
  }

  /// The keys that there are; of many those with the same first letter, for a slip is rarely there.
  private static func advice(for key: String, known: [String]) -> String {
    let last = key.split(separator: ".").last.map(String.init) ?? key
    let near = known.count <= 8 ? known : known.filter { $0.first == last.first }
    return near.isEmpty
      ? "themes/README.md lists the roles" : "choose \(near.joined(separator: ", "))"
  }
}
