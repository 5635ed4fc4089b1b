/// A theme read from TOML, with what was odd about the file.
package struct ThemeFile: Hashable, Sendable {
  /// The theme.
  package let theme: Theme
  /// Unknown keys, in the order of their places; the theme works without them.
  package let warnings: [ThemeIssue]

  /// Reads a whole file: `name`, `dark`, `shades`, `[palette]` and `[roles]`, as `themes/README.md`
  /// tells.
  ///
  /// `file` is only named in issues.
  package init(toml text: String, file: String) throws(ThemeIssue) {
    var reader = ThemeReader(text: text, file: file)
    theme = try reader.read()
    let start = TextPlace(line: 1, column: 1)
    warnings = reader.warnings.sorted { ($0.place ?? start) < ($1.place ?? start) }
  }
}
