/// A label in two spellings: with Unicode signs (− × ¹²³) and in plain ASCII.
package struct TickLabel: Hashable, Sendable {
  /// With U+2212 and superscripts.
  package var text: String
  /// The same in ASCII: `-0.5`, `1e-3`.
  package var ascii: String

  /// A label in both spellings.
  package init(text: String, ascii: String) {
    self.text = text
    self.ascii = ascii
  }

  /// A label that is ASCII anyway.
  package init(_ text: String) {
    self.init(text: text, ascii: text)
  }
}
