/// Which characters the screen is made of.
///
/// Every choice of a glyph goes through this type.
package enum Glyphs: String, CaseIterable, Sendable {
  /// Dots of 2 x 4 a cell, box lines.
  case braille
  /// Quadrants of 2 x 2 a cell, box lines: for fonts without braille.
  case block
  /// Printable ASCII only.
  case ascii

  /// A glyph by its meaning.
  package enum Symbol: Sendable {
    case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
    case joinLeft, joinRight
    case axisVertical, axisHorizontal, axisCorner, tickLeft, tickBottom, minorLeft, minorBottom
    case ellipsis, minus, plusMinus, times, infinity
    case left, right, up, down
    case pointerLeft, pointerRight, pointerUp, pointerDown
    case shade, fullBlock, scrollThumb, scrollTrack, bullet, check, crossMark
  }

  /// The scalar of a symbol, one column wide.
  package func callAsFunction(_ symbol: Symbol) -> Unicode.Scalar {
    let isASCII = self == .ascii
    return switch symbol {
    case .horizontal: isASCII ? "-" : "─"
    case .vertical: isASCII ? "|" : "│"
    case .topLeft: isASCII ? "+" : "╭"
    case .topRight: isASCII ? "+" : "╮"
    case .bottomLeft: isASCII ? "+" : "╰"
    case .bottomRight: isASCII ? "+" : "╯"
    case .joinLeft: isASCII ? "+" : "├"
    case .joinRight: isASCII ? "+" : "┤"
    case .axisVertical: isASCII ? "|" : "│"
    case .axisHorizontal: isASCII ? "-" : "─"
    case .axisCorner: isASCII ? "+" : "└"
    case .tickLeft: isASCII ? "+" : "┤"
    case .tickBottom: isASCII ? "+" : "┬"
    case .minorLeft: isASCII ? "|" : "├"
    case .minorBottom: isASCII ? "," : "┴"
    case .ellipsis: isASCII ? "~" : "…"
    case .minus: isASCII ? "-" : "\u{2212}"
    case .plusMinus: isASCII ? "+" : "±"
    case .times: isASCII ? "x" : "×"
    case .infinity: isASCII ? "?" : "∞"
    case .left: isASCII ? "<" : "←"
    case .right: isASCII ? ">" : "→"
    case .up: isASCII ? "^" : "↑"
    case .down: isASCII ? "v" : "↓"
    case .pointerLeft: isASCII ? "<" : "◂"
    case .pointerRight: isASCII ? ">" : "▸"
    case .pointerUp: isASCII ? "^" : "▴"
    case .pointerDown: isASCII ? "v" : "▾"
    case .shade: isASCII ? ":" : "░"
    case .fullBlock: isASCII ? "#" : "█"
    case .scrollThumb: isASCII ? "#" : "┃"
    case .scrollTrack: isASCII ? "|" : "│"
    case .bullet: isASCII ? "*" : "•"
    case .check: isASCII ? "*" : "✓"
    case .crossMark: isASCII ? "x" : "✗"
    }
  }

  /// A text in this glyph set: in ASCII, λ is `lambda`, ε is `eps`, 10⁻³ is `10^-3`; what has no
  /// twin is `?`.
  package func text(_ text: String) -> String {
    guard self == .ascii, text.unicodeScalars.contains(where: { !$0.isASCII }) else { return text }
    var result = ""
    var isRaised = false
    for scalar in text.unicodeScalars {
      let digit = Glyphs.raised[scalar]
      if let digit {
        if !isRaised { result += "^" }
        result.unicodeScalars.append(digit)
      } else if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += Glyphs.twins[scalar] ?? "?"
      }
      isRaised = digit != nil
    }
    return result
  }

  private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "-", "ᵈ": "d", "ⁿ": "n",
  ]

  private static let twins: [Unicode.Scalar: String] = [
    "λ": "lambda", "ε": "eps", "θ": "theta", "π": "pi", "δ": "delta", "Δ": "Delta", "σ": "sigma",
    "α": "alpha", "β": "beta", "γ": "gamma", "μ": "mu", "φ": "phi", "ψ": "psi", "ρ": "rho",
    "τ": "tau", "ω": "omega", "Ω": "Omega", "Θ": "Theta", "Σ": "sum", "∑": "sum", "Π": "prod",
    "∏": "prod", "∞": "inf", "√": "sqrt", "∂": "d", "∈": "in", "∥": "||", "‖": "||",
    "\u{2212}": "-", "–": "-", "—": "-", "±": "+-", "×": "x", "·": "*", "≤": "<=", "≥": ">=",
    "≠": "!=", "≈": "~", "→": "->", "←": "<-", "↑": "^", "↓": "v", "↔": "<->", "▸": ">", "◂": "<",
    "▴": "^", "▾": "v", "…": "...", "′": "'", "″": "''", "’": "'", "‘": "'", "“": "\"",
    "”": "\"", "•": "*", "✓": "ok", "✗": "x", "ₒ": "o", "₀": "0", "₁": "1", "₂": "2", "₃": "3",
    "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "\u{202F}": " ",
    "\u{2009}": " ", "\u{A0}": " ", "½": "1/2", "¼": "1/4", "⌈": "ceil(", "⌉": ")",
    "⌊": "floor(", "⌋": ")", "─": "-", "│": "|", "┤": "+",
  ]
}
