import TOMLKit

/// One pass over the tables of a theme file.
struct ThemeReader {
  private(set) var warnings: [ThemeIssue] = []

  private let text: String
  private let file: String
  private var places = KeyPlaces("")
  private var palette: [String: RGB] = [:]

  init(text: String, file: String) {
    self.text = text
    self.file = file
  }

  /// The theme, or the first thing that is wrong.
  mutating func read() throws(ThemeIssue) -> Theme {
    let document = try parsed()
    places = document.places
    let root = document.root
    warnOfUnknown(root.keys, known: ["name", "dark", "shades", "palette", "roles"], in: [])
    guard let name = root["name"]?.string, !name.isEmpty else {
      throw issue(.noName, at: places.values[["name"]])
    }
    let isDark = try flag("dark", of: root, default: true)
    let usesShades = try flag("shades", of: root, default: false)
    if let table = try table("palette", of: root) { try readPalette(table) }
    var styles: [ThemeRole: Style] = [:]
    if let table = try table("roles", of: root) {
      warnOfUnknown(table.keys, known: ThemeRole.allCases.map(\.name), in: ["roles"])
      for role in ThemeRole.allCases {
        guard let value = table[role.name] else { continue }
        styles[role] = try style(value, of: role.name)
      }
    }
    return Theme(name: name, isDark: isDark, usesShades: usesShades, styles: styles)
  }

  private func parsed() throws(ThemeIssue) -> TOMLDocument {
    do throws(TOMLDocument.Mistake) {
      return try TOMLDocument(text)
    } catch {
      switch error {
      case .syntax(let words, let place): throw issue(.syntax(words), at: place)
      case .duplicateKey(let key, let place, let line):
        throw issue(.duplicateKey(key, firstLine: line), at: place)
      }
    }
  }

  private func flag(
    _ key: String, of root: TOMLTable, default usual: Bool
  ) throws(ThemeIssue) -> Bool {
    guard let value = root[key] else { return usual }
    guard let flag = value.bool else { throw wrongKind([key], "true or false") }
    return flag
  }

  private func table(_ key: String, of root: TOMLTable) throws(ThemeIssue) -> TOMLTable? {
    guard let value = root[key] else { return nil }
    guard let table = value.table else { throw wrongKind([key], "a table: [\(key)]") }
    return table
  }

  private mutating func readPalette(_ table: TOMLTable) throws(ThemeIssue) {
    for key in table.keys {
      let path = ["palette", key]
      guard let text = table[key]?.string else {
        throw wrongKind(path, "a colour like \"#56b4e9\"")
      }
      guard let color = RGB(text: text) else {
        throw issue(
          .unknownColor(key: key, value: text, names: nil), at: places.values[path])
      }
      palette[key] = color
    }
  }

  private mutating func style(
    _ value: any TOMLValueConvertible, of role: String
  ) throws(ThemeIssue) -> Style {
    let path = ["roles", role]
    if let text = value.string { return Style(foreground: try color(text, at: path)) }
    guard let table = value.table else {
      throw wrongKind(path, "a colour or a table such as { fg = \"#56b4e9\", bold = true }")
    }
    let flags: [(name: String, attribute: Style.Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
      ("italic", .italic),
    ]
    warnOfUnknown(table.keys, known: ["fg", "bg"] + flags.map(\.name), in: path)
    var style = Style()
    if let value = table["fg"] { style.foreground = try color(value, at: path + ["fg"]) }
    if let value = table["bg"] { style.background = try color(value, at: path + ["bg"]) }
    for (name, attribute) in flags {
      guard let value = table[name] else { continue }
      guard let isOn = value.bool else { throw wrongKind(path + [name], "true or false") }
      if isOn { style.attributes.insert(attribute) }
    }
    return style
  }

  private func color(
    _ value: any TOMLValueConvertible, at path: [String]
  ) throws(ThemeIssue) -> RGB {
    guard let text = value.string else { throw wrongKind(path, "a colour") }
    return try color(text, at: path)
  }

  private func color(_ text: String, at path: [String]) throws(ThemeIssue) -> RGB {
    if let color = palette[text] ?? RGB(text: text) { return color }
    throw issue(
      .unknownColor(key: shown(path), value: text, names: palette.keys.sorted()),
      at: places.values[path])
  }

  // MARK: Issues

  private mutating func warnOfUnknown(_ keys: [String], known: [String], in path: [String]) {
    for key in keys where !known.contains(key) {
      let full = path + [key]
      warnings.append(issue(.unknownKey(shown(full), known: known), at: places.keys[full]))
    }
  }

  private func wrongKind(_ path: [String], _ expected: String) -> ThemeIssue {
    issue(.wrongKind(key: shown(path), expected: expected), at: places.values[path])
  }

  /// A path without its section: `text.bold`.
  private func shown(_ path: [String]) -> String {
    path.dropFirst(path.count > 1 ? 1 : 0).joined(separator: ".")
  }

  private func issue(_ reason: ThemeIssue.Reason, at place: TextPlace?) -> ThemeIssue {
    ThemeIssue(file: file, place: place, reason: reason)
  }
}
