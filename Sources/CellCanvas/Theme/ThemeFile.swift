import TOMLKit

/// A theme read from TOML, with what was odd about the file.
package struct ThemeFile: Hashable, Sendable {
  /// The theme.
  package let theme: Theme
  /// Unknown keys, in the order of their lines; the theme works without them.
  package let warnings: [ThemeIssue]

  /// Reads a whole file: `name`, `dark`, `[palette]` and `[roles]`.
  ///
  /// `file` is only named in issues.
  package init(toml text: String, file: String) throws(ThemeIssue) {
    var reader = ThemeReader(text: text, file: file)
    theme = try reader.read()
    warnings = reader.warnings.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}

/// Something wrong with a theme file, where it is and why.
package struct ThemeIssue: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  package enum Reason: Hashable, Sendable {
    /// Not TOML; the parser's words.
    case syntax(String)
    /// A key that means nothing here; a warning.
    case unknownKey(String)
    /// A key whose value is of another kind than it must be.
    case wrongKind(key: String, expected: String)
    /// Neither a palette name nor `#rrggbb`.
    case unknownColor(key: String, value: String)
    /// `name` is missing or empty.
    case noName
  }

  /// The file as named by the caller.
  package var file: String
  /// Line, counted from 1, where it is known.
  package var line: Int?
  /// What is wrong.
  package var reason: Reason

  /// One line for a log or a terminal: `themes/x.toml:7: unknown key "colour"`.
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    let what =
      switch reason {
      case .syntax(let words): words
      case .unknownKey(let key): "unknown key \"\(key)\""
      case .wrongKind(let key, let expected): "\"\(key)\" must be \(expected)"
      case .unknownColor(let key, let value):
        "\"\(key)\": \"\(value)\" is neither a palette name nor a colour like #56b4e9"
      case .noName: "a theme needs a name, such as name = \"dark\""
      }
    return "\(place): \(what)"
  }
}

/// One pass over the tables of a theme file.
private struct ThemeReader {
  let text: String
  let file: String
  var warnings: [ThemeIssue] = []
  var palette: [String: RGB] = [:]

  init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  mutating func read() throws(ThemeIssue) -> Theme {
    let root = try parsed()
    warnOfUnknown(root.keys, known: ["name", "dark", "palette", "roles"], section: nil)
    guard let name = root["name"]?.string, !name.isEmpty else {
      throw issue(.noName, line: line(of: "name", section: nil))
    }
    var isDark = true
    if let value = root["dark"] {
      guard let flag = value.bool else { throw wrongKind("dark", "true or false", section: nil) }
      isDark = flag
    }
    if let value = root["palette"] {
      guard let table = value.table else { throw wrongKind("palette", "a table", section: nil) }
      for key in table.keys {
        guard let text = table[key]?.string else {
          throw wrongKind(key, "a colour like \"#56b4e9\"", section: "palette")
        }
        guard let color = RGB(text: text) else {
          throw issue(
            .unknownColor(key: key, value: text), line: line(of: key, section: "palette"))
        }
        palette[key] = color
      }
    }
    var styles: [ThemeRole: Style] = [:]
    if let value = root["roles"] {
      guard let table = value.table else { throw wrongKind("roles", "a table", section: nil) }
      warnOfUnknown(
        table.keys, known: ThemeRole.allCases.map(\.name), section: "roles")
      for role in ThemeRole.allCases {
        guard let value = table[role.name] else { continue }
        styles[role] = try style(value, key: role.name)
      }
    }
    return Theme(name: name, isDark: isDark, styles: styles)
  }

  private func parsed() throws(ThemeIssue) -> TOMLTable {
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw issue(.syntax(error.description), line: error.source.begin.line)
    } catch {
      throw issue(.syntax("\(error)"), line: nil)
    }
  }

  private mutating func style(
    _ value: any TOMLValueConvertible, key: String
  ) throws(ThemeIssue) -> Style {
    if let text = value.string { return Style(foreground: try color(text, key: key)) }
    guard let table = value.table else {
      throw wrongKind(key, "a colour or a table such as { fg = \"sky\", bold = true }")
    }
    var style = Style()
    let flags: [(String, Style.Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
      ("italic", .italic),
    ]
    for name in table.keys.sorted() {
      let path = "\(key).\(name)"
      switch name {
      case "fg", "bg":
        guard let text = table[name]?.string else { throw wrongKind(path, "a colour") }
        let found = try color(text, key: path)
        if name == "fg" { style.foreground = found } else { style.background = found }
      default:
        guard let flag = flags.first(where: { $0.0 == name }) else {
          warnings.append(issue(.unknownKey(path), line: line(of: key, section: "roles")))
          continue
        }
        guard let isOn = table[name]?.bool else { throw wrongKind(path, "true or false") }
        if isOn { style.attributes.insert(flag.1) }
      }
    }
    return style
  }

  private func color(_ text: String, key: String) throws(ThemeIssue) -> RGB {
    if let color = palette[text] ?? RGB(text: text) { return color }
    let role = key.split(separator: ".").first.map(String.init) ?? key
    throw issue(.unknownColor(key: key, value: text), line: line(of: role, section: "roles"))
  }

  private mutating func warnOfUnknown(_ keys: [String], known: [String], section: String?) {
    for key in keys where !known.contains(key) {
      warnings.append(issue(.unknownKey(key), line: line(of: key, section: section)))
    }
  }

  private func wrongKind(
    _ key: String, _ expected: String, section: String? = "roles"
  ) -> ThemeIssue {
    let name = key.split(separator: ".").first.map(String.init) ?? key
    return issue(.wrongKind(key: key, expected: expected), line: line(of: name, section: section))
  }

  private func issue(_ reason: ThemeIssue.Reason, line: Int?) -> ThemeIssue {
    ThemeIssue(file: file, line: line, reason: reason)
  }

  /// The line that sets a key, found by reading the text again: the parser does not tell.
  private func line(of key: String, section: String?) -> Int? {
    var current: String?
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      if trimmed.first == "[" {
        current = String(trimmed.dropFirst().prefix { $0 != "]" })
        if current == key, section == nil { return index + 1 }
      } else if current == section {
        let name = trimmed.prefix { $0 != "=" && $0 != " " && $0 != "\t" && $0 != "." }
        if name == key || name == "\"\(key)\"" { return index + 1 }
      }
    }
    return nil
  }
}
