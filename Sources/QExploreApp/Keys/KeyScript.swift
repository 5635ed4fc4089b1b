import CellCanvas

/// Key presses as text, for tours that can be repeated: names and characters with blanks between
/// them, text in quotation marks, comments behind `#`.
///
///     Down Down "0.01" Enter   # epsilon
///     2 Ctrl-L Shift-Right
package struct KeyScript: Sendable, Hashable {
  /// The key presses in order.
  package var keys: [Key] = []

  /// What is wrong with a script.
  package struct Mistake: Error, Hashable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The word that is no key.
    package var word: String

    /// A mistake.
    package init(line: Int, word: String) {
      self.line = line
      self.word = word
    }
  }

  /// Reads a script.
  package init(_ text: String) throws(Mistake) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      try read(line, number: index + 1)
    }
  }

  private mutating func read(_ line: Substring, number: Int) throws(Mistake) {
    var rest = line
    while true {
      rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
      // A lone # is the key, one with text behind it begins a comment.
      if rest.isEmpty || rest.hasPrefix("# ") || rest == "#" { return }
      if rest.first == "\"" {
        rest = rest.dropFirst()
        guard let end = rest.firstIndex(of: "\"") else {
          throw Mistake(line: number, word: "\"" + rest)
        }
        keys += rest[..<end].unicodeScalars.map { Key(.character($0)) }
        rest = rest[rest.index(after: end)...]
        continue
      }
      let word = rest.prefix { $0 != " " && $0 != "\t" && $0 != "\r" }
      guard let key = Key(name: String(word)) else {
        throw Mistake(line: number, word: String(word))
      }
      keys.append(key)
      rest = rest.dropFirst(word.count)
    }
  }
}

extension Key {
  /// The key with a name as the help writes it in ASCII: `Up`, `PgDn`, `Ctrl-L`, `Shift-Right`,
  /// `F1`, `Space`, or one character; nil where there is none.
  package init?(name: String) {
    var modifiers: Key.Modifiers = []
    var rest = name[...]
    let prefixes: [(String, Key.Modifiers)] = [
      ("Ctrl-", .control), ("Alt-", .alt), ("Shift-", .shift),
    ]
    while let (prefix, modifier) = prefixes.first(where: {
      rest.hasPrefix($0.0) && rest.count > $0.0.count
    }) {
      if rest == "Shift-Tab" { break }
      rest = rest.dropFirst(prefix.count)
      modifiers.insert(modifier)
    }
    let scalars = rest.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first, scalar.isSingleWidth {
      // Control knows small letters only.
      let isLetter = modifiers.contains(.control)
      let small = String(scalar).lowercased().unicodeScalars.first ?? scalar
      self.init(.character(isLetter ? small : scalar), modifiers: modifiers)
      return
    }
    let codes: [Key.Code] =
      [
        .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .tab, .backTab,
        .backspace, .delete, .insert, .escape, .character(" "),
      ] + (1...12).map { .function($0) }
    guard let code = codes.first(where: { Key($0).label(unicode: false) == rest }) else {
      return nil
    }
    self.init(code, modifiers: modifiers)
  }
}
