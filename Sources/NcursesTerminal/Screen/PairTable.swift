/// Colour pairs of ncurses by foreground and background, -1 being the terminal's own.
///
/// Terminals have few pairs (64 on the Linux console), so pairs that the present frame does not
/// need are used again; and a frame that needs more than there are gets the nearest that exists.
package struct PairTable: Sendable {
  /// A foreground and a background.
  package struct Colors: Hashable, Sendable {
    package var foreground: Int32
    package var background: Int32

    package init(foreground: Int32, background: Int32) {
      self.foreground = foreground
      self.background = background
    }

    /// The terminal's own colours: pair 0, always there.
    package static let standard = Colors(foreground: -1, background: -1)
  }

  /// What to do for a pair.
  package enum Answer: Hashable, Sendable {
    /// It is there.
    case ready(Int32)
    /// The caller has to define this number first.
    case define(Int32)
  }

  private let capacity: Int
  private var numbers: [Colors: Int] = [.standard: 0]
  private var colors: [Colors] = [.standard]
  private var lastUse: [Int] = [.max]
  private var frame = 0
  private var hand = 1

  /// A table for a terminal with so many pairs, pair 0 among them.
  package init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Pairs of earlier frames may be used again from now on.
  package mutating func beginFrame() { frame += 1 }

  /// The number of a pair, in O(1) amortized over a frame.
  package mutating func pair(for wanted: Colors) -> Answer {
    if let number = numbers[wanted] {
      if number > 0 { lastUse[number] = frame }
      return .ready(Int32(number))
    }
    if colors.count < capacity {
      colors.append(wanted)
      lastUse.append(frame)
      numbers[wanted] = colors.count - 1
      return .define(Int32(colors.count - 1))
    }
    guard let number = freeNumber() else { return .ready(Int32(substitute(for: wanted))) }
    numbers[colors[number]] = nil
    numbers[wanted] = number
    colors[number] = wanted
    lastUse[number] = frame
    return .define(Int32(number))
  }

  /// A number that this frame has not used.
  private mutating func freeNumber() -> Int? {
    for _ in 1..<max(1, colors.count) {
      if hand >= colors.count { hand = 1 }
      defer { hand += 1 }
      if lastUse[hand] < frame { return hand }
    }
    return nil
  }

  /// A readable stand-in: the same foreground on the terminal's own background, else the terminal's
  /// own colours.
  private func substitute(for wanted: Colors) -> Int {
    numbers[Colors(foreground: wanted.foreground, background: -1)] ?? 0
  }
}
