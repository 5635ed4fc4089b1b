/// A place in a text; line and column are counted from 1, columns in Unicode scalars.
package struct TextPlace: Hashable, Sendable, Comparable {
  /// The line.
  package var line: Int
  /// The column.
  package var column: Int

  /// Reading order.
  package static func < (a: TextPlace, b: TextPlace) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// Where the keys of a TOML document and their values stand; the parser does not tell.
///
/// Made for documents that the parser accepts: of others it knows what stands before the first
/// thing that is no TOML. O(length).
package struct KeyPlaces: Sendable {
  /// A key that is set a second time in its table.
  package struct Duplicate: Hashable, Sendable {
    /// The second one.
    package var place: TextPlace
    /// The dotted path.
    package var key: String
    /// The first one.
    package var first: TextPlace
  }

  /// Places of keys by their path from the root.
  package private(set) var keys: [[String]: TextPlace] = [:]
  /// Places of values by the path of their keys.
  package private(set) var values: [[String]: TextPlace] = [:]
  /// Keys that are set twice, and tables that are opened twice.
  package private(set) var duplicates: [Duplicate] = []

  private let text: [Unicode.Scalar]
  private var index = 0
  private var place = TextPlace(line: 1, column: 1)

  /// The places of a document.
  package init(_ text: String) {
    self.text = Array(text.unicodeScalars)
    var table: [String] = []
    skip { " \t\r\n".unicodeScalars.contains($0) }
    while let next = peek {
      if next == "[" {
        guard let path = header() else { return }
        table = path
      } else {
        guard pair(in: table) else { return }
      }
      skip { " \t\r\n".unicodeScalars.contains($0) }
    }
  }

  private var peek: Unicode.Scalar? { index < text.count ? text[index] : nil }

  private mutating func advance() {
    if text[index] == "\n" {
      place = TextPlace(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
    index += 1
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    advance()
    return true
  }

  /// Passes scalars, and comments wherever line ends may be passed.
  private mutating func skip(_ isSkipped: (Unicode.Scalar) -> Bool) {
    while let next = peek {
      if next == "#", isSkipped("\n") {
        while let inside = peek, inside != "\n" { advance() }
      } else if isSkipped(next) {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func skipBlanks() { skip { $0 == " " || $0 == "\t" } }

  // MARK: Keys

  /// `[table]` or `[[table]]`: its path; nil where it breaks off.
  private mutating func header() -> [String]? {
    let start = place
    advance()
    let isArray = take("[")
    guard let path = dottedKey(), take("]"), !isArray || take("]") else { return nil }
    if isArray {
      keys[path] = keys[path] ?? start
    } else {
      note(path, key: start, value: start)
    }
    return path
  }

  /// `key = value`; false where it breaks off.
  private mutating func pair(in table: [String]) -> Bool {
    let start = place
    guard let names = dottedKey(), take("=") else { return false }
    skipBlanks()
    note(table + names, key: start, value: place)
    return value(at: table + names)
  }

  private mutating func note(_ path: [String], key: TextPlace, value: TextPlace) {
    if let first = keys[path] {
      let name = path.joined(separator: ".")
      duplicates.append(Duplicate(place: key, key: name, first: first))
    } else {
      keys[path] = key
      values[path] = value
    }
  }

  /// Names between dots and the blanks behind them; escapes in quoted names stay as they are.
  private mutating func dottedKey() -> [String]? {
    var names: [String] = []
    repeat {
      skipBlanks()
      let start = index
      if let quote = peek, quote == "\"" || quote == "'" {
        guard string(quote) else { return nil }
        names.append(written(start + 1..<index - 1))
      } else {
        skip { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
        guard index > start else { return nil }
        names.append(written(start..<index))
      }
      skipBlanks()
    } while take(".")
    return names
  }

  private func written(_ range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: text[range])
    return String(string)
  }

  // MARK: Values

  /// Passes a value; the keys of inline tables are noted below `path`.
  private mutating func value(at path: [String]) -> Bool {
    switch peek {
    case "\"", "'": return text[index] == "\"" ? string("\"") : string("'")
    case "{":
      advance()
      return list(until: "}") { places in places.pair(in: path) }
    case "[":
      advance()
      return list(until: "]") { places in places.value(at: path) }
    default:
      let start = index
      skip { !" \t\r\n,]}#".unicodeScalars.contains($0) }
      return index > start
    }
  }

  /// Items between commas up to the closing bracket.
  private mutating func list(
    until close: Unicode.Scalar, item: (inout KeyPlaces) -> Bool
  ) -> Bool {
    while true {
      skip { " \t\r\n,".unicodeScalars.contains($0) }
      if take(close) { return true }
      guard peek != nil, item(&self) else { return false }
    }
  }

  /// A string of one line, or between three quotes of many.
  private mutating func string(_ quote: Unicode.Scalar) -> Bool {
    let isLong = index + 2 < text.count && text[index...(index + 2)].allSatisfy { $0 == quote }
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while let next = peek {
      if next == "\\", quote == "\"" {
        advance()
      } else if next == quote {
        guard isLong else {
          advance()
          return true
        }
        var run = 0
        while take(quote) { run += 1 }
        if run >= 3 { return true }
        continue
      } else if next == "\n", !isLong {
        return false
      }
      if index < text.count { advance() }
    }
    return false
  }
}
