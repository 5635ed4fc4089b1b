/// Why a value was not taken: shown at its field while the last good state stays.
package struct Problem: Sendable, Hashable {
  /// The text that was refused, as typed; empty where the target itself is fine but not for this
  /// setting.
  package var rejected: String
  /// One sentence with the value, the range and the way out.
  package var sentence: String
  /// Where the mistake is, 1 for the first character, for a caret under the text.
  package var column: Int?

  /// A problem.
  package init(rejected: String = "", sentence: String, column: Int? = nil) {
    self.rejected = rejected
    self.sentence = sentence
    self.column = column
  }
}
