/// Writes a manual page in mdoc, the language of manuals that groff and mandoc read.
///
/// Every character that could be taken for markup is escaped, so any text may be given.
struct MdocWriter {
  /// The page so far.
  private(set) var page = ""

  /// A line of markup: a macro and its arguments, escaped already.
  mutating func macro(_ line: String) {
    page += ".\(line)\n"
  }

  /// A line of text that is escaped already.
  mutating func line(_ text: String) {
    page += MdocWriter.guarded(text) + "\n"
  }

  /// Sentences, each on lines of its own, as mdoc wants them.
  mutating func text(_ text: String) {
    for sentence in MdocWriter.sentences(text) {
      var line = ""
      for word in sentence.split(separator: " ") {
        let word = MdocWriter.whole(word)
        if !line.isEmpty, line.count + 1 + word.count > MdocWriter.width {
          page += MdocWriter.guarded(line) + "\n"
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      page += MdocWriter.guarded(line) + "\n"
    }
  }

  /// Lines as they stand, such as commands to type.
  mutating func literal(_ lines: [String]) {
    macro("Bd -literal -offset indent")
    for line in lines { page += MdocWriter.guarded(MdocWriter.escaped(line)) + "\n" }
    macro("Ed")
  }

  /// A list of names, each a macro line behind `.It`, and what they mean.
  mutating func list(_ items: [(name: String, meaning: String)]) {
    guard !items.isEmpty else { return }
    macro("Bl -tag -width Ds")
    for item in items {
      macro("It \(item.name)")
      text(item.meaning)
    }
    macro("El")
  }

  /// Lines of a page's source are no longer where words allow it.
  private static let width = 78

  /// A word as the argument of a macro, where it is neither a macro itself nor punctuation.
  static func argument(_ word: String) -> String {
    "\\&" + escaped(word).replacing(" ", with: "\\ ")
  }

  /// Words as so many arguments, none of which is taken for a macro: "In" is one.
  static func words(_ text: String) -> String {
    text.split(separator: " ").map { argument(String($0)) }.joined(separator: " ")
  }

  /// A text whose characters stand for themselves.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      }
    }
    return result
  }

  /// A word, which is never divided where it is a name or a path.
  private static func whole(_ word: Substring) -> String {
    let isName = word.contains { "-/_=~0123456789".contains($0) }
    return (isName ? "\\%" : "") + escaped(String(word))
  }

  /// A line that does not begin like a macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") ? "\\&" + line : line
  }

  /// A text cut behind the full stops that end a sentence.
  private static func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var words: [Substring] = []
    let all = text.split(whereSeparator: \.isWhitespace)
    for (index, word) in all.enumerated() {
      words.append(word)
      let isLast = index == all.count - 1
      guard isLast || word.hasSuffix(".") && !word.hasSuffix("..") && all[index + 1].isCapitalized
      else { continue }
      sentences.append(words.joined(separator: " "))
      words = []
    }
    return sentences
  }
}

extension Substring {
  fileprivate var isCapitalized: Bool { first?.isUppercase == true }
}
