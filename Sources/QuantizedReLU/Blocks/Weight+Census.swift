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

  /// Copies of the taps but the first one, which is x itself.
  let readoutCopies: Int
  /// Edges of one step of a cascade.
  let stepEdges: Int
  /// Units of x's relays, the first tap's copies included.
  let relayUnits: Int

  private let relayEdges: Int
  private let relayCopies: Int
  private let tapUnits: Int
  private let firstTapCopies: Int
  /// Chains with at least so many units.
  private let chainsAtLeast: [Int]
  /// Chains with at least so many units that a step of 1/2 follows.
  private let halvesAtLeast: [Int]
  /// Chains that end with at least so many steps of 1/2.
  private let halfStepsAtLeast: [Int]

  /// O(longest chain), or O(t) on an explicit codebook that has to sum to 1/2.
  init(_ weight: Weight, edges: EdgeCounts) {
    let chains = weight.chains
    let tapCount = weight.scheme.tapCount
    height = chains.longest
    relayEdges = edges.one
    switch weight.scheme {
    case .signs:
      readoutCopies = max(edges.half, edges.minusHalf)
      firstTapCopies = readoutCopies
      // One step of the cascade is one value, but 1/2 where the codebook can only sum to it.
      stepEdges = edges.half
      readoutEdges = tapCount * readoutCopies
    case .radix:
      readoutCopies = 1
      firstTapCopies = 2
      stepEdges = 1
      readoutEdges = tapCount + 1
    }
    tapUnits = (tapCount - 1) * readoutCopies + firstTapCopies
    // The relayed x: read with 1 by the next relay and with one step by the chains that leave it.
    relayCopies = max(edges.one, stepEdges)
    guard height > 0 else {
      inputCopies = firstTapCopies
      (units, weights, relayUnits) = (0, 0, 0)
      (chainsAtLeast, halvesAtLeast, halfStepsAtLeast) = ([], [], [])
      return
    }
    inputCopies = relayCopies
    chainsAtLeast = chains.atLeast
    halvesAtLeast = stepEdges == 1 ? [] : chains.atLeastBeforeHalves
    var endingInHalves = [Int](repeating: 0, count: stepEdges == 1 ? 0 : chains.longest + 1)
    if stepEdges > 1 { for shape in chains.shapes { endingInHalves[shape.halves] += 1 } }
    endingInHalves.sumFromTheEnd()
    halfStepsAtLeast = endingInHalves

    var chainUnits = 0
    var chainWeights = 0
    if stepEdges == 1 {
      // Every unit but the tap has one copy and one edge.
      chainUnits =
        chains.atLeast.dropFirst(2).reduce(0, +) + readoutCopies * chains.atLeast[1]
      chainWeights = chainUnits
    } else {
      for (length, halves) in chains.shapes where length > 0 {
        // From the tap down: the tap, units that a step of 1/2 follows, then the others.
        let doubled = min(halves, length - 1)
        let plain = length - 1 - doubled
        chainUnits += readoutCopies + doubled * stepEdges + plain
        let inner = min(max(halves - 1, 0), length - 1)
        chainWeights += readoutCopies * (halves > 0 ? stepEdges : 1)
        chainWeights += inner * stepEdges * stepEdges + (doubled - inner) * stepEdges + plain
      }
    }
    relayUnits = (height - 1) * relayCopies + firstTapCopies
    units = chainUnits + relayUnits
    weights = chainWeights + relayUnits * edges.one
  }

  /// Units that stand so many levels below the taps' level, 0 ..< `height`.
  ///
  /// O(1).
  func units(distance: Int) -> Int {
    guard distance > 0 else { return tapUnits }
    let doubled = stepEdges == 1 ? 0 : (stepEdges - 1) * halvesAtLeast[distance]
    return chainsAtLeast[distance + 1] + doubled + relayCopies
  }

  /// Edges of the units that stand so many levels below the taps' level, 0 ..< `height`.
  ///
  /// O(1).
  func weights(distance: Int) -> Int {
    let relays = (distance == 0 ? firstTapCopies : relayCopies) * relayEdges
    let chains = chainsAtLeast[distance + 1]
    // Units that a step of 1/2 makes, and those that one follows, which have its edges as copies.
    let made = stepEdges == 1 ? 0 : halfStepsAtLeast[distance + 1]
    guard distance > 0 else { return relays + readoutCopies * (chains + made * (stepEdges - 1)) }
    let followed = stepEdges == 1 ? 0 : halvesAtLeast[distance]
    return relays + made * stepEdges * stepEdges + (followed - made) * stepEdges + chains - followed
  }
}
