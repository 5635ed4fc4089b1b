import CNcurses
import CTerminalGuard
import CellCanvas
import Glibc

/// The terminal of the process, driven by ncurses.
///
/// ncurses paints; keys are read from the descriptor and decoded by `KeyDecoder`, so that pastes
/// and unknown sequences are understood in every terminal. A class, because there is one terminal:
/// ncurses and the signal handlers are global, so at most one can be open at a time.
@MainActor
public final class NcursesTerminal: Terminal {
  /// The present size.
  public private(set) var size: Size
  /// What colours it shows.
  public let colorDepth: ColorDepth
  /// Whether it shows Unicode glyphs.
  public let isUnicode: Bool

  let device: TerminalDevice
  let wakePipe: WakePipe
  var decoder: KeyDecoder
  var lastRead = ContinuousClock.now
  private(set) var isOpen = true

  private let screen: OpaquePointer
  private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  private var modes: ScreenModes
  private let synchronizesOutput: Bool
  private var painter: CellPainter
  private var row: [cchar_t] = []

  /// Opens the terminal of the process: standard input and output, or `/dev/tty` when input comes
  /// from elsewhere.
  ///
  /// Takes LC_*, LANG, TERM, NO_COLOR and ESCDELAY from the environment. Throws before anything was
  /// shown.
  public static func open(
    options: TerminalOptions = TerminalOptions()
  ) throws(TerminalError) -> NcursesTerminal {
    let device = try TerminalDevice.standard()
    // They would freeze the size.
    unsetenv("LINES")
    unsetenv("COLUMNS")
    return try NcursesTerminal(device: device, environment: .ofProcess, options: options)
  }

  /// Opens a terminal on a device, which it owns from now on.
  package init(
    device: TerminalDevice, environment: TerminalEnvironment, options: TerminalOptions
  ) throws(TerminalError) {
    isUnicode = LocaleChoice.apply(
      environment.locale, forcesUnicode: options.forcesUnicode)
    guard let pipe = WakePipe(), terminal_guard_install(device.output, device.output) else {
      let code = errno
      device.close()
      throw .systemRefused(call: "pipe", code: code)
    }
    wakePipe = pipe
    // The guard is in place, so the modes that it saved are the sane ones.
    let opened: OpenedScreen
    do throws(TerminalError) {
      opened = try OpenedScreen(
        device: device, type: environment.type, wanted: options.color,
        refusesColor: environment.refusesColor)
    } catch {
      terminal_guard_remove()
      device.close()
      throw error
    }
    screen = opened.screen
    files = opened.files
    self.device = device
    size = device.reportedSize ?? opened.size
    colorDepth = opened.colorDepth
    synchronizesOutput = options.synchronizedOutput
    modes = ScreenModes(
      isModern: Capabilities.isModern, mouse: options.mouse,
      synchronizedOutput: synchronizesOutput)
    painter = CellPainter(depth: colorDepth, isUnicode: isUnicode)
    var table = KeyTable { name in Capabilities.bytes(name) }
    if terminal_guard_erase_byte(device.output) == 8 { table.define([8], as: Key(.backspace)) }
    decoder = KeyDecoder(table: table, escapeMilliseconds: environment.escapeMilliseconds)
    resize(to: size)
    setRestoreBytes()
    terminal_guard_arm(true)
    device.write(modes.enter)
  }

  /// What a background worker calls to end a wait in `events`.
  public var waker: Waker { wakePipe.waker }

  /// Shows a frame; cells outside the terminal are dropped, and cells that it does not have become
  /// blank.
  public func present(_ frame: CellBuffer) {
    guard isOpen else { return }
    let window = ncurses_standard_window()
    let blank = Cell()
    let columns = size.columns
    if row.count != columns { row = Array(repeating: cchar_t(), count: columns) }
    painter.beginFrame()
    for y in 0..<size.rows {
      for x in 0..<columns {
        let isInside = x < frame.size.columns && y < frame.size.rows
        painter.paint(
          isInside ? frame.cells[y * frame.size.columns + x] : blank, into: &row[x])
      }
      mvwadd_wchnstr(window, Int32(y), 0, row, Int32(columns))
    }
    wnoutrefresh(window)
    // Not through ncurses, which would put both marks behind the frame.
    device.write(modes.beginFrame)
    doupdate()
    device.write(modes.endFrame)
  }

  /// Stops the program as ^Z does and returns when it goes on; the next `present` repaints all.
  ///
  /// The next call of `events` returns a resize, whether or not the size has changed.
  public func suspend() {
    guard isOpen else { return }
    stop(wholeGroup: true)
  }

  /// Forgets what is on screen, so that the next `present` repaints all (^L).
  public func invalidate() {
    guard isOpen else { return }
    clearok(ncurses_current_screen(), true)
  }

  /// Listens to the mouse, or leaves it to the terminal, which then selects text with it.
  public func listen(toMouse isWanted: Bool) {
    guard isOpen, isWanted != modes.hasMouse else { return }
    device.write(modes.leave)
    modes = ScreenModes(
      isModern: Capabilities.isModern, mouse: isWanted, synchronizedOutput: synchronizesOutput)
    setRestoreBytes()
    device.write(modes.enter)
  }

  /// Gives the terminal back: screen, modes, signals, standard error with what was written to it
  /// meanwhile.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    leaveScreen()
    // Mouse reports that are still under way must not reach the shell as text.
    if modes.hasMouse { tcflush(device.input, TCIFLUSH) }
    delscreen(screen)
    fclose(files.input)
    fclose(files.output)
    terminal_guard_remove()
    device.close()
  }

  // MARK: For the event loop

  /// Whether the next events have to begin with a resize, because the screen came back.
  var needsRedraw = false

  /// Stops the process and brings the screen back when it continues.
  func stop(wholeGroup: Bool) {
    leaveScreen()
    terminal_guard_stop(wholeGroup)
    enterScreen()
  }

  /// Brings the screen back after the process was stopped behind our back.
  func recover() {
    leaveScreen()
    enterScreen()
  }

  /// Takes the size that the terminal has now; whether it has changed.
  func takeNewSize() -> Bool {
    guard let newest = device.reportedSize, newest != size else { return false }
    resize(to: newest)
    return true
  }

  private func leaveScreen() {
    terminal_guard_arm(false)
    device.write(modes.leave)
    endwin()
    // Without a second screen the last frame stays: the shell goes on below it, on a clean line.
    if Capabilities.bytes("smcup") == nil {
      device.write(Array("\r".utf8) + (Capabilities.bytes("ed") ?? []))
    }
  }

  private func enterScreen() {
    terminal_guard_arm(true)
    _ = takeNewSize()
    clearok(ncurses_current_screen(), true)
    doupdate()
    device.write(modes.enter)
    needsRedraw = true
  }

  private func resize(to newest: Size) {
    size = newest
    // Not resizeterm: it would also queue a key in ncurses, which no one reads.
    resize_term(Int32(newest.rows), Int32(newest.columns))
    clearok(ncurses_current_screen(), true)
    setRestoreBytes()
  }

  /// Tells the guard what brings the screen back from now on.
  private func setRestoreBytes() {
    var bytes = modes.leave
    for name in ["rmkx", "sgr0", "cnorm"] { bytes += Capabilities.bytes(name) ?? [] }
    if let leave = Capabilities.bytes("rmcup") {
      bytes += leave
    } else {
      // No second screen to leave: go on below this one.
      bytes += Capabilities.move(toRow: size.rows - 1) + Array("\r\n".utf8)
    }
    terminal_guard_set_restore(bytes, bytes.count)
  }
}
