import CNcurses
import CTerminalGuard
import CellCanvas
import Glibc

/// A screen of ncurses that was just opened, with its keyboard modes and colours set.
@MainActor
struct OpenedScreen {
  let screen: OpaquePointer
  let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  let colorDepth: ColorDepth
  let size: Size

  /// Opens a screen; a type without description is tried as xterm-256color, which nearly all
  /// resemble.
  init(
    device: TerminalDevice, type: String, wanted: ColorDepth?, refusesColor: Bool
  ) throws(TerminalError) {
    guard !type.isEmpty else { throw .noTerminalType }
    // They are in terminfo, but say that nothing is known.
    guard type != "dumb", type != "unknown" else { throw .dumbTerminal(type) }
    guard let input = fdopen(fcntl(device.input, F_DUPFD_CLOEXEC, 3), "r") else {
      throw .systemRefused(call: "fdopen", code: errno)
    }
    guard let output = fdopen(fcntl(device.output, F_DUPFD_CLOEXEC, 3), "w") else {
      let code = errno
      fclose(input)
      throw .systemRefused(call: "fdopen", code: code)
    }
    files = (input, output)
    guard let screen = Self.newScreen(type, wanted: wanted, files: files) else {
      fclose(input)
      fclose(output)
      throw .unknownTerminalType(type)
    }
    self.screen = screen
    guard Capabilities.movesCursor else {
      endwin()
      delscreen(screen)
      fclose(input)
      fclose(output)
      throw .dumbTerminal(type)
    }
    let window = ncurses_standard_window()
    // Not raw: ^C, ^\ and ^Z stay signals, so they work even while the program computes.
    cbreak()
    noecho()
    nonl()
    terminal_guard_disable_flow_control(device.output)
    def_prog_mode()
    keypad(window, true)
    leaveok(window, true)
    curs_set(0)
    // ncurses must not break off a frame because a key waits: it does not read the keys.
    typeahead(-1)
    colorDepth = Self.startColors(wanted: wanted, refusesColor: refusesColor)
    size = Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window)))
  }

  private static func newScreen(
    _ type: String, wanted: ColorDepth?,
    files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  ) -> OpaquePointer? {
    var candidates = [type, "xterm-256color"]
    // Who asks for 256 colours and has a TERM that hides them gets its richer brother.
    if wanted == .palette256, ["xterm", "screen", "tmux"].contains(type) {
      candidates.insert(type + "-256color", at: 0)
    }
    for candidate in candidates {
      if let screen = newterm(candidate, files.output, files.input) { return screen }
    }
    return nil
  }

  private static func startColors(wanted: ColorDepth?, refusesColor: Bool) -> ColorDepth {
    guard has_colors(), wanted != ColorDepth.none, wanted != nil || !refusesColor else {
      return .none
    }
    start_color()
    use_default_colors()
    let count = ncurses_color_count()
    // A terminal with direct colours has no numbers for those of the palette.
    if Capabilities.isDirectColor, count >= 1 << 24 { return .direct }
    guard count >= 8 else { return .none }
    let available: ColorDepth = count >= 256 ? .palette256 : .sixteen
    guard let wanted else { return available }
    let order: [ColorDepth] = [.none, .sixteen, .palette256, .direct]
    return order.first { $0 == wanted || $0 == available } ?? available
  }
}
