import Foundation
import QExploreApp
import Testing

@Suite struct JSONValueTests {
  @Test("keeps the order of keys and writes one line or many")
  func keepsOrder() {
    let value = JSONValue.object([
      .init("b", .integer(1)), .init("a", .array([.number(0.5), .null, .boolean(true)])),
      .init("c", .object([])),
    ])
    #expect(value.text == #"{"b": 1, "a": [0.5, null, true], "c": {}}"#)
    #expect(
      value.indentedText == """
        {
          "b": 1,
          "a": [0.5, null, true],
          "c": {}
        }
        """)
  }

  @Test("writes no word that JSON does not have")
  func writesFiniteNumbersOnly() {
    #expect(JSONValue.number(.infinity).text == "null")
    #expect(JSONValue.number(.nan).text == "null")
  }

  @Test(
    "is read back unchanged",
    arguments: [
      "", "plain", "\"quoted\" \\ / back", "line\nbreak\r\ttab", "\u{0}\u{1F}\u{7F}", "λ ε ⠋ 日 🧪",
      "e\u{301}",
    ])
  func roundTripsStrings(_ text: String) throws {
    for written in [
      JSONValue.array([.string(text)]).text, JSONValue.object([.init(text, .integer(1))]).text,
    ] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8))
      if let array = read as? [String] {
        #expect(array.map { Array($0.unicodeScalars) } == [Array(text.unicodeScalars)])
      } else {
        #expect((read as? [String: Int])?.keys.first == text)
      }
    }
  }

  @Test("writes doubles so that they are read back exactly")
  func roundTripsNumbers() throws {
    for value in [
      0.1, 1e-300, Double.leastNonzeroMagnitude, Double.greatestFiniteMagnitude, -0.0, 1 / 3.0,
      1e16, 6593,
    ] {
      let text = JSONValue.array([.number(value)]).text
      #expect(try JSONDecoder().decode([Double].self, from: Data(text.utf8)) == [value])
    }
  }
}
