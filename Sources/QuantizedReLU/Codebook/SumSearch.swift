/// The shortest sum of integers from a list, repetition allowed, that gives a target.
///
/// Breadth first over the sums that can be reached: every sum can be ordered so that its parts stay
/// within the largest step, or the target, of 0. Where these are few they are bits of a row that is
/// shifted by every step; else they are kept one by one, up to a limit on the work.
struct SumSearch {
  /// Nonzero steps; among sums of equal length the earlier steps win.
  let steps: [Int]
  let target: Int
  /// No partial sum needs to be further from 0.
  private let reach: Int

  /// The most sums that are kept as bits.
  private static let bitLimit = 1 << 22
  /// The most steps that are tried one by one.
  private static let workLimit = 4_000_000

  init(steps: [Int], target: Int) {
    self.steps = steps
    self.target = target
    reach = max(abs(target), steps.map(abs).max() ?? 0)
  }

  /// Positions in `steps` whose values sum to the target, at most `limit` of them; nil when there
  /// are none, or none was found within the limit on work.
  func shortest(limit: Int) -> [Int]? {
    2 * reach + 1 <= SumSearch.bitLimit ? byBits(limit) : oneByOne(limit)
  }

  /// O(limit x steps x reach / 64).
  private func byBits(_ limit: Int) -> [Int]? {
    let size = 2 * reach + 1
    var reached = BitRow(count: size)
    reached.insert(reach)
    var rows = [reached]
    while !rows[rows.count - 1].contains(target + reach) {
      guard rows.count <= limit else { return nil }
      var next = BitRow(count: size)
      for step in steps { next.formUnion(rows[rows.count - 1], shiftedBy: step) }
      rows.append(next)
    }
    var result: [Int] = []
    var rest = target
    for row in rows.dropLast().reversed() {
      let position = steps.firstIndex { step in
        abs(rest - step) <= reach && row.contains(rest - step + reach)
      }
      guard let position else { preconditionFailure("a reached sum has a last step") }
      result.append(position)
      rest -= steps[position]
    }
    return result.reversed()
  }

  private func oneByOne(_ limit: Int) -> [Int]? {
    var parents: [Int: (from: Int, position: Int)] = [:]
    var frontier = [0]
    var work = 0
    for _ in 0..<limit {
      var next: [Int] = []
      for sum in frontier {
        work += steps.count
        guard work <= SumSearch.workLimit else { return nil }
        for (position, step) in steps.enumerated() {
          let reached = sum + step
          guard abs(reached) <= reach, reached != 0, parents[reached] == nil else { continue }
          parents[reached] = (sum, position)
          next.append(reached)
          guard reached == target else { continue }
          var result: [Int] = []
          var at = target
          while at != 0, let parent = parents[at] {
            result.append(parent.position)
            at = parent.from
          }
          return result.reversed()
        }
      }
      frontier = next
    }
    return nil
  }
}

/// A row of bits that can be joined with a shifted copy of another.
private struct BitRow {
  private var words: [UInt64]
  private let count: Int

  init(count: Int) {
    self.count = count
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  func contains(_ bit: Int) -> Bool { words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 }

  mutating func insert(_ bit: Int) { words[bit >> 6] |= 1 << UInt64(bit & 63) }

  /// Adds all bits of another row moved by `shift`; what leaves the row is lost.
  mutating func formUnion(_ other: BitRow, shiftedBy shift: Int) {
    let wordShift = shift >> 6
    let bitShift = UInt64(shift & 63)
    for index in words.indices {
      let source = index - wordShift
      var word: UInt64 = 0
      if other.words.indices.contains(source) { word = other.words[source] << bitShift }
      if bitShift > 0, other.words.indices.contains(source - 1) {
        word |= other.words[source - 1] >> (64 - bitShift)
      }
      words[index] |= word
    }
    // Bits beyond the row's end in its last word.
    if count & 63 != 0 { words[words.count - 1] &= (1 << UInt64(count & 63)) - 1 }
  }
}
