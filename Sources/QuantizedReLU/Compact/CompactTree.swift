/// The tree: T leaves hold how far x has come on each step of a path, and their edges have the signs
/// of the steps.
///
/// 5 T + tau^2 + 24 tau + 52 weights of 1/2 and -1/2, the same units and edges for every path.
/// Leaf i holds clamp(x - i h, 0, h), or h less that with its sign turned, which moves the start value.
public struct CompactTree: Sendable, Hashable {
  /// tau = log2 T.
  public let exponent: Int
  /// log2 of C, which is negative where f is small.
  public let scale: Int

  /// The least tau that it is made for: with two leaves the start value would be no odd multiple of h.
  static let smallestExponent = 2

  init(exponent: Int, scale: Int) {
    self.exponent = exponent
    self.scale = scale
    precondition(
      exponent >= CompactTree.smallestExponent && doublings >= 0,
      "a tree has 4 leaves, and C is not below h/4")
  }

  /// P, the layer of x/2.
  private var root: Int { exponent + 1 }
  private var leaves: Int { root + exponent }
  private var start: Int { exponent + 1 }
  private var doublings: Int { exponent + 2 + scale }
  private var shift: OutputShift { OutputShift(scale: scale) }

  /// Half the length of a piece at a depth.
  private func half(depth: Int) -> ConstantPlace {
    ConstantPlace(layer: root + depth, exponent: 2 * depth + 2)
  }

  /// The census, part by part.
  ///
  /// O(tau).
  var census: CompactCensus {
    var census = CompactCensus()
    census.addPair(to: root - 1)
    census.add(.coordinate, layer: root, units: 1, weights: 2)
    census.addPieces(.pieces, of: root, depth: exponent)
    for depth in 0..<exponent { census.add(half(depth: depth)) }
    census.closeConstants()
    census.addStart(signs: start, relayedTo: leaves)
    census.add(
      .bits, layer: leaves + 1, units: 1, weights: .powerOfTwo(exponent) + 1,
      chosen: .powerOfTwo(exponent))
    census.add(.amplifier, layer: leaves + 2, units: 4, weights: 4)
    census.addAmplifier(above: leaves + 2, times: doublings)
    shift.count(in: &census, last: leaves + 2 + doublings)
    return census
  }

  /// The network of a path with T steps.
  ///
  /// O(T).
  func network(of path: SignPath, codebook: Codebook) -> LayeredNetwork {
    precondition(path.exponent == exponent && path.scale == scale)
    typealias Edge = PhysicalBuilder.Edge
    var builder = PhysicalBuilder(codebook: codebook)
    let pair = builder.pair(to: root - 1)
    let x = builder.unit(layer: root, pair.map { Edge($0) })
    let pieces = builder.pieces(of: x, depth: exponent, half: half)
    // A complement takes its step's sign turned: s (h - p) = s h - s p.
    var shifted = path.value(0)
    var edges: [Edge] = []
    edges.reserveCapacity(pieces.count + 1)
    for (step, piece) in pieces.enumerated() {
      let sign = path.sign(step)
      edges.append(Edge(piece.signal, isNegative: (sign < 0) != piece.isComplement))
      if piece.isComplement { shifted += sign }
    }
    // In (-2, 2) and odd, so (f0 + 2) / 4 is a chain of tau + 1 signs.
    let signs = StartCode.signs(of: shifted + 2 * path.steps, count: start)
    let value = builder.start(signs)
    edges.append(Edge(builder.relay(value, to: leaves)))
    let sum = builder.unit(layer: leaves + 1, edges)
    let copies = (0..<4).map { _ in builder.unit(layer: leaves + 2, [Edge(sum)]) }
    return builder.finish(builder.amplified(copies, times: doublings), shift: shift)
  }
}
