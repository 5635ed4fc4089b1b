import Glibc

/// What the environment of the process says about the terminal.
package struct TerminalEnvironment: Hashable, Sendable {
  /// TERM.
  package var type: String
  /// The first of LC_ALL, LC_CTYPE and LANG that is set; C where none is.
  package var locale: String
  /// Whether NO_COLOR is set and not empty.
  package var refusesColor: Bool
  /// ESCDELAY: how long Escape may be the beginning of a sequence.
  package var escapeMilliseconds: Int

  /// An environment.
  package init(
    type: String, locale: String = "C.UTF-8", refusesColor: Bool = false,
    escapeMilliseconds: Int = 25
  ) {
    self.type = type
    self.locale = locale
    self.refusesColor = refusesColor
    self.escapeMilliseconds = escapeMilliseconds
  }

  /// That of the process.
  static var ofProcess: TerminalEnvironment {
    TerminalEnvironment(
      type: value("TERM") ?? "",
      locale: value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C",
      refusesColor: value("NO_COLOR") != nil,
      escapeMilliseconds: min(2000, max(0, value("ESCDELAY").flatMap { Int($0) } ?? 25)))
  }

  /// The value of a variable, nil when it is not set or empty.
  private static func value(_ name: String) -> String? {
    guard let text = getenv(name), text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}
