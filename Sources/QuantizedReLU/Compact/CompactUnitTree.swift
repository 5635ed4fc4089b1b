/// The tree with edges of 1 and -1: nothing is halved, so that nothing needs to be amplified.
///
/// 5 T + 3 tau weights of {-1, 1/2, 1} for C = 1, tau + 2 layers, the same units and edges for every
/// path. At log2 3 bits a weight it is the smallest one for coarse epsilon.
public struct CompactUnitTree: Sendable, Hashable {
  /// tau = log2 T.
  public let exponent: Int
  /// log2 of C, at least 0.
  public let scale: Int

  init(exponent: Int, scale: Int) {
    precondition(exponent >= 1 && scale >= 0)
    self.exponent = exponent
    self.scale = scale
  }

  /// The layer of the leaves, of the start value and of a unit that holds 1.
  private var leaves: Int { exponent + 1 }

  /// The census, part by part.
  ///
  /// O(tau).
  var census: CompactCensus {
    var census = CompactCensus()
    census.add(.coordinate, layer: 1, units: 1, weights: 1, of: .one)
    census.addPieces(.pieces, of: 1, depth: exponent, weight: .one)
    census.add(half(depth: exponent - 1))
    census.closeConstants()
    // The start value is odd, so that its first digit is 1/2.
    census.add(.start, layer: 2, units: 1, weights: 1)
    census.add(.start, from: 3, through: leaves, units: 1, weights: 2, chosen: 1)
    census.add(.start, layer: leaves, units: 1, weights: 1, of: .one)
    census.add(
      .bits, layer: leaves + 1, units: scale > 0 ? 1 : 0, weights: .powerOfTwo(exponent),
      chosen: .powerOfTwo(exponent))
    census.add(.start, layer: leaves + 1, units: 0, weights: 3, chosen: 3)
    guard scale > 0 else { return census }
    // 2, which keeps the sum above 0, and two copies of C, which take it away.
    census.add(.shift, layer: leaves - 1, units: 1, weights: 1, of: .one)
    census.add(.shift, layer: leaves, units: 1, weights: 2, of: .one)
    census.add(.shift, layer: leaves + 1, units: 2, weights: 3, of: .one)
    census.add(
      .shift, from: leaves + 2, through: leaves + 1 + scale, units: 2, weights: 4, of: .one)
    census.add(.shift, layer: leaves + 2 + scale, units: 0, weights: 2, negatives: 2, of: .one)
    census.add(.amplifier, layer: leaves + 2, units: 2, weights: 2, of: .one)
    census.add(
      .amplifier, from: leaves + 3, through: leaves + 1 + scale, units: 2, weights: 4, of: .one)
    census.add(.amplifier, layer: leaves + 2 + scale, units: 0, weights: 2, of: .one)
    return census
  }

  /// Half the length of a piece at a depth: all on one chain.
  private func half(depth: Int) -> ConstantPlace {
    ConstantPlace(layer: depth + 1, exponent: depth + 1)
  }

  /// The network of a path with T steps.
  ///
  /// O(T).
  func network(of path: SignPath, codebook: Codebook) -> LayeredNetwork {
    precondition(path.exponent == exponent && path.scale == scale)
    typealias Edge = PhysicalBuilder.Edge
    var builder = PhysicalBuilder(codebook: codebook)
    let x = builder.unit(layer: 1, [Edge(PhysicalBuilder.input(0), .one)])
    let pieces = builder.pieces(of: x, depth: exponent, weight: .one, half: half)
    var shifted = path.value(0)
    var edges: [Edge] = []
    for (step, piece) in pieces.enumerated() {
      let sign = path.sign(step)
      edges.append(Edge(piece.signal, isNegative: (sign < 0) != piece.isComplement, .one))
      if piece.isComplement { shifted += sign }
    }
    let start = DigitCode(of: shifted, steps: path.steps)
    var digits = builder.unit(layer: 2, [], bias: start.digits[0])
    for digit in start.digits.dropFirst() {
      digits = builder.unit(layer: digits.layer + 1, [Edge(digits)], bias: digit)
    }
    let one = builder.unit(layer: leaves, [], bias: .one)
    edges += [Edge(digits, start.sign), Edge(one, start.unit)]
    guard scale > 0 else { return builder.finish(edges, bias: start.bias) }

    let below = builder.unit(layer: leaves - 1, [], bias: .one)
    let two = builder.unit(layer: leaves, [Edge(below, .one)], bias: .one)
    let sum = builder.unit(layer: leaves + 1, edges + [Edge(two, .one)], bias: start.bias)
    let copies = (0..<2).map { _ in builder.unit(layer: leaves + 2, [Edge(sum, .one)]) }
    let ones = (0..<2).map { _ in builder.unit(layer: leaves + 1, [], bias: .one) }
    let (sums, shift) = (
      doubled(copies, times: scale - 1, in: &builder), doubled(ones, times: scale, in: &builder)
    )
    return builder.finish(
      sums.map { Edge($0, .one) } + shift.map { Edge($0, .minusOne) }, bias: nil)
  }

  /// Two copies that read both: twice the value on each layer.
  private func doubled(
    _ copies: [PhysicalBuilder.Signal], times: Int, in builder: inout PhysicalBuilder
  ) -> [PhysicalBuilder.Signal] {
    (0..<times).reduce(copies) { copies, _ in
      (0..<2).map { _ in
        builder.unit(
          layer: copies[0].layer + 1, copies.map { PhysicalBuilder.Edge($0, .one) })
      }
    }
  }
}
