import CTerminalGuard
import CellCanvas
import Glibc

/// The descriptors that a terminal is read from and written to.
package struct TerminalDevice: Sendable {
  /// Where keys come from.
  package let input: Int32
  /// Where frames go.
  package let output: Int32
  /// The size to use instead of asking the output, for output that is no terminal.
  package let fixedSize: Size?

  /// A device of descriptors that are the terminal's own from now on: it closes them.
  package init(input: Int32, output: Int32, fixedSize: Size? = nil) {
    self.input = input
    self.output = output
    self.fixedSize = fixedSize
  }

  /// Duplicates of standard input and output; `/dev/tty` both ways where standard input is
  /// something else.
  static func standard() throws(TerminalError) -> TerminalDevice {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    let isInputATerminal = isatty(STDIN_FILENO) == 1
    let input = isInputATerminal ? duplicate(STDIN_FILENO) : open("/dev/tty", O_RDWR | O_CLOEXEC)
    if input < 0, !isInputATerminal { throw .inputIsNoTerminal }
    let output = duplicate(isInputATerminal ? STDOUT_FILENO : input)
    guard input >= 0, output >= 0 else {
      let code = errno
      if input >= 0 { Glibc.close(input) }
      throw .systemRefused(call: "dup", code: code)
    }
    return TerminalDevice(input: input, output: output)
  }

  /// The size that the terminal reports, nil when it does not.
  var reportedSize: Size? {
    if let fixedSize { return fixedSize }
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard terminal_guard_size(output, &columns, &rows) else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  private static func duplicate(_ descriptor: Int32) -> Int32 {
    fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
  }
}

extension TerminalDevice {
  /// Writes all bytes, past ncurses.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        var wait = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, 1000)
      } else if count == 0 || errno != EINTR {
        return
      }
    }
  }

  /// Closes the descriptors.
  func close() {
    Glibc.close(input)
    Glibc.close(output)
  }
}
