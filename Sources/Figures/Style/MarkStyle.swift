/// The stroke pattern of a line: the second channel beside colour.
package enum Dash: Hashable, Sendable, CaseIterable {
  case solid, dashed, dotted, dashDotted
}

/// The shape of a point.
package enum Marker: Hashable, Sendable, CaseIterable {
  case circle, square, triangle, diamond, cross, plus
}

/// Role and second channel of a mark.
///
/// Colour is the theme's business.
package struct MarkStyle: Hashable, Sendable {
  /// What the mark means.
  package var role: Role
  /// Stroke pattern of its lines.
  package var dash: Dash
  /// Shape of its points.
  package var marker: Marker

  /// A style; solid lines and circles by default.
  package init(_ role: Role, dash: Dash = .solid, marker: Marker = .circle) {
    self.role = role
    self.dash = dash
    self.marker = marker
  }
}
