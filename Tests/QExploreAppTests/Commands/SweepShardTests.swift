import Testing

import QExploreApp

@Suite struct SweepShardTests {
  @Test(
    "every row is in one shard, and the shards follow each other",
    arguments: [1, 2, 3, 7, 100, 99_999, 100_000])
  func dividesRows(_ count: Int) throws {
    for total in [0, 1, 5, 100, 99_991, 100_000] {
      var next = 0
      for number in [1, 2, count / 2, count - 1, count] where (1...count).contains(number) {
        let rows = try SweepShard("\(number)/\(count)").rows(of: total)
        #expect(total / count...(total + count - 1) / count ~= rows.count)
        #expect(rows.lowerBound >= next || rows.lowerBound == 0)
        next = rows.lowerBound
      }
      guard count <= 100 else { continue }
      let all = try (1...count).flatMap { try SweepShard("\($0)/\(count)").rows(of: total) }
      #expect(all == Array(0..<total))
    }
    #expect(try SweepShard("1/\(count)").rows(of: 100_000).lowerBound == 0)
    #expect(try SweepShard("\(count)/\(count)").rows(of: 100_000).upperBound == 100_000)
  }

  @Test(
    "refuses what is no shard in a sentence with the range and the way out",
    arguments: [
      ("0/4", ["\"0/4\"", "1/4...4/4", "from 1 to 4"]),
      ("5/4", ["\"5/4\"", "1/4...4/4", "from 1 to 4"]),
      ("99999999999999999999/4", ["1/4...4/4"]),
      ("1/0", ["0 parts", "1...100000", "--shard 1/4"]),
      ("1/100001", ["100001 parts", "1...100000"]),
      ("1/99999999999999999999", ["1...100000"]),
      ("a/b", ["\"a/b\"", "I/N", "--shard 1/4"]),
      ("1", ["I/N"]), ("", ["I/N"]), ("1/2/3", ["I/N"]), ("-1/4", ["I/N"]), ("1/", ["I/N"]),
      ("1.5/4", ["I/N"]), ("٣/٤", ["I/N"]),
    ])
  func refuses(_ text: String, _ parts: [String]) throws {
    let failure = try #require(throws: CommandFailure.self) { try SweepShard(text) }
    for part in parts { #expect(failure.sentence.contains(part), "\(failure.sentence)") }
    #expect(failure.status == .wrongInput)
  }
}
