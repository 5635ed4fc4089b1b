/// What the words of a hint promise.
extension Hint {
  /// Hints of the same key pair, such as `←→ change`, one after the other.
  static func groups(in bar: String) -> [[Hint]] {
    all(in: bar).reduce(into: []) { groups, hint in
      if groups.last?.first?.text == hint.text {
        groups[groups.count - 1].append(hint)
      } else {
        groups.append([hint])
      }
    }
  }

  /// Whether its key leads away from where it is hinted at.
  var leaves: Bool {
    [
      "view", "read", "edit f", "gallery", "sweep", "keys", "command", "quit", "done", "take",
      "give up", "close", "run", "save",
    ].contains(text)
  }

  /// Whether the explorer did what the hint says, from the screen before its key to that after it; a
  /// sentence that says why it cannot will do as well.
  func isKept(from before: ExplorerScreen, to after: ExplorerScreen) -> Bool {
    guard after != before else {
      // Why it is not taken stands there already.
      return text == "take" && before.sentence != nil
    }
    let isExplained = after.sentence != nil && after.sentence != before.sentence
    switch text {
    case "change", "coarse": return after.focused != before.focused || isExplained
    case "field":
      guard let old = before.focused, let new = after.focused else { return false }
      return old.prefix(12) != new.prefix(12)
    case "type a value": return after.contains(" give up")
    case "view": return after.rows.dropFirst().dropLast() != before.rows.dropFirst().dropLast()
    case "read": return after.contains(" done") || isExplained
    case "zoom", "move", "all", "fit", "line", "plot", "scroll", "block", "profile", "order",
      "sweeps", "step", "ends", "page":
      return after.rows.dropLast() != before.rows.dropLast() || isExplained
    case "edit f": return after.contains(" f = ") && after.contains(" give up")
    case "gallery": return after.contains("Gallery")
    case "save": return after.contains("Save the figure or the screen")
    case "sweep": return after.contains("for each")
    case "pin": return after.contains("pin ") || after.contains("pinned")
    case "undo": return after.focused != before.focused || isExplained
    case "theme":
      return after.colored != before.colored
        && (before.sentence != nil || isExplained
          || after.rows.dropFirst().dropLast() == before.rows.dropFirst().dropLast())
    case "glyphs": return Hint.glyphs(after) != Hint.glyphs(before)
    case "keys": return after.contains(" Keys ")
    case "command": return after.contains("Command")
    case "done", "give up": return !after.contains(" \(text)")
    case "take": return !after.contains(" take") || after.rows != before.rows
    case "close": return !after.contains(" close")
    case "cursor", "far", "mark": return after.colored.dropLast() != before.colored.dropLast()
    // Where the cursor of a line of text stands is a matter of its colours.
    default: return true
    }
  }

  /// The name of the glyph set in the header.
  private static func glyphs(_ screen: ExplorerScreen) -> String? {
    ["braille", "block", "ascii"].first { screen.rows.first?.hasSuffix($0) == true }
  }
}
