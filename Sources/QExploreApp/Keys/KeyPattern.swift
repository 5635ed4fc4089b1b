import CellCanvas

/// Which key presses a binding answers to.
package enum KeyPattern: Sendable, Hashable {
  /// Exactly this key with these modifiers.
  case key(Key)
  /// Any printable character without control or alt.
  case text

  /// A character without modifiers.
  package static func character(_ scalar: Unicode.Scalar) -> KeyPattern {
    .key(Key(.character(scalar)))
  }

  /// Control with a small letter.
  package static func control(_ scalar: Unicode.Scalar) -> KeyPattern {
    .key(Key(.character(scalar), modifiers: .control))
  }

  /// A key that is no character.
  package static func code(_ code: Key.Code, _ modifiers: Key.Modifiers = []) -> KeyPattern {
    .key(Key(code, modifiers: modifiers))
  }

  /// Whether a key press fits.
  package func matches(_ key: Key) -> Bool {
    switch self {
    case .key(let own): return own == key
    case .text:
      guard key.modifiers.isSubset(of: .shift), case .character(let scalar) = key.code else {
        return false
      }
      return scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
    }
  }

  /// How the key is named on screen; `unicode` allows arrows.
  package func label(unicode: Bool) -> String {
    switch self {
    case .key(let key): key.label(unicode: unicode)
    case .text: "text"
    }
  }
}

extension Key {
  /// How the key is named on screen; `unicode` allows arrows.
  package func label(unicode: Bool) -> String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "Ctrl-" }
    if modifiers.contains(.alt) { prefix += "Alt-" }
    if modifiers.contains(.shift) { prefix += "Shift-" }
    let name =
      switch code {
      case .character(" "): "Space"
      case .character(let scalar):
        modifiers.contains(.control) ? String(scalar).uppercased() : String(scalar)
      case .up: unicode ? "↑" : "Up"
      case .down: unicode ? "↓" : "Down"
      case .left: unicode ? "←" : "Left"
      case .right: unicode ? "→" : "Right"
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      case .enter: "Enter"
      case .tab: "Tab"
      case .backTab: "Shift-Tab"
      case .backspace: "Backspace"
      case .delete: "Del"
      case .insert: "Ins"
      case .escape: "Esc"
      case .function(let number): "F\(number)"
      case .unknown: "?"
      }
    return prefix + name
  }
}
