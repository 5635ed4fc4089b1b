import CNcurses
import Glibc

/// The character set of the process.
enum LocaleChoice {
  /// Sets the character type of the locale; whether it shows Unicode.
  ///
  /// Only LC_CTYPE: numbers keep their point. A locale that the user names but that was never
  /// generated would lose all Greek letters, frames and braille dots; where its name says UTF-8,
  /// C.UTF-8 stands in for it.
  static func apply(_ name: String, forcesUnicode: Bool) -> Bool {
    if setlocale(LC_CTYPE, name) != nil, isUTF8 { return true }
    let lowercased = name.lowercased()
    let namesUTF8 = lowercased.contains("utf-8") || lowercased.contains("utf8")
    if forcesUnicode || namesUTF8, setlocale(LC_CTYPE, "C.UTF-8") != nil, isUTF8 { return true }
    if setlocale(LC_CTYPE, name) == nil { setlocale(LC_CTYPE, "C") }
    return false
  }

  private static var isUTF8: Bool {
    guard let codeset = ncurses_codeset() else { return false }
    return String(cString: codeset).lowercased() == "utf-8"
  }
}
