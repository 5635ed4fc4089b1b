// Shows what the terminal driver receives, one event a line, and misbehaves on request: for the tests in a real
// terminal.
//
// Keys: q quit, Q quit without closing, ! fatalError, a abort, s segmentation fault in a worker thread,
// o stack overflow, e write to standard error, z suspend, w wake from a thread, h hang, c frame full of colours.

import CellCanvas
import Glibc
import NcursesTerminal

/// The program: a loop around one terminal.
@MainActor
struct Probe {
  let terminal: NcursesTerminal
  var lines: [String] = []
  var count = 0
  var isColourful = false

  mutating func run() -> Int32? {
    while true {
      terminal.present(frame())
      for event in terminal.events(timeoutMilliseconds: nil) {
        count += 1
        lines.append(describe(event))
        switch event {
        case .terminate(let signal): return signal
        case .input(.key(let key)) where key.modifiers.isEmpty:
          if case .character(let scalar) = key.code, !obey(scalar) { return nil }
        default: break
        }
      }
      lines = Array(lines.suffix(max(1, terminal.size.rows - 3)))
    }
  }

  /// Whether to go on.
  private mutating func obey(_ key: Unicode.Scalar) -> Bool {
    switch key {
    case "q": return false
    case "Q": exit(7)
    case "!": fatalError("the probe crashes as it was told")
    case "a": abort()
    case "s":
      onThread { kill(getpid(), SIGSEGV) }
    case "o": lines.append("\(descend(1))")
    case "e": note("a note on standard error\n")
    case "z": terminal.suspend()
    case "w":
      waker = terminal.waker
      onThread { waker?.wake() }
    case "h": while true { sleep(1) }
    case "c": isColourful.toggle()
    default: break
    }
    return true
  }

  private func frame() -> CellBuffer {
    var buffer = CellBuffer(size: terminal.size)
    let size = terminal.size
    buffer.write(
      "\(size.columns)x\(size.rows) \(terminal.colorDepth.rawValue) "
        + "\(terminal.isUnicode ? "unicode" : "ascii") pid \(getpid()) count \(count).",
      x: 0, y: 0, style: Style(attributes: .reverse))
    buffer.write("λ ", x: 0, y: 1)
    buffer.write(
      "colours", x: 2, y: 1,
      style: Style(
        foreground: RGB(hex: 0xFF8700), background: RGB(hex: 0x00005F), attributes: .bold))
    for (row, line) in lines.suffix(max(0, size.rows - 3)).enumerated() {
      buffer.write(line, x: 0, y: row + 2)
    }
    if isColourful {
      for y in 2..<max(2, size.rows) {
        for x in 0..<size.columns {
          let style = Style(
            foreground: RGB(red: UInt8(truncatingIfNeeded: x * 5), green: 90, blue: 200),
            background: RGB(red: 10, green: UInt8(truncatingIfNeeded: y * 9), blue: 40))
          buffer[x, y] = Cell("▀", style: style)
        }
      }
    }
    buffer[size.columns - 1, size.rows - 1] = Cell("#")
    return buffer
  }
}

func describe(_ event: TerminalEvent) -> String {
  switch event {
  case .input(.key(let key)):
    let modifiers = [
      key.modifiers.contains(.shift) ? "shift-" : "", key.modifiers.contains(.alt) ? "alt-" : "",
      key.modifiers.contains(.control) ? "control-" : "",
    ].joined()
    if case .character(let scalar) = key.code { return "key \(modifiers)'\(scalar)'" }
    return "key \(modifiers)\(key.code)"
  case .input(.mouse(let mouse)): return "mouse \(mouse.action) \(mouse.x),\(mouse.y)"
  case .input(.resize(let size)): return "resize \(size.columns)x\(size.rows)"
  case .input(.paste(let text)):
    return "paste [\(text.replacing("\n", with: "|"))]"
  case .wake: return "wake"
  case .timeout: return "timeout"
  case .terminate(let signal): return "terminate \(signal)"
  }
}

/// Recursion without end that no optimizer can make a loop of.
func descend(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { block in
    block[depth & 4095] = 1
    return descend(depth + 1) + Int(block[depth * 7 & 4095])
  }
}

func note(_ text: String) {
  var bytes = Array(text.utf8)
  _ = write(STDERR_FILENO, &bytes, bytes.count)
}

nonisolated(unsafe) var waker: Waker?

func onThread(_ body: @escaping @convention(c) () -> Void) {
  nonisolated(unsafe) var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { context in
      if let context { unsafeBitCast(context, to: (@convention(c) () -> Void).self)() }
      return nil
    }, unsafeBitCast(body, to: UnsafeMutableRawPointer.self))
}

var options = TerminalOptions()
if let name = getenv("PROBE_COLOR") { options.color = ColorDepth(rawValue: String(cString: name)) }
if getenv("PROBE_NO_MOUSE") != nil { options.mouse = false }

do {
  var probe = Probe(terminal: try NcursesTerminal.open(options: options))
  let signal = probe.run()
  probe.terminal.close()
  probe.terminal.close()
  if let signal { TerminalSignals.reraise(signal) }
} catch {
  print("no terminal: \(error)")
  exit(2)
}
