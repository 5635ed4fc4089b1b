/// A line of text on a page.
package struct PageText: Hashable, Sendable {
  /// Which part of the text lies at its place.
  package enum Anchor: Hashable, Sendable {
    case start, middle, end
  }

  /// What is written; superscript digits become raised ones of the font.
  package var text: String
  /// Where its baseline is.
  package var place: PagePoint
  /// Height of the font in points.
  package var size: Double
  /// Which part lies at the place.
  package var anchor: Anchor
  /// `0xRRGGBB`.
  package var color: UInt32
  /// Whether it is heavy.
  package var isBold: Bool
  /// Distance of two characters where each has a cell of its own, in a font of one width; nil: as
  /// the font has it.
  package var pitch: Double?

  /// A line of text.
  package init(
    _ text: String, at place: PagePoint, size: Double, anchor: Anchor = .start, color: UInt32,
    isBold: Bool = false, pitch: Double? = nil
  ) {
    self.text = text
    self.place = place
    self.size = size
    self.anchor = anchor
    self.color = color
    self.isBold = isBold
    self.pitch = pitch
  }

  /// A part of a text at one height.
  package struct Run: Hashable, Sendable {
    package var text: String
    package var isRaised: Bool
  }

  /// Size of raised text as a share of the font, and how far it is raised.
  package static let raisedSize = 0.7
  package static let rise = 0.38

  /// The text in parts: superscripts as raised digits, which every font has.
  package var runs: [Run] {
    var runs: [Run] = []
    for character in text {
      let lowered = PageText.lowered[character]
      let isRaised = lowered != nil
      if runs.last?.isRaised == isRaised {
        runs[runs.count - 1].text.append(lowered ?? character)
      } else {
        runs.append(Run(text: String(lowered ?? character), isRaised: isRaised))
      }
    }
    return runs
  }

  private static let lowered: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
    "⁹": "9", "⁻": "\u{2212}", "ⁿ": "n", "ᵈ": "d",
  ]

  /// The width that the text is given room for, in points.
  ///
  /// That of Helvetica and a little more, because a reader may have another font.
  package var width: Double { PageText.width(of: text, size: size, isBold: isBold) }

  /// The width that a text is given room for.
  package static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let runs = PageText(text, at: PagePoint(0, 0), size: size, color: 0).runs
    let units = runs.reduce(0.0) { sum, run in
      let own = run.text.unicodeScalars.reduce(0.0) { $0 + advance(of: $1) }
      return sum + own * (run.isRaised ? raisedSize : 1)
    }
    return units * size * (isBold ? 1.16 : 1.08)
  }

  /// As much of a text as a width holds, with an ellipsis where it is cut; empty where not even that
  /// fits.
  package static func fitted(
    _ text: String, width: Double, size: Double, isBold: Bool = false
  ) -> String {
    guard PageText.width(of: text, size: size, isBold: isBold) > width else { return text }
    var kept = Substring(text)
    while !kept.isEmpty {
      kept = kept.dropLast()
      let cut = kept.reversed().drop { $0 == " " }.reversed() + "…"
      if PageText.width(of: String(cut), size: size, isBold: isBold) <= width { return String(cut) }
    }
    return ""
  }

  /// The rectangle that the text is given.
  package var box: PageRect {
    let width = width
    let left =
      switch anchor {
      case .start: place.x
      case .middle: place.x - width / 2
      case .end: place.x - width
      }
    return PageRect(x: left, y: place.y - 0.8 * size, width: width, height: 1.05 * size)
  }

  /// Advance of a character in Helvetica, as a share of the font's height (Adobe's metrics).
  private static func advance(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "'", "\u{2032}": 0.222
    case "f", "t", " ", ".", ",", ":", ";", "!", "|", "/", "I", "[", "]", "\\", "·": 0.278
    case "r", "(", ")", "-", "{", "}", "`": 0.333
    case "c", "k", "s", "v", "x", "y", "z", "J": 0.5
    case "m", "M", "%", "\u{2030}": 0.85
    case "w", "C", "D", "H", "N", "R", "U": 0.722
    case "A", "B", "E", "K", "P", "S", "V", "X", "Y": 0.667
    case "G", "O", "Q": 0.778
    case "W", "@", "…": 0.95
    case "+", "<", "=", ">", "~", "\u{2212}", "±", "×", "≤", "≥", "≈", "→", "∞", "√": 0.584
    case "F", "T", "Z", "L": 0.6
    default: scalar.value < 0x3000 ? 0.58 : 1
    }
  }
}
