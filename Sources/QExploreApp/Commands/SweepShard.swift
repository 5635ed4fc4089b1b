/// One of N parts of a sweep, for one of N machines: rows that follow each other.
///
/// Slices, not every N-th row, so that the parts one behind the other are the whole sweep, row for
/// row.
package struct SweepShard: Equatable {
  /// Which part, from 1.
  let number: Int
  /// How many parts there are.
  let count: Int

  private init(number: Int, count: Int) {
    (self.number, self.count) = (number, count)
  }

  /// Reads `I/N`.
  ///
  /// Throws `CommandFailure`.
  package init(_ text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let limit = SweepCommand.rowLimit
    guard parts.count == 2, parts.allSatisfy(SweepShard.isWhole) else {
      throw CommandFailure(
        "the shard \(shown(text)) is not of the form I/N; give two whole numbers, N from 1 to "
          + "\(limit) and I from 1 to N, as in --shard 1/4.")
    }
    guard let count = Int(parts[1]), (1...limit).contains(count) else {
      throw CommandFailure(
        "the shard \(shown(text)) asks for \(plain(String(parts[1]))) parts, outside 1...\(limit); "
          + "give I/N with N from 1 to \(limit), as in --shard 1/4.")
    }
    guard let number = Int(parts[0]), (1...count).contains(number) else {
      throw CommandFailure(
        "the shard \(shown(text)) is outside 1/\(count)...\(count)/\(count); "
          + "give I/\(count) with I from 1 to \(count).")
    }
    self.init(number: number, count: count)
  }

  /// The rows of the part: parts differ by at most one row.
  package func rows(of total: Int) -> Range<Int> {
    (number - 1) * total / count..<number * total / count
  }

  private static func isWhole(_ digits: Substring) -> Bool {
    !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
