import Figures

extension Glyphs {
  /// The glyph of a point.
  func marker(_ marker: Marker) -> Unicode.Scalar {
    let isASCII = self == .ascii
    return switch marker {
    case .circle: isASCII ? "o" : "●"
    case .square: isASCII ? "#" : "■"
    case .triangle: isASCII ? "^" : "▲"
    case .diamond: isASCII ? "@" : "◆"
    case .cross: isASCII ? "x" : "✕"
    case .plus: isASCII ? "+" : "✚"
    }
  }

  /// The character that draws a role where a cell has no dots.
  func letter(_ role: Role) -> Unicode.Scalar {
    switch role {
    case .reference: "*"
    case .approximation: "o"
    case .residual: "x"
    case .band: ":"
    case .limit: "-"
    case .bound: "="
    case .lowerBound: "_"
    case .baseline: "~"
    case .optimum: "!"
    case .dataset: "@"
    case .guide: "."
    case .pinned: "%"
    case .crosshair: "|"
    case .series(let index):
      (["*", "o", "+", "x", "#", "%"] as [Unicode.Scalar])[((index % 6) + 6) % 6]
    }
  }

  /// A tick label in this glyph set.
  func label(_ label: TickLabel) -> String { self == .ascii ? label.ascii : label.text }
}
