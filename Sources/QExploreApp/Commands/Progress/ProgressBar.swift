import CellCanvas
import Foundation

/// A line on standard error that shows how far rows have come, drawn over itself and gone at the end.
///
/// A class because the line of the terminal has one owner. Nothing is drawn in the first tenth of a
/// second, nor while the program is in the background.
final class ProgressBar {
  private let total: Int
  private let output: ResultOutput
  private let screen = ResultOutput(descriptor: STDERR_FILENO)
  private let glyphs: Glyphs
  /// Whether the rows go to a terminal too: they are then let through when the line is redrawn, so
  /// that it does not flicker.
  private let sharesScreen = isatty(STDOUT_FILENO) == 1
  /// Whether the rows go through a pipe, whose reader may show them on the same terminal: the line then
  /// leaves before a row and comes back when the reader has had time.
  private let feedsPipe = ProgressBar.isPipe(STDOUT_FILENO)
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant
  private var done = 0
  private var isShown = false

  /// The least time between two drawings.
  private static let pause = Duration.milliseconds(100)
  /// Columns that stay free, so that the line never wraps and a terminal's `^C` stands on it.
  private static let margin = 3

  /// A bar for rows that are written to `output`; nil where standard error is no terminal that can
  /// draw over a line.
  init?(total: Int, output: ResultOutput, environment: [String: String]) {
    let term = environment["TERM"] ?? ""
    guard isatty(STDERR_FILENO) == 1, !term.isEmpty, term != "dumb" else { return nil }
    self.total = total
    self.output = output
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }?.lowercased().replacing("-", with: "")
    glyphs = ScreenChoices.automaticGlyphs(isUnicode: locale?.hasSuffix("utf8") == true, term: term)
    start = clock.now
    last = start
    if sharesScreen || feedsPipe { output.beforeFlush = { [weak self] in self?.clear() } }
  }

  /// So many rows are done; those written since reach their reader now, on a terminal with the next
  /// drawing.
  func advance(to done: Int) throws(ResultOutput.Failure) {
    self.done = done
    if !sharesScreen { try output.finish() }
    if feedsPipe { last = clock.now }
    try refresh()
  }

  /// Draws the line when it is time to.
  func refresh() throws(ResultOutput.Failure) {
    let now = clock.now
    guard now - last >= ProgressBar.pause else { return }
    last = now
    try output.finish()
    guard isInForeground, let width else { return clear() }
    let line = ProgressLine(done: done, total: total, seconds: (now - start) / .seconds(1))
    let text = line.text(width: width - ProgressBar.margin, glyphs: glyphs)
    put("\r" + text + ProgressBar.eraseRest)
    isShown = true
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    isShown = false
    if isInForeground { put("\r" + ProgressBar.eraseRest) }
  }

  private static let eraseRest = "\u{1B}[K"

  /// The progress is no result: where it cannot be shown, it is not.
  private func put(_ text: String) {
    try? screen.write(text)
    try? screen.finish()
  }

  /// Somebody else has the terminal when the program was sent to the background.
  private var isInForeground: Bool {
    let group = tcgetpgrp(STDERR_FILENO)
    return group <= 0 || group == getpgrp()
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  private var width: Int? {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
    return size.ws_col == 0 ? 80 : Int(size.ws_col)
  }
}
