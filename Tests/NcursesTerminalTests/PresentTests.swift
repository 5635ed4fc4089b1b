import CNcurses
import CellCanvas
import Foundation
import NcursesTerminal
import Testing

/// ncurses in this process, on a file instead of a terminal; what it holds is read back cell by cell.
@MainActor @Suite(.serialized) struct PresentTests {
  /// An open terminal and the file that it writes to.
  struct Bench {
    let terminal: NcursesTerminal
    let path: String

    @MainActor init(
      _ type: String, _ size: Size, locale: String = "C.UTF-8", options: TerminalOptions = .init(),
      refusesColor: Bool = false
    ) throws {
      path = "/tmp/present-\(UUID().uuidString)"
      let output = Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
      let input = Glibc.open("/dev/null", O_RDONLY)
      try #require(output >= 0 && input >= 0)
      terminal = try NcursesTerminal(
        device: TerminalDevice(input: input, output: output, fixedSize: size),
        environment: TerminalEnvironment(
          type: type, locale: locale, refusesColor: refusesColor),
        options: options)
    }

    /// What was written since the file was opened.
    func written() -> [UInt8] { Array((try? Data(contentsOf: URL(filePath: path))) ?? Data()) }

    @MainActor func close() {
      terminal.close()
      unlink(path)
    }
  }

  struct Shown: Equatable {
    var glyph: UInt32
    var attributes: attr_t
    var foreground: Int32
    var background: Int32
  }

  /// What ncurses holds at a place.
  private func shown(_ x: Int, _ y: Int) -> Shown? {
    var attributes: attr_t = 0
    var pair: Int32 = 0
    let glyph = ncurses_read_cell(Int32(y), Int32(x), &attributes, &pair)
    guard glyph != 0 else { return nil }
    var foreground: Int32 = -1
    var background: Int32 = -1
    if pair != 0 { extended_pair_content(pair, &foreground, &background) }
    let known = ncurses_bold() | ncurses_dim() | ncurses_underline() | ncurses_reverse()
    return Shown(
      glyph: glyph, attributes: attributes & (known | ncurses_italic()), foreground: foreground,
      background: background)
  }

  /// A frame in which all cells differ from their neighbours.
  private func busyFrame(_ size: Size, colors: Bool) -> CellBuffer {
    var frame = CellBuffer(size: size)
    let glyphs = Array("aλ⣿─▀Z".unicodeScalars)
    for y in 0..<size.rows {
      for x in 0..<size.columns {
        let style = Style(
          foreground: colors ? RGB(red: UInt8(x % 256), green: UInt8(y * 2 % 256), blue: 128) : nil,
          background: colors && x % 3 == 0 ? RGB(red: 0, green: 0, blue: UInt8(y % 256)) : nil,
          attributes: x % 5 == 0 ? .bold : [])
        frame[x, y] = Cell(glyphs[(x + y) % glyphs.count], style: style)
      }
    }
    return frame
  }

  nonisolated static let sizes = [
    Size(columns: 1, rows: 1), Size(columns: 2, rows: 1), Size(columns: 1, rows: 7),
    Size(columns: 80, rows: 24), Size(columns: 132, rows: 50), Size(columns: 300, rows: 100),
  ]

  @Test(arguments: sizes, ["xterm-256color", "tmux-256color"])
  func `every cell arrives with its glyph and colours`(size: Size, type: String) throws {
    let bench = try Bench(type, size)
    defer { bench.close() }
    #expect(bench.terminal.size == size)
    #expect(bench.terminal.colorDepth == .palette256)
    #expect(bench.terminal.isUnicode)
    let frame = busyFrame(size, colors: true)
    bench.terminal.present(frame)
    for y in 0..<size.rows {
      for x in 0..<size.columns {
        let cell = frame[x, y]
        let expected = Shown(
          glyph: cell.glyph.value,
          attributes: cell.style.attributes.contains(.bold) ? ncurses_bold() : 0,
          foreground: cell.style.foreground.map { Int32($0.palette256) } ?? -1,
          background: cell.style.background.map { Int32($0.palette256) } ?? -1)
        guard shown(x, y) == expected else {
          Issue.record("\(x),\(y): \(String(describing: shown(x, y))) is not \(expected)")
          return
        }
      }
    }
  }

  @Test(arguments: ["xterm", "linux"]) func `8 colours and 64 pairs are enough`(type: String) throws
  {
    let size = Size(columns: 80, rows: 24)
    let bench = try Bench(type, size)
    defer { bench.close() }
    #expect(bench.terminal.colorDepth == .sixteen)
    // 9 x 9 combinations do not fit into 64 pairs: the glyphs and most colours are right all the same.
    for shift in 0..<3 {
      var frame = CellBuffer(size: size)
      let colors: [RGB?] = [nil] + (0..<8).map { RGB(palette256: UInt8($0)) }
      for y in 0..<9 {
        for x in 0..<9 {
          let style = Style(foreground: colors[x], background: colors[(y + shift) % 9])
          frame[x, y] = Cell("▀", style: style)
        }
      }
      bench.terminal.present(frame)
      var right = 0
      for y in 0..<9 {
        for x in 0..<9 {
          #expect(shown(x, y)?.glyph == 0x2580)
          let foreground = frame[x, y].style.foreground.map { Int32($0.palette16 % 8) } ?? -1
          let background = frame[x, y].style.background.map { Int32($0.palette16 % 8) } ?? -1
          if shown(x, y)?.foreground == foreground, shown(x, y)?.background == background {
            right += 1
          }
        }
      }
      #expect(right >= 60)
    }
  }

  @Test func `a terminal without colours gets attributes only`() throws {
    let size = Size(columns: 20, rows: 3)
    let bench = try Bench("vt100", size)
    defer { bench.close() }
    #expect(bench.terminal.colorDepth == .none)
    var frame = busyFrame(size, colors: true)
    frame[0, 0] = Cell("x", style: Style(foreground: RGB(hex: 0xFF0000), attributes: .reverse))
    bench.terminal.present(frame)
    #expect(
      shown(0, 0)
        == Shown(glyph: 0x78, attributes: ncurses_reverse(), foreground: -1, background: -1))
    // Nothing of the family of xterm is sent to it.
    bench.terminal.close()
    #expect(!String(decoding: bench.written(), as: UTF8.self).contains("\u{1B}[?20"))
  }

  @Test func `NO_COLOR is heard unless colours are asked for`() throws {
    let size = Size(columns: 10, rows: 2)
    for (wanted, expected) in [
      (nil, ColorDepth.none), (ColorDepth.none, .none), (.sixteen, .sixteen),
      (.palette256, .palette256), (.direct, .palette256),
    ] as [(ColorDepth?, ColorDepth)] {
      let bench = try Bench(
        "xterm-256color", size, options: TerminalOptions(color: wanted), refusesColor: true)
      defer { bench.close() }
      #expect(bench.terminal.colorDepth == expected)
      bench.terminal.present(busyFrame(size, colors: true))
      #expect(expected != .none || shown(3, 0)?.foreground == -1)
      #expect(expected != .sixteen || (0...15).contains(shown(3, 0)?.foreground ?? 99))
    }
  }

  @Test func `without Unicode each foreign glyph is a question mark`() throws {
    let size = Size(columns: 10, rows: 2)
    let bench = try Bench("xterm-256color", size, locale: "C")
    defer { bench.close() }
    #expect(!bench.terminal.isUnicode)
    var frame = CellBuffer(size: size)
    frame.write("aλ⣿é~", x: 0, y: 0)
    bench.terminal.present(frame)
    let glyphs = (0..<5).compactMap { shown($0, 0)?.glyph }
    #expect(glyphs == Array("a???~".unicodeScalars).map(\.value))
  }

  @Test func `Unicode can be forced and an ungenerated locale is helped`() throws {
    let size = Size(columns: 10, rows: 2)
    for (locale, options) in [
      ("C", TerminalOptions(forcesUnicode: true)), ("xx_YY.UTF-8", TerminalOptions()),
    ] {
      let bench = try Bench("xterm-256color", size, locale: locale, options: options)
      defer { bench.close() }
      #expect(bench.terminal.isUnicode)
      bench.terminal.present(CellBuffer(size: size, fill: Cell("λ")))
      #expect(shown(9, 1)?.glyph == 0x3BB)
    }
  }

  @Test func `a frame of another size is clipped or padded`() throws {
    let size = Size(columns: 10, rows: 4)
    let bench = try Bench("xterm-256color", size)
    defer { bench.close() }
    bench.terminal.present(
      CellBuffer(size: Size(columns: 50, rows: 50), fill: Cell("x")))
    #expect(shown(9, 3)?.glyph == 0x78)
    bench.terminal.present(CellBuffer(size: Size(columns: 3, rows: 2), fill: Cell("y")))
    #expect(shown(2, 1)?.glyph == 0x79)
    #expect(shown(3, 1)?.glyph == 0x20)
    #expect(shown(9, 3)?.glyph == 0x20)
    bench.terminal.present(CellBuffer(size: Size(columns: 0, rows: 0)))
    #expect(shown(0, 0)?.glyph == 0x20)
  }

  @Test(arguments: [true, false])
  func `each frame lies between its marks`(isMarked: Bool) throws {
    let size = Size(columns: 10, rows: 2)
    let bench = try Bench(
      "xterm-256color", size, options: TerminalOptions(synchronizedOutput: isMarked))
    defer { bench.close() }
    let before = bench.written().count
    bench.terminal.present(CellBuffer(size: size, fill: Cell("M")))
    let text = String(decoding: bench.written()[before...], as: UTF8.self)
    #expect(text.contains("MMMM"))
    #expect(text.hasPrefix("\u{1B}[?2026h") == isMarked)
    #expect(text.hasSuffix("\u{1B}[?2026l") == isMarked)
    #expect(text.contains("2026") == isMarked)
  }

  @Test(arguments: [true, false]) func `modes are switched on and off`(mouse: Bool) throws {
    let size = Size(columns: 10, rows: 2)
    let bench = try Bench("xterm-256color", size, options: TerminalOptions(mouse: mouse))
    defer { unlink(bench.path) }
    bench.terminal.present(CellBuffer(size: size))
    bench.terminal.close()
    bench.terminal.close()
    let text = String(decoding: bench.written(), as: UTF8.self)
    let modes = ["?1049", "?2004"] + (mouse ? ["?1000", "?1002", "?1006"] : [])
    for mode in modes {
      let on = text.ranges(of: "\u{1B}[\(mode)h")
      let off = text.ranges(of: "\u{1B}[\(mode)l")
      #expect(on.count == 1 && !off.isEmpty, "\(mode)")
      #expect((on.last?.lowerBound ?? text.endIndex) < (off.last?.lowerBound ?? text.startIndex))
    }
    #expect(text.contains("?1000") == mouse)
    // A closed terminal does nothing and says that it has hung up.
    let length = bench.written().count
    bench.terminal.present(CellBuffer(size: size, fill: Cell("x")))
    bench.terminal.invalidate()
    bench.terminal.suspend()
    #expect(bench.written().count == length)
    #expect(bench.terminal.events(timeoutMilliseconds: nil) == [.terminate(signal: SIGHUP)])
  }

  @Test func `an unchanged frame costs nothing until it is invalidated`() throws {
    let size = Size(columns: 40, rows: 10)
    let bench = try Bench(
      "xterm-256color", size, options: TerminalOptions(synchronizedOutput: false))
    defer { bench.close() }
    let frame = busyFrame(size, colors: true)
    bench.terminal.present(frame)
    let first = bench.written().count
    bench.terminal.present(frame)
    #expect(bench.written().count - first < 20)
    bench.terminal.invalidate()
    bench.terminal.present(frame)
    #expect(bench.written().count - first > 1000)
  }

  @Test(arguments: [("dumb", true), ("unknown", true), ("", false)])
  func `terminals that cannot show frames are refused`(type: String, isDumb: Bool) throws {
    let expected = isDumb ? TerminalError.dumbTerminal(type) : .noTerminalType
    #expect(throws: expected) {
      let bench = try Bench(type, Size(columns: 80, rows: 24))
      bench.close()
    }
  }

  @Test func `a type without description is taken for xterm`() throws {
    let bench = try Bench("no-such-terminal", Size(columns: 80, rows: 24))
    defer { bench.close() }
    #expect(bench.terminal.colorDepth == .palette256)
  }

  @Test func `a wake from a thread ends the wait, also after others went by`() async throws {
    let size = Size(columns: 10, rows: 2)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let path = "/tmp/present-\(UUID().uuidString)"
    let output = Glibc.open(path, O_RDWR | O_CREAT, 0o600)
    defer { unlink(path) }
    let terminal = try NcursesTerminal(
      device: TerminalDevice(input: ends[0], output: output, fixedSize: size),
      environment: TerminalEnvironment(type: "xterm-256color"), options: TerminalOptions())
    #expect(terminal.events(timeoutMilliseconds: 0) == [.timeout])
    #expect(terminal.events(timeoutMilliseconds: 5) == [.timeout])
    let waker = terminal.waker
    Thread.detachNewThread {
      usleep(20_000)
      for _ in 0..<100_000 { waker.wake() }
    }
    #expect(terminal.events(timeoutMilliseconds: 10_000) == [.wake])
    // Keys that come in pieces, and Escape alone after its time.
    _ = write(ends[1], "a\u{1B}[", 3)
    var events: [TerminalEvent] = []
    while !events.contains(.input(.key(Key(.character("a"))))) {
      events += terminal.events(timeoutMilliseconds: 10_000)
    }
    _ = write(ends[1], "A", 1)
    while !events.contains(.input(.key(Key(.up)))) {
      events += terminal.events(timeoutMilliseconds: 10_000)
    }
    _ = write(ends[1], "\u{1B}", 1)
    while !events.contains(.input(.key(Key(.escape)))) {
      events += terminal.events(timeoutMilliseconds: 10_000)
    }
    #expect(events.allSatisfy { $0 != .timeout && $0 != .input(.key(Key(.unknown))) })
    close(ends[1])
    while !events.contains(.terminate(signal: SIGHUP)) {
      events += terminal.events(timeoutMilliseconds: 10_000)
    }
    terminal.close()
    waker.wake()
  }
}
