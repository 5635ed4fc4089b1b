/// Captured text with its styles told in one way only: `capture-pane -e` also writes what nobody sees, such as
/// the colour of a blank.
struct StyledText {
  /// The text without styles, and without blanks at its end.
  var plain: String { String(decoding: text, as: UTF8.self) }
  /// The text with a mark such as `{38;5;12,49,1}` wherever foreground, background or attributes change.
  var marked: String { String(decoding: marks[..<(ends.last ?? 0)], as: UTF8.self) }

  private var text: [UInt8] = []
  private var marks: [UInt8] = []
  /// Where each byte of the text ends in the marked one.
  private var ends: [Int] = []

  /// Reads a row as tmux writes it; the style goes on from the row before.
  init(captured row: Substring, style: inout Style) {
    var mark: [UInt8] = []
    let bytes = Array(row.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x1B, let end = bytes[index...].firstIndex(of: UInt8(ascii: "m")) {
        style.apply(String(decoding: bytes[(index + 2)..<end], as: UTF8.self)[...])
        index = end + 1
        continue
      }
      let own = bytes[index] == 0x20 ? style.blank : style.text
      if own != mark { marks += own }
      mark = own
      text.append(bytes[index])
      marks.append(bytes[index])
      ends.append(marks.count)
      index += 1
    }
    // tmux leaves out blanks at the end that were cleared, whatever their colour, but not those that were written.
    trim { $0 == 0x20 }
  }

  /// Without the time that stands at the end of the hint bar.
  mutating func dropTime() {
    guard text.suffix(3) == Array(" ms".utf8)[...] else { return }
    text.removeLast(3)
    trim { (0x30...0x39).contains($0) || ".-e".utf8.contains($0) }
    trim { $0 == 0x20 }
  }

  /// Drops bytes at the end.
  private mutating func trim(while isLoose: (UInt8) -> Bool) {
    while let last = text.last, isLoose(last) { text.removeLast() }
    ends.removeLast(ends.count - text.count)
  }

  /// Colours and attributes that are on.
  struct Style {
    private var foreground = "39"
    private var background = "49"
    private var attributes: Set<Int> = []
    /// The mark of what is seen of it on characters and on blanks.
    private(set) var text = Array("{39,49}".utf8)
    private(set) var blank = Array("{39,49}".utf8)

    /// Takes a sequence such as `1;38;5;12`.
    fileprivate mutating func apply(_ parameters: Substring) {
      change(parameters)
      let parts = [foreground, background] + attributes.sorted().map(String.init)
      text = Array("{\(parts.joined(separator: ","))}".utf8)
      // A blank has no foreground, unless it is underlined, struck or reversed.
      let isLine = !attributes.isDisjoint(with: [4, 7, 9])
      blank = isLine ? text : Array("{39,\(background)}".utf8)
    }

    /// Takes the numbers of a sequence such as `1;38;5;12`.
    private mutating func change(_ parameters: Substring) {
      var numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)[...]
      if numbers.isEmpty { numbers = ["0"] }
      while let first = numbers.popFirst() {
        let number = Int(first) ?? Int(first.prefix { $0 != ":" }) ?? 0
        switch number {
        case 0: self = Style()
        case 1...9: attributes.insert(number)
        case 22: attributes.subtract([1, 2])
        case 23...29: attributes.remove(number - 20)
        case 38, 48:
          let count = numbers.first == "5" ? 2 : numbers.first == "2" ? 4 : 0
          let color = ([first] + numbers.prefix(count)).joined(separator: ";")
          numbers = numbers.dropFirst(count)
          if number == 38 { foreground = color } else { background = color }
        case 30...39, 90...97: foreground = String(number)
        case 40...49, 100...107: background = String(number)
        default: break
        }
      }
    }
  }
}
