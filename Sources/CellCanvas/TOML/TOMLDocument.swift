import TOMLKit

/// A TOML document, and where its keys and values stand.
package struct TOMLDocument {
  /// Why a text is none.
  package enum Mistake: Error, Hashable, Sendable {
    /// Not TOML; the parser's words and where it stopped, where it tells.
    case syntax(String, TextPlace?)
    /// A key that is set twice in one table, with the line of the first time.
    case duplicateKey(String, TextPlace, firstLine: Int)
  }

  /// What it holds.
  package let root: TOMLTable
  /// Where that stands.
  package let places: KeyPlaces

  /// Reads a text.
  package init(_ text: String) throws(Mistake) {
    let places = KeyPlaces(text)
    do {
      root = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      let begin = TextPlace(line: error.source.begin.line, column: error.source.begin.column)
      // Of a key that is set twice the parser says what it is, not where it stood before.
      if let twice = places.duplicates.first(where: { $0.place.line == begin.line }) {
        throw .duplicateKey(twice.key, twice.place, firstLine: twice.first.line)
      }
      throw .syntax(error.description, begin)
    } catch {
      throw .syntax("\(error)", nil)
    }
    self.places = places
  }
}
