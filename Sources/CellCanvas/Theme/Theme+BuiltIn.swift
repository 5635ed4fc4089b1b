extension Theme {
  /// The themes that need no file; the first is the default.
  package static let builtIn: [Theme] = [dark, light]

  /// The default theme, `themes/dark.toml`.
  package static let dark = embedded(PackageResources.dark_toml, file: "dark.toml", isDark: true)

  /// For light terminals, `themes/light.toml`.
  package static let light = embedded(
    PackageResources.light_toml, file: "light.toml", isDark: false)

  /// A theme compiled into the program.
  ///
  /// Its text is tested, so the plain look below is never met.
  private static func embedded(_ bytes: [UInt8], file: String, isDark: Bool) -> Theme {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let read = try? ThemeFile(toml: text, file: file) else {
      return Theme(name: file, isDark: isDark, styles: [:])
    }
    return read.theme
  }
}
