/// Boxes and which of them reads which, before any of them has a place.
///
/// What flows from the first rank to the last one; a box stands one rank behind the last of its
/// inputs, and one without inputs right before its first reader.
package struct FlowGraph: Hashable, Sendable {
  /// What each box reads, as places in this list; a box that reads itself has a loop.
  package let inputs: [[Int]]
  /// The rank of each box.
  package let ranks: [Int]
  /// The other boxes that read each box, ascending.
  let readers: [[Int]]

  /// A graph, which must have no cycle but loops.
  ///
  /// O(boxes x edges).
  package init(inputs: [[Int]]) {
    self.inputs = inputs
    var readers = Array(repeating: [Int](), count: inputs.count)
    var ranks = Array(repeating: 0, count: inputs.count)
    for _ in inputs.indices {
      for (box, read) in inputs.enumerated() {
        for input in read where input != box { ranks[box] = max(ranks[box], ranks[input] + 1) }
      }
    }
    for (box, read) in inputs.enumerated() {
      for input in read where input != box {
        precondition(ranks[input] < ranks[box], "the boxes \(input) and \(box) are in a cycle")
        readers[input].append(box)
      }
    }
    for (box, read) in inputs.enumerated() where read.allSatisfy({ $0 == box }) {
      if let first = readers[box].map({ ranks[$0] }).min() { ranks[box] = first - 1 }
    }
    self.ranks = ranks
    self.readers = readers
  }

  /// How many ranks there are.
  package var rankCount: Int { (ranks.max() ?? -1) + 1 }

  /// Whether the loop of a box can be drawn: behind it, past its side and in front of it.
  package func hasLoop(_ box: Int) -> Bool {
    inputs[box].contains(box) && ranks[box] > 0 && !readers[box].isEmpty
  }

  /// Boxes of a rank, ascending.
  func boxes(in rank: Int) -> [Int] { ranks.indices.filter { ranks[$0] == rank } }

  /// The boxes whose wire passes a rank: on its way to a later one, or back in a loop.
  func lanes(in rank: Int) -> [Int] {
    ranks.indices.filter { box in
      let last = readers[box].map { ranks[$0] }.max() ?? 0
      return ranks[box] < rank && rank < last || ranks[box] == rank && hasLoop(box)
    }
  }

  /// The boxes of a rank that the wire of a box enters.
  func entered(by box: Int, in rank: Int) -> [Int] {
    readers[box].filter { ranks[$0] == rank }
      + (hasLoop(box) && ranks[box] == rank ? [box] : [])
  }
}

/// What stands beside one another in a rank.
enum FlowItem: Hashable {
  /// A box.
  case box(Int)
  /// The wire of a box on its way past.
  case lane(Int)

  var isBox: Bool { if case .box = self { true } else { false } }
}
