import CNcurses
import Glibc

/// The character set of the process.
enum LocaleChoice {
  /// Sets the character type of the locale; whether it shows Unicode.
  ///
  /// Only LC_CTYPE: numbers keep their point. A locale that the user names but that was never generated would
  /// lose all Greek letters, frames and braille dots; where its name says UTF-8, C.UTF-8 stands in for it.
  static func apply(forcesUnicode: Bool) -> Bool {
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    guard forcesUnicode || namesUTF8 else { return false }
    if setlocale(LC_CTYPE, "C.UTF-8") != nil, isUTF8 { return true }
    setlocale(LC_CTYPE, "")
    return false
  }

  private static var isUTF8: Bool {
    guard let codeset = ncurses_codeset() else { return false }
    return String(cString: codeset).lowercased() == "utf-8"
  }

  /// Whether the first of LC_ALL, LC_CTYPE and LANG that is set asks for UTF-8.
  private static var namesUTF8: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      guard let value = getenv(name), value.pointee != 0 else { continue }
      let text = String(cString: value).lowercased()
      return text.contains("utf-8") || text.contains("utf8")
    }
    return false
  }
}
