import CellCanvas

/// A sequence `ESC [ parameters intermediates final` or `ESC O ...`, taken apart.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` before the parameters.
  var marker: UInt8?
  /// The numbers; nil where one was left out.
  var parameters: [Int?]
  /// Whether there are bytes between the numbers and the final byte.
  var hasIntermediates: Bool
  /// The byte that says what it is.
  var final: UInt8

  /// From what stands between the introducer and the final byte.
  init(body: ArraySlice<UInt8>, final: UInt8) {
    self.final = final
    var rest = body
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      marker = first
      rest = rest.dropFirst()
    }
    let digits = rest.prefix { (0x30...0x3F).contains($0) }
    hasIntermediates = digits.count < rest.count
    parameters = digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { field in
        // Sub-parameters after a colon refine what we do not ask for.
        let number = field.prefix { $0 != UInt8(ascii: ":") }
        guard !number.isEmpty else { return nil }
        return number.reduce(0) { value, byte in
          (0x30...0x39).contains(byte) ? min(99_999_999, value * 10 + Int(byte - 0x30)) : value
        }
      }
  }

  /// The parameter at a place, or what it means when left out.
  func parameter(_ index: Int, default standard: Int) -> Int {
    parameters.indices.contains(index) ? parameters[index] ?? standard : standard
  }

  private var modifiers: Key.Modifiers {
    Key.Modifiers(xtermParameter: parameter(1, default: 1))
  }

  /// The key of a sequence after `ESC [`.
  var key: Key {
    guard marker == nil, !hasIntermediates else { return Key(.unknown) }
    switch final {
    case UInt8(ascii: "~"): return tildeKey
    case UInt8(ascii: "u"): return characterKey(parameter(0, default: 0), modifiers: modifiers)
    case UInt8(ascii: "Z"): return Key(.backTab)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):  // rxvt
      return Key(Self.arrow(final - 0x20), modifiers: .shift)
    default:
      guard let code = Self.cursorOrFunction(final) else { return Key(.unknown) }
      return Key(code, modifiers: modifiers)
    }
  }

  /// The key of a sequence after `ESC O`: cursor keys, F1 to F4 and the number pad.
  var applicationKey: Key {
    guard marker == nil, !hasIntermediates else { return Key(.unknown) }
    // Old terminals put the modifier alone before the final byte, newer ones after a 1.
    let modifier = parameters.count > 1 ? parameter(1, default: 1) : parameter(0, default: 1)
    let modifiers = Key.Modifiers(xtermParameter: modifier)
    switch final {
    case UInt8(ascii: "M"): return Key(.enter, modifiers: modifiers)
    case UInt8(ascii: "I"): return Key(.tab, modifiers: modifiers)
    case UInt8(ascii: "X"): return Key(.character("="), modifiers: modifiers)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return Key(.character(Unicode.Scalar(final - 0x40)), modifiers: modifiers)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):  // rxvt
      return Key(Self.arrow(final - 0x20), modifiers: .control)
    default:
      guard let code = Self.cursorOrFunction(final) else { return Key(.unknown) }
      return Key(code, modifiers: modifiers)
    }
  }

  /// The mouse event of `ESC [ < buttons ; x ; y M` (m: released); nil for what nobody asked for.
  var mouse: Mouse? {
    guard marker == UInt8(ascii: "<"), !hasIntermediates, parameters.count == 3 else { return nil }
    return Mouse(
      buttons: parameter(0, default: 0), column: parameter(1, default: 0),
      row: parameter(2, default: 0), isRelease: final == UInt8(ascii: "m"))
  }

  private var tildeKey: Key {
    let number = parameter(0, default: 0)
    switch number {
    case 1, 7: return Key(.home, modifiers: modifiers)
    case 2: return Key(.insert, modifiers: modifiers)
    case 3: return Key(.delete, modifiers: modifiers)
    case 4, 8: return Key(.end, modifiers: modifiers)
    case 5: return Key(.pageUp, modifiers: modifiers)
    case 6: return Key(.pageDown, modifiers: modifiers)
    case 11...15: return Key(.function(number - 10), modifiers: modifiers)
    case 17...21: return Key(.function(number - 11), modifiers: modifiers)
    case 23...26: return Key(.function(number - 12), modifiers: modifiers)
    case 28, 29: return Key(.function(number - 13), modifiers: modifiers)
    case 31...34: return Key(.function(number - 14), modifiers: modifiers)
    case 27: return characterKey(parameter(2, default: 0), modifiers: modifiers)
    default: return Key(.unknown)
    }
  }

  /// A key that the terminal names by its character, as some do when asked by other programs.
  private func characterKey(_ value: Int, modifiers: Key.Modifiers) -> Key {
    switch value {
    case 9: return modifiers.contains(.shift) ? Key(.backTab) : Key(.tab, modifiers: modifiers)
    case 13: return Key(.enter, modifiers: modifiers)
    case 27: return Key(.escape, modifiers: modifiers)
    case 127: return Key(.backspace, modifiers: modifiers)
    default:
      guard value >= 32, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init),
        !scalar.isControl
      else { return Key(.unknown) }
      let isShifted = modifiers.contains(.shift) && !modifiers.contains(.control)
      let upper = scalar.properties.uppercaseMapping.unicodeScalars
      let shifted = isShifted && upper.count == 1 ? upper.first ?? scalar : scalar
      return Key(.character(shifted), modifiers: modifiers.subtracting(.shift))
    }
  }

  private static func arrow(_ final: UInt8) -> Key.Code {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    default: .left
    }
  }

  private static func cursorOrFunction(_ final: UInt8) -> Key.Code? {
    switch final {
    case UInt8(ascii: "A")...UInt8(ascii: "D"): arrow(final)
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(final - UInt8(ascii: "O")))
    default: nil
    }
  }
}

extension Mouse {
  /// From the button bits of xterm and a cell counted from 1; nil for buttons and motions that have
  /// no action.
  init?(buttons: Int, column: Int, row: Int, isRelease: Bool) {
    guard column >= 1, row >= 1 else { return nil }
    let isMotion = buttons & 32 != 0
    let action: Action
    switch (buttons & 0b1100_0011, isRelease, isMotion) {
    case (64, false, false): action = .wheelUp
    case (65, false, false): action = .wheelDown
    case (0, true, _): action = .release
    case (0, false, true): action = .drag
    case (0, false, false): action = .press
    case (2, false, false): action = .secondaryPress
    default: return nil
    }
    self.init(action, x: column - 1, y: row - 1)
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the control characters C0, DEL, C1.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
