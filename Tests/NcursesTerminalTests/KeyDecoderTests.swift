import CellCanvas
import NcursesTerminal
import Testing

@Suite struct KeyDecoderTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var events: [InputEvent]

    init(_ text: String, _ keys: Key...) {
      bytes = Array(text.utf8)
      events = keys.map { .key($0) }
    }

    init(bytes: [UInt8], _ events: InputEvent...) {
      self.bytes = bytes
      self.events = events
    }

    init(_ text: String, events: InputEvent...) {
      bytes = Array(text.utf8)
      self.events = events
    }

    var testDescription: String {
      bytes.map { $0 == 27 ? "ESC" : $0 > 32 && $0 < 127 ? "\(Unicode.Scalar($0))" : "\($0)" }
        .joined(separator: " ")
    }
  }

  static func control(_ scalar: Unicode.Scalar) -> Key {
    Key(.character(scalar), modifiers: .control)
  }
  static func alt(_ scalar: Unicode.Scalar) -> Key { Key(.character(scalar), modifiers: .alt) }
  static func plain(_ scalar: Unicode.Scalar) -> Key { Key(.character(scalar)) }
  static let unknown = Key(.unknown)

  static let characters: [Sample] =
    (0x20..<0x7F).map { Sample(bytes: [$0], .key(plain(Unicode.Scalar($0)))) }
    + (1...26).filter { ![9, 13].contains($0) }.map {
      Sample(bytes: [$0], .key(control(Unicode.Scalar($0 + 96))))
    } + [
      Sample("\0", control(" ")), Sample("\t", Key(.tab)), Sample("\r", Key(.enter)),
      Sample("\u{7F}", Key(.backspace)), Sample("\u{1B}", Key(.escape)),
      Sample("\u{1C}", control("\\")), Sample("\u{1D}", control("]")),
      Sample("\u{1E}", control("^")), Sample("\u{1F}", control("_")),
      Sample("λ", plain("λ")), Sample("é", plain("é")), Sample("€", plain("€")),
      Sample("𝛌", plain("𝛌")), Sample("ab", plain("a"), plain("b")),
      Sample(bytes: [0x80], .key(unknown)), Sample(bytes: [0xFF], .key(unknown)),
      Sample(bytes: [0xC2, 0x85], .key(unknown)), Sample(bytes: [0xED, 0xA0, 0x80], .key(unknown)),
      Sample(bytes: [0xE2, 0x82], .key(unknown)),
      Sample(bytes: [0xE2, 0x61], .key(unknown), .key(plain("a"))),
      Sample(bytes: [0xF4, 0x90, 0x80, 0x80], .key(unknown)),
    ]

  static let cursorKeys: [Sample] = {
    let finals: [(String, Key.Code)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
      ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)),
    ]
    var samples: [Sample] = []
    for (final, code) in finals {
      samples.append(Sample("\u{1B}[\(final)", Key(code)))
      samples.append(Sample("\u{1B}O\(final)", Key(code)))
      for (parameter, modifiers) in modifierParameters {
        let key = Key(code, modifiers: modifiers)
        samples.append(Sample("\u{1B}[1;\(parameter)\(final)", key))
        samples.append(Sample("\u{1B}O1;\(parameter)\(final)", key))
        samples.append(Sample("\u{1B}O\(parameter)\(final)", key))
      }
      samples.append(Sample("\u{1B}\u{1B}[\(final)", Key(code, modifiers: .alt)))
    }
    return samples
  }()

  static let modifierParameters: [(Int, Key.Modifiers)] = [
    (2, .shift), (3, .alt), (4, [.shift, .alt]), (5, .control), (6, [.shift, .control]),
    (7, [.alt, .control]), (8, [.shift, .alt, .control]), (9, .alt),
  ]

  static let numberedKeys: [Sample] = {
    let codes: [(Int, Key.Code)] =
      [
        (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown),
        (7, .home), (8, .end),
      ]
      + zip([11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34], 1...)
      .map { ($0, .function($1)) }
    return codes.flatMap { number, code in
      [Sample("\u{1B}[\(number)~", Key(code))]
        + modifierParameters.map { parameter, modifiers in
          Sample("\u{1B}[\(number);\(parameter)~", Key(code, modifiers: modifiers))
        }
    }
  }()

  static let others: [Sample] = [
    Sample("\u{1B}x", alt("x")), Sample("\u{1B}X", Key(.character("X"), modifiers: .alt)),
    Sample("\u{1B}λ", alt("λ")), Sample("\u{1B}\r", Key(.enter, modifiers: .alt)),
    Sample("\u{1B}\u{7F}", Key(.backspace, modifiers: .alt)),
    Sample("\u{1B}\u{01}", Key(.character("a"), modifiers: [.alt, .control])),
    Sample("\u{1B}[", alt("[")), Sample("\u{1B}O", alt("O")), Sample("\u{1B}]", alt("]")),
    Sample("\u{1B}P", alt("P")),
    Sample("\u{1B}\u{1B}", Key(.escape), Key(.escape)),
    Sample("\u{1B}\u{1B}\u{1B}", Key(.escape), Key(.escape), Key(.escape)),
    Sample("\u{1B}\u{1B}x", Key(.escape), alt("x")),
    Sample("\u{1B}[Z", Key(.backTab)), Sample("\u{1B}[a", Key(.up, modifiers: .shift)),
    Sample("\u{1B}Od", Key(.left, modifiers: .control)),
    Sample("\u{1B}[[A", Key(.function(1))), Sample("\u{1B}[[E", Key(.function(5))),
    Sample("\u{1B}[[", unknown), Sample("\u{1B}[[Q", unknown),
    Sample("\u{1B}OM", Key(.enter)), Sample("\u{1B}Oj", plain("*")),
    Sample("\u{1B}Op", plain("0")), Sample("\u{1B}Oy", plain("9")), Sample("\u{1B}OX", plain("=")),
    Sample("\u{1B}[97;5u", control("a")),
    Sample("\u{1B}[97;2u", plain("A")), Sample("\u{1B}[27;5;9~", Key(.tab, modifiers: .control)),
    Sample("\u{1B}[9;2u", Key(.backTab)), Sample("\u{1B}[27u", Key(.escape)),
  ]

  static let swallowed: [Sample] = [
    Sample("\u{1B}[99zq", unknown, plain("q")), Sample("\u{1B}[?1;2cq", unknown, plain("q")),
    Sample("\u{1B}[>0;276;0cq", unknown, plain("q")),
    Sample("\u{1B}[?2026;2$yq", unknown, plain("q")),
    Sample("\u{1B}[E", unknown), Sample("\u{1B}[I", unknown), Sample("\u{1B}[12;34", unknown),
    Sample("\u{1B}[99999999999999999999999~", unknown),
    Sample("\u{1B}[1;\u{1B}[A", unknown, Key(.up)),
    Sample("\u{1B}[1λ", unknown, plain("λ")),
    Sample("\u{1B}]11;rgb:0000/0000/0000\u{7}q", unknown, plain("q")),
    Sample("\u{1B}]11;rgb:0000\u{1B}\\q", unknown, plain("q")),
    Sample("\u{1B}P>|XTerm(390)\u{1B}\\q", unknown, plain("q")),
    Sample("\u{1B}_Gi=1;OK\u{1B}\\q", unknown, plain("q")),
    Sample("\u{1B}]abc", unknown), Sample("\u{1B}]abc\u{1B}", unknown),
    Sample("\u{1B}]abc\u{1B}[A", unknown, Key(.up)),
    Sample("\u{1B}[" + String(repeating: "1;", count: 4000) + "Aq", unknown, plain("q")),
    Sample("\u{1B}[" + String(repeating: "1;", count: 4000), unknown),
    Sample("\u{1B}[201~q", plain("q")),
  ]

  static let mouse: [Sample] = [
    Sample("\u{1B}[<0;1;1M", events: .mouse(Mouse(.press, x: 0, y: 0))),
    Sample("\u{1B}[<0;300;100m", events: .mouse(Mouse(.release, x: 299, y: 99))),
    Sample("\u{1B}[<32;5;6M", events: .mouse(Mouse(.drag, x: 4, y: 5))),
    Sample("\u{1B}[<4;5;6M", events: .mouse(Mouse(.press, x: 4, y: 5))),
    Sample("\u{1B}[<2;5;6M", events: .mouse(Mouse(.secondaryPress, x: 4, y: 5))),
    Sample("\u{1B}[<64;5;6M", events: .mouse(Mouse(.wheelUp, x: 4, y: 5))),
    Sample("\u{1B}[<65;5;6M", events: .mouse(Mouse(.wheelDown, x: 4, y: 5))),
    Sample("\u{1B}[<66;5;6Mq", plain("q")), Sample("\u{1B}[<1;5;6Mq", plain("q")),
    Sample("\u{1B}[<2;5;6mq", plain("q")), Sample("\u{1B}[<35;5;6Mq", plain("q")),
    Sample("\u{1B}[<0;0;0Mq", plain("q")), Sample("\u{1B}[<0;5Mq", plain("q")),
    Sample("\u{1B}[<;;Mq", plain("q")),
    Sample("\u{1B}[M !!", events: .mouse(Mouse(.press, x: 0, y: 0))),
    Sample("\u{1B}[M#%&", events: .mouse(Mouse(.release, x: 4, y: 5))),
    Sample("\u{1B}[M`%&", events: .mouse(Mouse(.wheelUp, x: 4, y: 5))),
  ]

  static let pastes: [Sample] = [
    Sample("\u{1B}[200~hello q\u{1B}[201~q", events: .paste("hello q"), .key(plain("q"))),
    Sample("\u{1B}[200~a\r\nb\rc\nd\te\u{1B}[201~", events: .paste("a\nb\nc\nd\te")),
    Sample("\u{1B}[200~λ = 2\u{1B}[201~", events: .paste("λ = 2")),
    Sample("\u{1B}[200~\u{1B}[A\u{1}x\u{1B}[201~", events: .paste("[Ax")),
    Sample("\u{1B}[200~\u{1B}[201~q", plain("q")),
    Sample("\u{1B}[200~never ended", events: .paste("never ended")),
    Sample("\u{1B}[200~broken end\u{1B}[20", events: .paste("broken end[20")),
    Sample("\u{1B}[200~x\u{1B}[200~y\u{1B}[201~", events: .paste("x[200~y")),
  ]

  static let all = characters + cursorKeys + numberedKeys + others + swallowed + mouse + pastes

  @Test(arguments: all) func `decodes a sequence read at once`(sample: Sample) {
    var decoder = KeyDecoder()
    let events = decoder.feed(sample.bytes) + decoder.flush()
    #expect(events == sample.events)
    #expect(decoder.patienceMilliseconds == nil)
  }

  @Test(arguments: all) func `decodes the same when bytes come one by one`(sample: Sample) {
    var decoder = KeyDecoder()
    var events: [InputEvent] = []
    for byte in sample.bytes { events += decoder.feed([byte]) }
    events += decoder.flush()
    #expect(events == sample.events)
  }

  @Test func `decodes any two sequences in a row as each alone`() {
    let complete = Self.all.filter { sample in
      var decoder = KeyDecoder()
      return decoder.feed(sample.bytes) == sample.events && decoder.patienceMilliseconds == nil
    }
    #expect(complete.count > Self.all.count / 2)
    for first in complete {
      for second in complete.shuffled().prefix(20) {
        var decoder = KeyDecoder()
        let events = decoder.feed(first.bytes + second.bytes)
        #expect(events == first.events + second.events)
      }
    }
  }

  @Test func `a sequence that goes on is not decided early`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([27]).isEmpty)
    #expect(decoder.patienceMilliseconds == 25)
    #expect(decoder.feed([UInt8(ascii: "[")]).isEmpty)
    #expect(decoder.patienceMilliseconds == 200)
    #expect(decoder.feed([UInt8(ascii: "A")]) == [.key(Key(.up))])
    #expect(decoder.patienceMilliseconds == nil)
  }

  @Test func `escape waits as long as it was told`() {
    var decoder = KeyDecoder(escapeMilliseconds: 7)
    _ = decoder.feed([27])
    #expect(decoder.patienceMilliseconds == 7)
  }

  @Test func `a paste keeps its first megabyte and drops the rest`() throws {
    var decoder = KeyDecoder()
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: KeyDecoder.pasteLimit + 999)
    let events = decoder.feed(Array("\u{1B}[200~".utf8) + long + Array("\u{1B}[201~q".utf8))
    #expect(events.count == 2)
    guard case .paste(let text) = events[0] else {
      Issue.record("no paste but \(events[0])")
      return
    }
    #expect(text.count == KeyDecoder.pasteLimit)
    #expect(events[1] == .key(Self.plain("q")))
  }

  @Test func `random bytes never hang and never lose the next key`() {
    var generator = SystemRandomNumberGenerator()
    let alphabet: [UInt8] = Array("\u{1B}\u{1B}[O<>?;:0129~MmAPq]\\_\u{7}é".utf8) + [0x80, 0xFF, 0]
    for _ in 0..<2000 {
      var decoder = KeyDecoder()
      let bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = decoder.feed(bytes)
      _ = decoder.flush()
      #expect(decoder.feed([UInt8(ascii: "q")]) == [.key(Self.plain("q"))], "after \(bytes)")
    }
  }
}

@Suite struct KeyTableTests {
  private func decode(_ text: String, _ capabilities: [String: String]) -> [InputEvent] {
    let table = KeyTable { name in capabilities[name].map { Array($0.utf8) } }
    var decoder = KeyDecoder(table: table)
    return decoder.feed(Array(text.utf8)) + decoder.flush()
  }

  @Test func `terminfo decides what its keys are`() {
    #expect(decode("\u{1B}Ot", [:]) == [.key(Key(.character("4")))])
    #expect(decode("\u{1B}Ot", ["kf5": "\u{1B}Ot"]) == [.key(Key(.function(5)))])
    #expect(decode("\u{8}", [:]) == [.key(Key(.character("h"), modifiers: .control))])
    #expect(decode("\u{8}", ["kbs": "\u{8}"]) == [.key(Key(.backspace))])
    #expect(decode("\u{1B}\t", ["kcbt": "\u{1B}\t"]) == [.key(Key(.backTab))])
    #expect(
      decode("\u{1B}[3$", ["kDC": "\u{1B}[3$"]) == [.key(Key(.delete, modifiers: .shift))])
    #expect(
      decode("\u{1B}[Xq", ["kUP5": "\u{1B}[X"])
        == [.key(Key(.up, modifiers: .control)), .key(Key(.character("q")))])
  }

  @Test func `a key of terminfo that begins another waits for it`() {
    let keys = ["kf1": "\u{1B}1", "kf11": "\u{1B}11"]
    #expect(decode("\u{1B}1", keys) == [.key(Key(.function(1)))])
    #expect(decode("\u{1B}11", keys) == [.key(Key(.function(11)))])
    #expect(
      decode("\u{1B}1x", keys) == [.key(Key(.function(1))), .key(Key(.character("x")))])
  }

  @Test func `the thirteenth function key is shift with the first where xterm says so`() {
    let shifted = "\u{1B}[1;2P"
    #expect(
      decode(shifted, ["kf13": shifted]) == [.key(Key(.function(1), modifiers: .shift))])
    #expect(decode("\u{1B}[25z", ["kf13": "\u{1B}[25z"]) == [.key(Key(.function(13)))])
  }

  @Test func `printable characters are never taken for sequences`() {
    #expect(decode("q", ["kf1": "q", "kf2": ""]) == [.key(Key(.character("q")))])
  }
}
