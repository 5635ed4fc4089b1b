import Figures

extension Theme {
  /// The colours of figures on a page.
  ///
  /// Roles that the terminal's own colours would stand for are black on white, or white on a dark
  /// grey.
  package var pagePalette: PagePalette {
    let ground = self[.background].background?.hex ?? (isDark ? 0x16181C : 0xFFFFFF)
    let ink: UInt32 = isDark ? 0xE8E8E8 : 0x101010
    let color = { (role: ThemeRole) in self[role].foreground?.hex ?? ink }
    let roles: [Role] =
      [
        .reference, .approximation, .residual, .limit, .bound, .lowerBound, .baseline, .optimum,
        .dataset, .guide, .pinned, .crosshair,
      ] + (0..<6).map { .series($0) }
    var colors = Dictionary(uniqueKeysWithValues: roles.map { ($0, color(ThemeRole($0))) })
    // A band is a tint on the screen; on a page it is the tint's own colour, seen through.
    colors[.band] =
      self[.band].foreground?.hex ?? self[.approximation].foreground?.hex ?? ink
    return PagePalette(
      ground: ground, text: color(.text), muted: color(.muted), axis: color(.axis),
      grid: RGB(hex: ground).mixed(with: RGB(hex: color(.muted)), share: 0.22).hex, roles: colors)
  }
}

extension RGB {
  /// A colour between two, `share` of the other one.
  func mixed(with other: RGB, share: Double) -> RGB {
    func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + share * (Double(b) - Double(a))).rounded())
    }
    return RGB(
      red: channel(red, other.red), green: channel(green, other.green),
      blue: channel(blue, other.blue))
  }
}
