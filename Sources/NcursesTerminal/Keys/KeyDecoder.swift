import CellCanvas

/// Bytes from a terminal to input events, as a value: no clock, no descriptor.
///
/// Bytes come in pieces of any length. A sequence that is cut off waits for its rest; when none
/// comes for `patienceMilliseconds`, the caller says so by `flush()`. A sequence that is not known
/// is swallowed whole and gives one `.unknown`: its letters never become keys.
package struct KeyDecoder: Sendable {
  /// What the bytes are part of.
  private enum Mode {
    /// Keys.
    case keys
    /// Text between `ESC [ 200 ~` and `ESC [ 201 ~`.
    case paste
    /// A control sequence that is too long to keep.
    case longSequence
    /// An answer of the terminal, up to BEL or `ESC \`.
    case answer
  }

  /// One step of reading.
  private enum Step {
    case event(InputEvent, Int)
    case nothing(Int)
    case enter(Mode, Int)
    case incomplete
  }

  /// Bytes of a paste that are kept; the rest is dropped.
  package static let pasteLimit = 1 << 20
  /// Bytes of a control sequence that may mean something.
  private static let sequenceLimit = 256

  private let table: KeyTable
  private let escapeMilliseconds: Int
  private var mode = Mode.keys
  private var pending: [UInt8] = []
  private var pasted: [UInt8] = []

  /// A decoder for a terminal with these sequences of its own, which waits so long for what may
  /// follow Escape.
  package init(table: KeyTable = KeyTable(), escapeMilliseconds: Int = 25) {
    self.table = table
    self.escapeMilliseconds = escapeMilliseconds
  }

  /// How long to wait for the rest of what has begun before `flush()`; nil when nothing has.
  package var patienceMilliseconds: Int? {
    switch mode {
    case .paste: 1000
    case .longSequence, .answer: 200
    case .keys:
      if pending.isEmpty {
        nil
      } else if pending.allSatisfy({ $0 == escape }) {
        escapeMilliseconds
      } else {
        200
      }
    }
  }

  /// The events that are complete with these bytes, in O(count).
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    pending.append(contentsOf: bytes)
    return drain(isFinal: false)
  }

  /// What has begun is all there is.
  package mutating func flush() -> [InputEvent] {
    var events = drain(isFinal: true)
    switch mode {
    case .paste:
      pasted.append(contentsOf: pending)
      pending.removeAll()
      if let event = takePaste() { events.append(event) }
    case .answer, .longSequence:
      events.append(.key(Key(.unknown)))
    case .keys: break
    }
    pending.removeAll()
    mode = .keys
    return events
  }

  private mutating func drain(isFinal: Bool) -> [InputEvent] {
    var events: [InputEvent] = []
    var position = 0
    reading: while position < pending.count {
      let rest = pending[position...]
      switch mode {
      case .keys:
        var step = step(rest, isFinal: false)
        if isFinal, case .incomplete = step { step = self.step(rest, isFinal: true) }
        switch step {
        case .event(let event, let count):
          events.append(event)
          position += count
        case .nothing(let count): position += count
        case .enter(let next, let count):
          mode = next
          position += count
        case .incomplete: break reading
        }
      case .paste:
        guard let count = takePasted(rest) else { break reading }
        position += count
        if mode == .keys, let event = takePaste() { events.append(event) }
      case .longSequence, .answer:
        guard let count = skip(rest) else { break reading }
        position += count
        if mode == .keys { events.append(.key(Key(.unknown))) }
      }
    }
    pending.removeFirst(position)
    return events
  }

  // MARK: Keys

  /// Reads one thing from the beginning of the bytes, which are at least one.
  private func step(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    if first >= 0x20, first != 0x7F { return character(bytes, isFinal: isFinal) }
    if !isFinal, table.mayContinue(bytes) { return .incomplete }
    if let (key, count) = table.match(bytes) { return .event(.key(key), count) }
    guard first == escape else { return character(bytes, isFinal: isFinal) }
    guard bytes.count > 1 else {
      return isFinal ? .event(.key(Key(.escape)), 1) : .incomplete
    }
    let step = afterEscape(bytes, isFinal: isFinal)
    if isFinal, case .incomplete = step {
      // `ESC [` and nothing more is Alt-[; a longer beginning means nothing.
      guard bytes.count == 2 else { return .event(.key(Key(.unknown)), bytes.count) }
      return altered(character(bytes.dropFirst(), isFinal: true))
    }
    return step
  }

  private func afterEscape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return applicationSequence(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      return bytes.count > 2 ? .enter(.answer, 2) : .incomplete
    case escape: return afterTwoEscapes(bytes, isFinal: isFinal)
    default: return altered(character(bytes.dropFirst(), isFinal: isFinal))
    }
  }

  /// Escape twice: a key with Alt where a sequence follows (rxvt), else the first one stands for
  /// itself.
  private func afterTwoEscapes(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let alone = Step.event(.key(Key(.escape)), 1)
    guard bytes.count > 2 else { return isFinal ? alone : .incomplete }
    let third = bytes[bytes.startIndex + 2]
    guard third == UInt8(ascii: "[") || third == UInt8(ascii: "O") else { return alone }
    switch step(bytes.dropFirst(), isFinal: isFinal) {
    case .event(.key(let key), let count) where key.code != .unknown:
      return altered(.event(.key(key), count))
    case .incomplete: return isFinal ? alone : .incomplete
    default: return alone
    }
  }

  /// The same key with Alt and the Escape before it.
  private func altered(_ step: Step) -> Step {
    switch step {
    case .event(.key(var key), let count):
      if key.code != .unknown { key.modifiers.insert(.alt) }
      return .event(.key(key), count + 1)
    default: return step
    }
  }

  private func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let start = bytes.startIndex + 2
    guard start < bytes.endIndex else { return .incomplete }
    if bytes[start] == UInt8(ascii: "[") { return consoleFunctionKey(bytes) }
    if bytes[start] == UInt8(ascii: "M") { return oldMouse(bytes) }
    var end = start
    while end < bytes.endIndex, (0x20...0x3F).contains(bytes[end]) { end += 1 }
    guard end < bytes.endIndex else {
      return bytes.count > Self.sequenceLimit ? .enter(.longSequence, bytes.count) : .incomplete
    }
    let final = bytes[end]
    // Broken off by another sequence or by a letter beyond ASCII: what breaks it off is read on its
    // own.
    guard (0x40...0x7E).contains(final) else {
      return .event(.key(Key(.unknown)), end - bytes.startIndex)
    }
    let count = end + 1 - bytes.startIndex
    guard count <= Self.sequenceLimit else { return .event(.key(Key(.unknown)), count) }
    let sequence = ControlSequence(body: bytes[start..<end], final: final)
    if sequence.marker == UInt8(ascii: "<"),
      final == UInt8(ascii: "M") || final == UInt8(ascii: "m")
    {
      guard let mouse = sequence.mouse else { return .nothing(count) }
      return .event(.mouse(mouse), count)
    }
    if sequence.marker == nil, final == UInt8(ascii: "~"), !sequence.hasIntermediates {
      switch sequence.parameter(0, default: 0) {
      case 200: return .enter(.paste, count)
      case 201: return .nothing(count)
      default: break
      }
    }
    return .event(.key(sequence.key), count)
  }

  private func applicationSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let start = bytes.startIndex + 2
    var end = start
    while end < bytes.endIndex, (0x30...0x3F).contains(bytes[end]), end - start < 16 { end += 1 }
    guard end < bytes.endIndex else { return .incomplete }
    guard (0x40...0x7E).contains(bytes[end]) else {
      // `ESC O` was Alt-O after all where a character follows that ends no sequence.
      if end == start { return .event(.key(Key(.character("O"), modifiers: .alt)), 2) }
      return .event(.key(Key(.unknown)), end - bytes.startIndex)
    }
    let sequence = ControlSequence(body: bytes[start..<end], final: bytes[end])
    return .event(.key(sequence.applicationKey), end + 1 - bytes.startIndex)
  }

  /// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
  private func consoleFunctionKey(_ bytes: ArraySlice<UInt8>) -> Step {
    guard bytes.count > 3 else { return .incomplete }
    let letter = bytes[bytes.startIndex + 3]
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else {
      return .event(.key(Key(.unknown)), letter == escape ? 3 : 4)
    }
    return .event(.key(Key(.function(Int(letter - 0x40)))), 4)
  }

  /// `ESC [ M` and three bytes: the mouse of terminals that do not know the newer form.
  private func oldMouse(_ bytes: ArraySlice<UInt8>) -> Step {
    guard bytes.count >= 6 else { return .incomplete }
    let (b, x, y) = (
      Int(bytes[bytes.startIndex + 3]), Int(bytes[bytes.startIndex + 4]),
      Int(bytes[bytes.startIndex + 5])
    )
    let buttons = b - 32
    // This form does not say which button was released.
    let isRelease = buttons & 0b1100_0011 == 3 && buttons & 32 == 0
    let mouse = Mouse(
      buttons: isRelease ? buttons & ~3 : buttons, column: x - 32, row: y - 32,
      isRelease: isRelease)
    return mouse.map { .event(.mouse($0), 6) } ?? .nothing(6)
  }

  /// One character that stands for itself.
  private func character(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x09: return .event(.key(Key(.tab)), 1)
    case 0x0D: return .event(.key(Key(.enter)), 1)
    case 0x1B: return .event(.key(Key(.escape)), 1)
    case 0x7F: return .event(.key(Key(.backspace)), 1)
    case 0x00: return .event(.key(Key(.character(" "), modifiers: .control)), 1)
    case 0x01...0x1A:
      return .event(.key(Key(.character(Unicode.Scalar(first + 0x60)), modifiers: .control)), 1)
    case 0x1C...0x1F:
      return .event(.key(Key(.character(Unicode.Scalar(first + 0x40)), modifiers: .control)), 1)
    case 0x20..<0x7F: return .event(.key(Key(.character(Unicode.Scalar(first)))), 1)
    default: return beyondASCII(bytes, isFinal: isFinal)
    }
  }

  private func beyondASCII(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Step {
    let length: Int
    switch bytes[bytes.startIndex] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .event(.key(Key(.unknown)), 1)
    }
    let tail = bytes.dropFirst().prefix(length - 1).prefix { (0x80...0xBF).contains($0) }
    guard tail.count == length - 1 else {
      // Cut off by the end of what was read, or broken.
      let isCutOff = 1 + tail.count == bytes.count
      if isCutOff, !isFinal { return .incomplete }
      return .event(.key(Key(.unknown)), 1 + tail.count)
    }
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self),
      let scalar = text.unicodeScalars.first, !scalar.isControl
    else { return .event(.key(Key(.unknown)), length) }
    return .event(.key(Key(.character(scalar))), length)
  }

  // MARK: Pastes and answers

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Moves pasted bytes aside; nil when the end of the paste may have begun and the rest is
  /// missing.
  private mutating func takePasted(_ bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      if bytes[position] == escape {
        let candidate = bytes[position...].prefix(Self.pasteEnd.count)
        if candidate.elementsEqual(Self.pasteEnd) {
          mode = .keys
          return position + Self.pasteEnd.count - bytes.startIndex
        }
        if candidate.count < Self.pasteEnd.count, Self.pasteEnd.starts(with: candidate) {
          return position == bytes.startIndex ? nil : position - bytes.startIndex
        }
      }
      if pasted.count < Self.pasteLimit { pasted.append(bytes[position]) }
      position += 1
    }
    return bytes.count
  }

  /// The paste as text: line ends are `\n`, other control characters are dropped; nil when nothing
  /// is left.
  private mutating func takePaste() -> InputEvent? {
    defer { pasted.removeAll() }
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: pasted, as: UTF8.self).unicodeScalars {
      if scalar == "\r" || (scalar == "\n" && previous != "\r") {
        text.append("\n")
      } else if !scalar.isControl || scalar == "\t" {
        text.append(scalar)
      }
      previous = scalar
    }
    return text.isEmpty ? nil : .paste(String(text))
  }

  /// Skips bytes of what is not kept; nil when its end may have begun.
  private mutating func skip(_ bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if mode == .longSequence {
        if byte == escape { position -= 1 }
        if (0x40...0x7E).contains(byte) || byte == escape {
          mode = .keys
          break
        }
      } else if byte == 0x07 {
        mode = .keys
        break
      } else if byte == escape {
        guard position < bytes.endIndex else {
          return position - 1 == bytes.startIndex ? nil : position - 1 - bytes.startIndex
        }
        if bytes[position] == UInt8(ascii: "\\") { position += 1 } else { position -= 1 }
        mode = .keys
        break
      }
    }
    return position - bytes.startIndex
  }
}

private let escape: UInt8 = 0x1B
