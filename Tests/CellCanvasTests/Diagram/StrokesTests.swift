import CellCanvas
import Testing

/// Characters of lines.
@Suite struct StrokesTests {
  private static let weights = [StrokeWeight.none, .light, .heavy]

  @Test("every joint has the character that Unicode names so")
  func names() throws {
    for up in Self.weights {
      for right in Self.weights {
        for down in Self.weights {
          for left in Self.weights {
            let strokes = Strokes(up: up, right: right, down: down, left: left)
            let glyph = strokes.glyph(.block)
            guard strokes != Strokes() else {
              #expect(glyph == " ")
              continue
            }
            let name = try #require(glyph.properties.name)
            #expect(Self.parse(name) == strokes, "\(name)")
            #expect(strokes.glyph(.ascii).isASCII)
          }
        }
      }
    }
  }

  /// The lines that a name such as `BOX DRAWINGS DOWN HEAVY AND LEFT UP LIGHT` speaks of.
  private static func parse(_ name: String) -> Strokes {
    var strokes = Strokes()
    var pending: [String] = []
    let words = name.split(separator: " ").map(String.init).filter {
      !["BOX", "DRAWINGS", "AND", "ARC"].contains($0)
    }
    // A weight at the front is that of all, else it follows the directions that it is of.
    let isCommon = words.first == "LIGHT" || words.first == "HEAVY"
    func set(_ directions: [String], _ weight: StrokeWeight) {
      for direction in directions {
        if ["UP", "VERTICAL"].contains(direction) { strokes.up = weight }
        if ["DOWN", "VERTICAL"].contains(direction) { strokes.down = weight }
        if ["LEFT", "HORIZONTAL"].contains(direction) { strokes.left = weight }
        if ["RIGHT", "HORIZONTAL"].contains(direction) { strokes.right = weight }
      }
    }
    if isCommon, !words.dropFirst().contains(where: { $0 == "LIGHT" || $0 == "HEAVY" }) {
      set(Array(words.dropFirst()), words[0] == "HEAVY" ? .heavy : .light)
      return strokes
    }
    // `LIGHT LEFT AND HEAVY RIGHT` puts each weight in front.
    if isCommon {
      for (weight, direction) in zip(words, words.dropFirst()) {
        if weight == "HEAVY" { set([direction], .heavy) }
        if weight == "LIGHT" { set([direction], .light) }
      }
      return strokes
    }
    for word in words {
      if word == "LIGHT" || word == "HEAVY" {
        set(pending, word == "HEAVY" ? .heavy : .light)
        pending = []
      } else {
        pending.append(word)
      }
    }
    return strokes
  }
}
