/// The census of Proposition 3's taps: units and weights in all, and how many units stand at each
/// distance from the taps.
struct WeightCensus: Sendable {
  /// Levels from x to the taps.
  let height: Int
  /// Edges that read x: the copies it needs.
  let inputCopies: Int
  /// Units of all levels above x, copies included.
  let units: Int
  /// Their edges.
  let weights: Int
  /// Edges of the reader, over all weights that the scheme can write: the structure's count.
  let readoutEdges: Int
  /// `unitsAt[R]`: units that stand R levels below the taps' level, R in 0 ..< height.
  let unitsAt: [Int]

  /// O(t).
  init(_ weight: Weight, edges: EdgeCounts) {
    let cascade = weight.cascade
    let tapCount = cascade.steps.count
    height = cascade.levels
    let readoutCopies: Int
    let firstTapCopies: Int
    // One step of the cascade: a codebook value, but 1/2 where the codebook can only sum to it.
    let stepEdges: Int
    switch weight.scheme {
    case .signs:
      readoutCopies = max(edges.half, edges.minusHalf)
      firstTapCopies = readoutCopies
      stepEdges = edges.half
      readoutEdges = tapCount * readoutCopies
    case .radix:
      readoutCopies = 1
      firstTapCopies = 2
      stepEdges = 1
      readoutEdges = tapCount + 1
    }
    guard height > 0 else {
      inputCopies = firstTapCopies
      units = 0
      weights = 0
      unitsAt = []
      return
    }
    // A unit R levels below its tap has the copies of the step that follows it: `stepEdges` when
    // that is a 1/2.
    var chainsAtLeast = [Int](repeating: 0, count: height + 2)
    var halvesAtLeast = chainsAtLeast
    var weights = 0
    for j in 1..<tapCount {
      let steps = Int(cascade.steps[j])
      let halves = Int(cascade.halfSteps[j])
      chainsAtLeast[steps] += 1
      // Of the chain's units those at distance 1...halves (and existing: below steps) are followed
      // by a 1/2.
      halvesAtLeast[min(halves, steps - 1)] += 1
      if stepEdges == 1 {
        weights += steps - 1 + readoutCopies
      } else {
        for position in 1...steps {
          let distance = steps - position
          let copies = distance == 0 ? readoutCopies : distance <= halves ? stepEdges : 1
          weights += copies * (distance < halves ? stepEdges : 1)
        }
      }
    }
    for R in stride(from: height, through: 1, by: -1) {
      chainsAtLeast[R - 1] += chainsAtLeast[R]
      halvesAtLeast[R - 1] += halvesAtLeast[R]
    }
    // The relayed x: read with 1 by the next relay and with one step by the chains that leave it.
    let relayCopies = max(edges.one, stepEdges)
    inputCopies = relayCopies
    weights += ((height - 1) * relayCopies + firstTapCopies) * edges.one
    var unitsAt = [(tapCount - 1) * readoutCopies + firstTapCopies]
    for R in stride(from: 1, to: height, by: 1) {
      unitsAt.append(
        chainsAtLeast[R + 1] + (stepEdges - 1) * halvesAtLeast[R] + relayCopies)
    }
    self.unitsAt = unitsAt
    self.weights = weights
    units = unitsAt.reduce(0, +)
  }
}
