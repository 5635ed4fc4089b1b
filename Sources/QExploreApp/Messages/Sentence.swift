/// An error that can be told to a person in one sentence: the value, the range, the way out.
///
/// The engine's errors carry data only; the sentences stand beside this protocol, for the command
/// line and the explorer alike.
package protocol Explained: Error {
  /// One sentence that begins in lower case where a name begins it, without a line break.
  var sentence: String { get }
}

/// The sentence for any error; what does not explain itself is named by its type and payload.
package func sentence(for error: any Error) -> String {
  if let explained = error as? any Explained { return explained.sentence }
  if let failure = error as? CommandFailure { return failure.sentence }
  return "something unforeseen went wrong (\(shown("\(error)", limit: 200))); please report it."
}

/// A value as typed, in quotation marks, safe to print: control characters become `?`, a long one
/// is cut.
package func shown(_ value: String, limit: Int = 60) -> String {
  "\u{22}" + plain(value, limit: limit) + "\u{22}"
}

/// A value safe to print, without quotation marks.
package func plain(_ value: String, limit: Int = 60) -> String {
  var text = String.UnicodeScalarView()
  for scalar in value.unicodeScalars {
    guard text.count < limit else {
      text.append("…")
      break
    }
    text.append(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "?" : scalar)
  }
  return String(text)
}

/// A number and its noun: `1 column`, `2 columns`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
