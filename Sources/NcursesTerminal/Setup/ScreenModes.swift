/// The modes that ncurses does not know and the driver switches itself.
struct ScreenModes: Sendable {
  /// What switches them on.
  let enter: [UInt8]
  /// What switches them off; harmless when they are off.
  let leave: [UInt8]
  /// What begins and ends a frame that is to be shown in one go; empty where unwanted.
  let beginFrame: [UInt8]
  let endFrame: [UInt8]
  /// Whether the mouse is listened to, as far as the terminal tells of it.
  let hasMouse: Bool

  /// Modes for a terminal; one that is not of the family of xterm gets none.
  init(isModern: Bool, mouse: Bool, synchronizedOutput: Bool) {
    hasMouse = mouse
    // Paste marks; buttons, wheel and drags; coordinates in decimal.
    let paste = isModern ? ["?2004"] : []
    let mice = isModern && mouse ? ["?1000", "?1002", "?1006"] : []
    func sequence(_ modes: [String], _ letter: String) -> [UInt8] {
      modes.flatMap { Array("\u{1B}[\($0)\(letter)".utf8) }
    }
    enter = sequence(paste + mice, "h")
    let sync = isModern && synchronizedOutput ? ["?2026"] : []
    beginFrame = sequence(sync, "h")
    endFrame = sequence(sync, "l")
    // The end of a frame too: a crash may come in the middle of one.
    leave = endFrame + sequence(mice.reversed() + paste, "l")
  }
}
