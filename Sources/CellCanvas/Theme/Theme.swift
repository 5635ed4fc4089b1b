import Figures

/// A look for every role.
///
/// Look-up is an array access.
package struct Theme: Hashable, Sendable {
  /// Its name, as given on the command line.
  package let name: String
  /// Whether it is made for a dark background.
  package let isDark: Bool
  /// Whether areas are drawn with shade glyphs because their tint cannot be seen (few or no
  /// colours).
  package let usesShades: Bool
  private let styles: [Style]

  /// The style of a role, with the frame's background where the role has none of its own.
  package subscript(role: ThemeRole) -> Style { styles[role.rawValue] }

  /// Whether any role has a colour of its own.
  package var hasColors: Bool {
    styles.contains { $0.foreground != nil || $0.background != nil }
  }

  /// A theme from what is known about some roles; the others follow their fall-back chain.
  package init(
    name: String, isDark: Bool, usesShades: Bool = false, styles given: [ThemeRole: Style]
  ) {
    self.name = name
    self.isDark = isDark
    self.usesShades = usesShades
    let ground = given[.background]?.background
    styles = ThemeRole.allCases.map { role in
      var source: ThemeRole? = role
      while let candidate = source, given[candidate] == nil { source = candidate.fallback }
      var style = source.flatMap { given[$0] } ?? Style()
      if role == .background {
        style.foreground = style.foreground ?? given[.text]?.foreground
      }
      style.background = style.background ?? ground
      return style
    }
  }

  /// The same theme for a terminal of fewer colours: shades instead of tints, no colours at all for
  /// `.none`.
  package func adapted(to depth: ColorDepth) -> Theme {
    switch depth {
    case .direct, .palette256: self
    // A theme of attributes alone loses nothing.
    case .sixteen where !hasColors: self
    case .sixteen:
      Theme(
        name: name, isDark: isDark, usesShades: true,
        styles: Dictionary(
          uniqueKeysWithValues: ThemeRole.allCases.map { ($0, styleOfSixteen($0)) }))
    case .none: .monochrome
    }
  }

  /// Where 16 colours swallow a tint: areas are shaded, and what was tinted to be found is
  /// reversed.
  private func styleOfSixteen(_ role: ThemeRole) -> Style {
    var style = self[role]
    switch role {
    case .band: return Style(foreground: self[.muted].foreground)
    case .selection, .input:
      if style.background?.palette16 == self[.background].background?.palette16 {
        style.attributes.insert(.reverse)
      }
    default: break
    }
    return style
  }
}

extension Theme {
  /// The style of a mark's role on a plot.
  package func style(of role: Role) -> Style { self[ThemeRole(role)] }
}

extension ThemeRole {
  /// The theme role of a mark's role; series beyond the sixth start again.
  init(_ role: Role) {
    switch role {
    case .reference: self = .reference
    case .approximation: self = .approximation
    case .residual: self = .residual
    case .band: self = .band
    case .limit: self = .limit
    case .bound: self = .bound
    case .lowerBound: self = .lowerBound
    case .baseline: self = .baseline
    case .optimum: self = .optimum
    case .dataset: self = .dataset
    case .guide: self = .guide
    case .pinned: self = .pinned
    case .crosshair: self = .crosshair
    case .series(let index):
      let slots: [ThemeRole] = [.series1, .series2, .series3, .series4, .series5, .series6]
      self = slots[((index % 6) + 6) % 6]
    }
  }
}
