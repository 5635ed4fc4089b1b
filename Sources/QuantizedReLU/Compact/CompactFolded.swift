/// The folded structure: M = 2^mu blocks of K = 2^kap steps share one zigzag coordinate, its pieces
/// and its gates, so that a step of the path costs one edge and little else.
///
/// T + O(sqrt(T log T)) weights of 1/2 and -1/2, the same units and edges for every path. In the last
/// step of a block, its seam, the zigzag stands still, the bits of the pieces change to those of the
/// next block, and the jump of the sum that this makes is added as kap + 1 binary digits.
public struct CompactFolded: Sendable, Hashable {
  /// mu = log2 M.
  public let blockExponent: Int
  /// kap = log2 K.
  public let pieceExponent: Int
  /// log2 of C, which is negative where f is small.
  public let scale: Int

  /// The least mu and kap that it is made for.
  static let smallestBlockExponent = 1
  static let smallestPieceExponent = 2

  init(blockExponent: Int, pieceExponent: Int, scale: Int) {
    self.blockExponent = blockExponent
    self.pieceExponent = pieceExponent
    self.scale = scale
    precondition(
      blockExponent >= CompactFolded.smallestBlockExponent
        && pieceExponent >= CompactFolded.smallestPieceExponent && doublings >= 0,
      "there are 2 blocks of 4 steps, and C is not below h/(4 K)")
  }

  /// tau = log2 T.
  public var exponent: Int { blockExponent + pieceExponent }

  // Layers, by what stands there.
  var rootLayer: Int { exponent + 2 }
  var zigzagLayer: Int { rootLayer + blockExponent + 1 }
  var blockRootLayer: Int { rootLayer + pieceExponent - 2 }
  var blockLayer: Int { rootLayer + exponent - 2 }
  var rampLayer: Int { rootLayer + exponent - 1 }
  var maskLayer: Int { rootLayer + exponent }
  var bitLayer: Int { rootLayer + exponent + 1 }
  var gateLayer: Int { rootLayer + exponent + 2 }
  var sumLayer: Int { rootLayer + exponent + max(5, pieceExponent + 2) }
  var doublings: Int { sumLayer - rootLayer + scale }
  var shift: OutputShift { OutputShift(scale: scale, digits: pieceExponent) }

  /// 2^-e where a signal of 1 holds 2^-(layer - P + 1).
  private func constant(_ exponent: Int, layer: Int) -> ConstantPlace {
    ConstantPlace(layer: layer, exponent: layer - rootLayer + 1 + exponent)
  }

  /// The same on the way of the masks, which is at half that scale.
  private func halved(_ exponent: Int, layer: Int) -> ConstantPlace {
    constant(exponent + 1, layer: layer)
  }

  /// Where fold k = 1, ..., mu bends: at 2^-k.
  func bend(_ fold: Int) -> ConstantPlace { constant(fold, layer: rootLayer + fold - 1) }
  /// h/2, by which the coordinate is moved before its first fold and after its last.
  var firstHalfStep: ConstantPlace { constant(exponent + 1, layer: rootLayer) }
  var lastHalfStep: ConstantPlace { constant(exponent + 1, layer: zigzagLayer - 1) }
  /// The length W of a block.
  var blockLength: ConstantPlace { constant(blockExponent, layer: zigzagLayer - 1) }
  /// Half the length of a piece of the zigzag, and of the blocks, at a depth.
  func pieceHalf(depth: Int) -> ConstantPlace {
    constant(blockExponent + depth + 1, layer: zigzagLayer + depth)
  }
  func blockHalf(depth: Int) -> ConstantPlace { halved(depth + 1, layer: blockRootLayer + depth) }
  /// W and h, whose difference is where the seam of a block begins.
  var seamSummands: (block: ConstantPlace, step: ConstantPlace) {
    (halved(blockExponent, layer: blockLayer - 1), halved(exponent, layer: blockLayer - 1))
  }
  /// h for the ramps of complements, for the first mask and for the bits.
  var rampStep: ConstantPlace { halved(exponent, layer: blockLayer) }
  var maskStep: ConstantPlace { halved(exponent, layer: rampLayer) }
  var bitStep: ConstantPlace { halved(exponent, layer: maskLayer) }
  /// M h, which keeps every digit of the jumps above 0.
  var digitShift: ConstantPlace { halved(pieceExponent, layer: rampLayer) }

  /// All constants.
  private var constants: [ConstantPlace] {
    (1...blockExponent).map(bend) + (0..<pieceExponent).map(pieceHalf)
      + (0..<blockExponent).map(blockHalf)
      + [
        firstHalfStep, lastHalfStep, blockLength, seamSummands.block, seamSummands.step, rampStep,
        maskStep, bitStep, digitShift,
      ]
  }

  /// The layer on which digit k < kap of the jumps is read.
  func digitReader(_ digit: Int) -> Int { sumLayer - digit - 1 }

  /// The census, part by part.
  ///
  /// O(tau).
  var census: CompactCensus {
    var census = CompactCensus()
    countPieces(in: &census)
    countBlocks(in: &census)
    countSum(in: &census)
    for place in constants { census.add(place) }
    census.closeConstants()
    return census
  }

  private func countPieces(in census: inout CompactCensus) {
    census.addPair(to: rootLayer - 1)
    census.add(.coordinate, layer: rootLayer, units: 1, weights: 2)
    census.add(
      .coordinate, from: rootLayer + 1, through: rootLayer + blockExponent, units: 2, weights: 6,
      negatives: 3)
    census.add(.coordinate, layer: zigzagLayer, units: 1, weights: 4, negatives: 3)
    census.addRelay(.coordinate, from: zigzagLayer + 1, through: sumLayer - 1)
    census.addPieces(.pieces, of: zigzagLayer, depth: pieceExponent)
    census.addRelay(.pieces, from: zigzagLayer + pieceExponent + 1, through: sumLayer - 1)
  }

  private func countBlocks(in census: inout CompactCensus) {
    let blockCount = Count.powerOfTwo(blockExponent)
    census.addRelay(.masks, from: rootLayer, through: blockRootLayer)
    census.addPieces(.masks, of: blockRootLayer, depth: blockExponent)
    census.add(.masks, layer: blockLayer, units: 1, weights: 2, negatives: 1)
    census.add(
      .masks, layer: rampLayer, units: blockCount, weights: blockCount * 2, negatives: blockCount)
    // M - 2 differences, h - r_0 and the last ramp but one alone.
    census.add(
      .masks, layer: maskLayer, units: blockCount, weights: .allOnes(blockExponent + 1),
      negatives: .allOnes(blockExponent))
    let gateCount = Count.allOnes(pieceExponent)
    census.add(
      .bits, layer: bitLayer, units: gateCount, weights: gateCount * (blockCount + 1),
      chosen: gateCount * blockCount)
    census.add(
      .gates, layer: gateLayer, units: gateCount, weights: gateCount * 2, negatives: gateCount)
    census.add(.gates, layer: gateLayer + 1, units: 1, weights: gateCount)
    census.addRelay(.gates, from: gateLayer + 2, through: sumLayer - 2)
  }

  private func countSum(in census: inout CompactCensus) {
    let evenCount = Count.powerOfTwo(blockExponent - 1)
    census.add(
      .jumps, layer: maskLayer, units: Count(pieceExponent + 1),
      weights: evenCount * (pieceExponent + 2) + Count(pieceExponent + 1),
      chosen: evenCount * (pieceExponent + 2))
    for digit in 0..<pieceExponent {
      census.addRelay(.jumps, from: maskLayer + 1, through: digitReader(digit) - 1)
    }
    census.addRelay(.jumps, from: maskLayer + 1, through: sumLayer - pieceExponent - 2)
    census.addStart(signs: exponent, relayedTo: sumLayer - 2)
    census.add(.horner, layer: sumLayer - pieceExponent - 1, units: 2, weights: 2)
    census.add(.horner, from: sumLayer - pieceExponent, through: sumLayer - 1, units: 2, weights: 6)
    // The gates and the start value come to both copies of the last digit.
    census.add(.horner, layer: sumLayer - 1, units: 0, weights: 4)
    // Each of the four reads two copies, the end of the pieces and, negative, the zigzag.
    census.add(.horner, layer: sumLayer, units: 4, weights: 16, negatives: 4)
    census.addAmplifier(above: sumLayer, times: doublings)
    shift.count(in: &census, last: sumLayer + doublings)
  }
}
