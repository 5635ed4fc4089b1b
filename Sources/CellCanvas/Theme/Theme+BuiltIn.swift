extension Theme {
  /// The themes that need no file, in the order in which they are offered; the first is the default.
  package static let builtIn: [Theme] = [
    dark, light,
    embedded(PackageResources.high_contrast_toml, file: "high-contrast.toml"),
    embedded(PackageResources.high_contrast_light_toml, file: "high-contrast-light.toml"),
    embedded(PackageResources.okabe_ito_toml, file: "okabe-ito.toml"),
    embedded(PackageResources.nord_toml, file: "nord.toml"),
    embedded(PackageResources.gruvbox_dark_toml, file: "gruvbox-dark.toml"),
    embedded(PackageResources.solarized_dark_toml, file: "solarized-dark.toml"),
    embedded(PackageResources.solarized_light_toml, file: "solarized-light.toml"),
    embedded(PackageResources.dracula_toml, file: "dracula.toml"),
    embedded(PackageResources.catppuccin_mocha_toml, file: "catppuccin-mocha.toml"),
    monochrome,
  ]

  /// The default theme, `themes/dark.toml`.
  package static let dark = embedded(PackageResources.dark_toml, file: "dark.toml")

  /// For light terminals, `themes/light.toml`.
  package static let light = embedded(PackageResources.light_toml, file: "light.toml")

  /// No colours: bold, dim, underline and reverse carry the meaning; `themes/mono.toml`.
  ///
  /// Also used with `NO_COLOR`.
  package static let monochrome = embedded(PackageResources.mono_toml, file: "mono.toml")

  /// A theme compiled into the program.
  ///
  /// Its text is tested, so the plain look below is never met.
  private static func embedded(_ bytes: [UInt8], file: String) -> Theme {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let read = try? ThemeFile(toml: text, file: file) else {
      return Theme(name: file, isDark: true, styles: [:])
    }
    return read.theme
  }
}
