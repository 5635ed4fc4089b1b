import QuantizedReLU
import Testing

@Suite struct RecentResultsTests {
  @Test("keeps the last few results and forgets the oldest")
  func forgets() {
    let results = RecentResults<Int, String>(capacity: 3)
    for key in 1...5 { results.keep("\(key)", for: key) }
    #expect(results.count == 3)
    #expect((1...5).map { results[$0] } == [nil, nil, "3", "4", "5"])
    results.keep("four", for: 4)
    #expect(results.count == 3 && results[4] == "four" && results[3] == "3")
    results.keep("6", for: 6)
    #expect(results[3] == nil && results[4] == "four")
  }

  @Test("finds what is not known once, and keeps no failure")
  func finds() {
    struct Failure: Error {}
    let results = RecentResults<Int, Int>(capacity: 2)
    var found = 0
    let square = { (key: Int) in
      results.value(for: key) {
        found += 1
        return key * key
      }
    }
    #expect(square(7) == 49 && square(7) == 49 && found == 1)
    #expect(throws: Failure.self) {
      try results.value(for: 8) { () throws(Failure) -> Int in throw Failure() }
    }
    let given = results.valueUnlessGivenUp(for: 8, find: { nil })
    #expect(given == nil && results[8] == nil)
    #expect(square(8) == 64 && found == 2)
  }
}
