import Foundation

/// What tmux has no key for: raw bytes, the mouse, pastes.
extension TmuxTerminal {
  /// What the mouse does, with the number that terminals have for it.
  enum Gesture: Int {
    case press = 0
    case secondaryPress = 2
    case drag = 32
    case wheelUp = 64
    case wheelDown = 65
    case release = -1

    /// The sequence for a cell, counted from 0.
    func sequence(_ column: Int, _ row: Int) -> String {
      let number = self == .release ? 0 : rawValue
      return "\u{1B}[<\(number);\(column + 1);\(row + 1)\(self == .release ? "m" : "M")"
    }
  }

  /// A cell of the screen, counted from 0.
  struct Place: Hashable {
    var column: Int
    var row: Int
  }

  /// Sends bytes as they are, as if the terminal itself had sent them.
  func send(bytes: some Collection<UInt8>) {
    // tmux takes messages of up to 16 kB.
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(2000)
      rest = rest.dropFirst(2000)
      _ = try? tmux(["send-keys", "-H"] + piece.map { String($0, radix: 16) })
    }
  }

  /// Uses the mouse on a cell.
  func mouse(_ gestures: Gesture..., at place: Place) {
    for gesture in gestures { send(bytes: gesture.sequence(place.column, place.row).utf8) }
  }

  /// Presses, moves and lets go.
  func drag(from start: Place, to end: Place) {
    mouse(.press, at: start)
    mouse(.drag, .release, at: end)
  }

  /// Pastes a text as a terminal does, in brackets where the program has asked for them.
  func paste(_ text: String) throws {
    let file = try scratch.file("paste", text)
    try tmux(["load-buffer", file.path])
    // Line breaks stay what they are.
    try tmux(["paste-buffer", "-p", "-r", "-d"])
  }

  /// The cell where a text begins, in the first row from `first` on that has it.
  func place(of text: String, from first: Int = 0) throws -> Place? {
    for (row, line) in try screen().enumerated().dropFirst(first) {
      if let range = line.range(of: text) {
        return Place(column: line.distance(from: line.startIndex, to: range.lowerBound), row: row)
      }
    }
    return nil
  }
}
