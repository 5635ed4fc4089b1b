import CellCanvas

/// Something wrong with a configuration file, where it is and why.
package struct ConfigurationIssue: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// Not TOML; the parser's words.
    case syntax(String)
    /// A key that is set twice in one table, with the line of the first time.
    case duplicateKey(String, firstLine: Int)
    /// A key that means nothing here, and those that do.
    case unknownKey(String, known: [String])
    /// A key whose value is of another kind than it must be.
    case wrongKind(key: String, expected: String)
    /// A value that is refused, and the sentence that says why.
    case refused(String)
    /// A word that names no key of the keyboard.
    case noKey(String)
    /// A key of the keyboard that another name has already.
    case taken(key: String, by: String)
    /// A key of the keyboard that always ends the program.
    case fixed(key: String)
    /// A key of the keyboard that types a character where the name is live.
    case typed(key: String)
  }

  /// The file as named by the caller.
  package var file: String
  /// Where it is, as far as that is known.
  package var place: TextPlace?
  /// What is wrong.
  package var reason: Reason
}

extension ConfigurationIssue: Explained {
  /// One sentence with the place, as in `config.toml:7:1: unknown key "labmda"; choose lambda`, and
  /// the way to start without the file.
  package var sentence: String {
    let head = place.map { "\(file):\($0.line):\($0.column)" } ?? file
    let reason = what.hasSuffix(".") ? String(what.dropLast()) : what
    return "\(plain(head, limit: 200)): \(reason); --no-config starts without this file."
  }

  private var what: String {
    switch reason {
    case .syntax(let words): "this is not TOML: \(plain(words, limit: 200))"
    case .duplicateKey(let key, let line):
      "\(shown(key)) is set a second time, after line \(line); leave one of the two"
    case .unknownKey(let key, let known):
      "unknown key \(shown(key)); \(ConfigurationIssue.advice(for: key, known: known))"
    case .wrongKind(let key, let expected): "\(shown(key)) must be \(expected)"
    case .refused(let sentence): sentence
    case .noKey(let word):
      "\(shown(word)) is no key; write a character or a name such as Up, Enter, F2 or Ctrl-L"
    case .taken(let key, let name):
      "\(key) is the key of \(name) already; give that another one, or none with \(name) = []"
    case .fixed(let key): "\(key) always ends the program; take another key"
    case .typed(let key): "\(key) types a character there; take another key, such as Ctrl-T"
    }
  }

  /// The keys that there are; of many those that are written alike.
  private static func advice(for key: String, known: [String]) -> String {
    let last = key.split(separator: ".").last.map(String.init) ?? key
    let near = known.count <= 9 ? known : known.filter { $0.first == last.first }
    return near.isEmpty
      ? "qexplore config lists those that there are" : "choose \(near.joined(separator: ", "))"
  }
}
