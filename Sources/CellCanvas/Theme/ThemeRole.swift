/// What a cell of the screen means.
///
/// A theme file gives each role a look by its name.
///
/// A role that a theme leaves out looks like its `fallback`; the chain ends at `text`, and a role
/// without a background has that of `background`.
package enum ThemeRole: Int, CaseIterable, Sendable {
  // The frame.
  case background, text, muted, strong, accent, title, subtitle, border, borderFocused
  // Names and numbers.
  case label, value, selection, selectionMarker, tab, tabActive
  // Keys, input, messages.
  case key, hint, input, cursor, error, warning, success, modal, progress, scrollbar
  // Plots.
  case axis, axisLabel, axisTitle
  case reference, approximation, residual, band, limit, bound, lowerBound, baseline
  case optimum, dataset, guide, pinned, crosshair
  case series1, series2, series3, series4, series5, series6

  /// The name in theme files: `border-focused`.
  package var name: String { ThemeRole.names[rawValue] }

  /// The role with this name in theme files.
  package init?(name: String) {
    guard let index = ThemeRole.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  /// The role whose look is taken where a theme says nothing about this one; nil at the end of the
  /// chain.
  package var fallback: ThemeRole? {
    switch self {
    case .background, .text: nil
    case .muted, .strong, .accent, .error, .warning, .success, .label, .value, .selection, .tab,
      .modal, .axisTitle, .reference:
      .text
    case .title, .selectionMarker, .key, .borderFocused, .progress, .crosshair: .accent
    case .subtitle, .border, .hint, .scrollbar, .axis, .axisLabel, .guide, .baseline, .band: .muted
    case .tabActive, .input, .cursor: .selection
    case .approximation, .optimum, .dataset, .bound, .lowerBound, .pinned, .series1: .reference
    case .residual, .series2: .approximation
    case .limit: .warning
    case .series3: .lowerBound
    case .series4: .bound
    case .series5: .limit
    case .series6: .dataset
    }
  }

  /// `borderFocused` becomes `border-focused`, `series1` stays.
  private static let names: [String] = allCases.map { role in
    String(describing: role).map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
  }
}
