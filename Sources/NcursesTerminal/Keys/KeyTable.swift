import CellCanvas

/// The byte sequences that one kind of terminal sends for its keys, where they differ from what
/// `KeyDecoder` knows by itself.
package struct KeyTable: Sendable {
  /// The keys by what the terminal sends.
  private var keys: [[UInt8]: Key] = [:]
  /// All beginnings of those sequences.
  private var beginnings: Set<[UInt8]> = []
  /// The longest sequence.
  private(set) var longest = 0

  /// An empty table.
  package init() {}

  /// The table of a terminal whose description is asked by the names of terminfo.
  ///
  /// F13 and up are only taken where the decoder does not know the sequence: terminfo numbers
  /// Shift-F1 as F13.
  package init(capability: (String) -> [UInt8]?) {
    for (name, key) in Self.named {
      if let bytes = capability(name) { define(bytes, as: key) }
    }
    for number in 1...63 {
      guard let bytes = capability("kf\(number)") else { continue }
      if number > 12, Self.isKnown(bytes) { continue }
      define(bytes, as: Key(.function(number)))
    }
    for (name, code) in Self.modifiable {
      for modifier in 3...8 {
        guard let bytes = capability("\(name)\(modifier)") else { continue }
        define(bytes, as: Key(code, modifiers: Key.Modifiers(xtermParameter: modifier)))
      }
    }
  }

  /// Adds a sequence; empty ones and plain printable characters are refused.
  package mutating func define(_ bytes: [UInt8], as key: Key) {
    guard let first = bytes.first, bytes.count > 1 || first < 0x20 || first == 0x7F else { return }
    keys[bytes] = key
    longest = max(longest, bytes.count)
    for count in 1..<bytes.count { beginnings.insert(Array(bytes.prefix(count))) }
  }

  /// The key of the longest sequence at the beginning of the bytes.
  func match(_ bytes: ArraySlice<UInt8>) -> (key: Key, count: Int)? {
    var count = min(longest, bytes.count)
    while count > 0 {
      if let key = keys[Array(bytes.prefix(count))] { return (key, count) }
      count -= 1
    }
    return nil
  }

  /// Whether more bytes could make these a sequence of the table.
  func mayContinue(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < longest && beginnings.contains(Array(bytes))
  }

  private static func isKnown(_ bytes: [UInt8]) -> Bool {
    var decoder = KeyDecoder()
    let events = decoder.feed(bytes) + decoder.flush()
    return events.count == 1 && events != [.key(Key(.unknown))]
  }

  private static let named: [(String, Key)] = [
    ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
    ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
    ("kdch1", Key(.delete)), ("kich1", Key(.insert)), ("kbs", Key(.backspace)),
    ("kcbt", Key(.backTab)), ("kent", Key(.enter)),
    ("kri", Key(.up, modifiers: .shift)), ("kind", Key(.down, modifiers: .shift)),
    ("kLFT", Key(.left, modifiers: .shift)), ("kRIT", Key(.right, modifiers: .shift)),
    ("kHOM", Key(.home, modifiers: .shift)), ("kEND", Key(.end, modifiers: .shift)),
    ("kPRV", Key(.pageUp, modifiers: .shift)), ("kNXT", Key(.pageDown, modifiers: .shift)),
    ("kDC", Key(.delete, modifiers: .shift)), ("kIC", Key(.insert, modifiers: .shift)),
  ]

  private static let modifiable: [(String, Key.Code)] = [
    ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home),
    ("kEND", .end), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete), ("kIC", .insert),
  ]
}

extension Key.Modifiers {
  /// From xterm's parameter: 1 and the bits shift 1, alt 2, control 4, meta 8 (taken for alt).
  init(xtermParameter parameter: Int) {
    let bits = max(0, parameter - 1)
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 10 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
