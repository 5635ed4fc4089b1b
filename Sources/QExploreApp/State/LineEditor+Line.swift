import CellCanvas

extension LineEditor {
  /// The most characters that a field of the explorer takes; what exceeds it is dropped.
  package static let capacity = 1000

  /// An editor for a line of text that may be too long or hold line breaks.
  package init(line text: String) {
    self.init()
    insert(line: text)
  }

  /// Puts text in at the cursor as far as there is room; line breaks and tabs become blanks.
  package mutating func insert(line text: String) {
    var added = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard added.count + scalars.count < LineEditor.capacity else { break }
      added.append(["\n", "\r", "\t"].contains(scalar) ? " " : scalar)
    }
    insert(String(added))
  }

  /// Deletes all behind the cursor (^K).
  package mutating func deleteToEnd() {
    for _ in cursor..<scalars.count { deleteForward() }
  }

  /// Deletes the word before the cursor, with the blanks behind it (^W).
  package mutating func deleteWord() {
    while cursor > 0, scalars[cursor - 1] == " " { deleteBackward() }
    while cursor > 0, scalars[cursor - 1] != " " { deleteBackward() }
  }
}
