import CNcurses
import Glibc

/// What the description of the open terminal says.
@MainActor
enum Capabilities {
  /// A string capability without its padding marks, nil when absent or empty.
  static func bytes(_ name: String) -> [UInt8]? {
    guard let value = ncurses_capability(name) else { return nil }
    let bytes = withoutPadding(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    return bytes.isEmpty ? nil : bytes
  }

  /// The bytes that move the cursor to the beginning of a row.
  static func move(toRow row: Int) -> [UInt8] {
    guard let value = ncurses_move_sequence(Int32(row), 0) else { return [] }
    return withoutPadding(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// Whether it can put the cursor into any cell.
  static var movesCursor: Bool { ncurses_capability("cup") != nil }

  /// Whether it has a mouse and what comes with it: a terminal of the family of xterm.
  static var isModern: Bool { ncurses_capability("kmous") != nil }

  /// Whether colours are numbered by their channels.
  static var isDirectColor: Bool { tigetflag("RGB") > 0 }

  /// Drops `$<5*/>` marks: no terminal of today needs the pause.
  private static func withoutPadding(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
