/// One line of text being edited: the text and a cursor between its scalars.
package struct LineEditor: Sendable, Hashable {
  /// The most scalars it takes; what exceeds it is dropped.
  package static let capacity = 1000

  /// The text, scalar by scalar.
  package private(set) var scalars: [Unicode.Scalar]
  /// Scalars before the cursor, `0...scalars.count`.
  package private(set) var cursor: Int

  /// An editor with the cursor at the end.
  package init(_ text: String = "") {
    scalars = Array(LineEditor.clean(text).prefix(LineEditor.capacity))
    cursor = scalars.count
  }

  /// The text.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Puts text in at the cursor; line breaks and tabs become blanks, other control characters go.
  package mutating func insert(_ text: String) {
    let added = LineEditor.clean(text).prefix(LineEditor.capacity - scalars.count)
    scalars.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Moves the cursor by so many scalars, within the text.
  package mutating func move(by offset: Int) {
    cursor = min(max(cursor + offset, 0), scalars.count)
  }

  /// Moves the cursor before the first scalar.
  package mutating func moveToStart() { cursor = 0 }

  /// Moves the cursor after the last scalar.
  package mutating func moveToEnd() { cursor = scalars.count }

  /// Removes the scalar before the cursor.
  package mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    scalars.remove(at: cursor)
  }

  /// Removes the scalar after the cursor.
  package mutating func deleteForward() {
    guard cursor < scalars.count else { return }
    scalars.remove(at: cursor)
  }

  /// Removes everything before the cursor.
  package mutating func deleteToStart() {
    scalars.removeFirst(cursor)
    cursor = 0
  }

  /// Removes everything after the cursor.
  package mutating func deleteToEnd() {
    scalars.removeLast(scalars.count - cursor)
  }

  /// Removes the word before the cursor, with the blanks after it.
  package mutating func deleteWord() {
    var start = cursor
    while start > 0, scalars[start - 1] == " " { start -= 1 }
    while start > 0, scalars[start - 1] != " " { start -= 1 }
    scalars.removeSubrange(start..<cursor)
    cursor = start
  }

  /// The part of the text that fits `width` columns with the cursor in it, and the cursor's column
  /// there.
  package func window(width: Int) -> (text: [Unicode.Scalar], cursor: Int) {
    guard width > 0 else { return ([], 0) }
    let start = max(0, cursor - width + 1)
    return (Array(scalars[start..<min(scalars.count, start + width)]), cursor - start)
  }

  private static func clean(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: " "
      case 0..<0x20, 0x7F..<0xA0: nil
      default: scalar
      }
    }
  }
}
