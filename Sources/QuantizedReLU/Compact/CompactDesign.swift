/// Which compact network, and its parameters, for d = n = 1.
public enum CompactDesign: Sendable, Hashable {
  /// 5 weights a step: the smaller one for coarse epsilon.
  case tree(CompactTree)
  /// One weight a step and O(sqrt(T log T)) more.
  case folded(CompactFolded)

  /// The one with the fewest weights whose proven error C h is at most epsilon.
  ///
  /// A few censuses of O(tau). Traps when C^2 < epsilon / 2: such an f has larger C too.
  init(epsilon: Rational, scale: Int) {
    precondition(epsilon > 0)
    let exponent = max(
      CompactTree.smallestExponent, (.powerOfTwo(scale) / epsilon).ceilingLog2)
    let candidates =
      [CompactDesign.tree(CompactTree(exponent: exponent, scale: scale))]
      + CompactDesign.usefulBlockExponents(exponent).map {
        .folded(
          CompactFolded(blockExponent: $0, pieceExponent: exponent - $0, scale: scale))
      }
    var best = (design: candidates[0], weights: candidates[0].counts.weights)
    for design in candidates.dropFirst() {
      let weights = design.counts.weights
      if weights != best.weights, weights.isCertainlyAtMost(best.weights) {
        best = (design, weights)
      }
    }
    self = best.design
  }

  /// mu, near to where one more stops paying.
  ///
  /// It doubles about M (8 + kap/2) weights for the blocks and halves 8 K for the pieces, and so pays
  /// while M (7 + kap/2) < 4 K; the lower order may move that by one.
  private static func usefulBlockExponents(_ exponent: Int) -> Range<Int> {
    let largest = exponent - CompactFolded.smallestPieceExponent
    let first = max(CompactFolded.smallestBlockExponent, exponent / 2 - exponent.ceilingLog2)
    guard first <= largest else { return first..<first }
    let last =
      (first..<largest).first { blockExponent in
        let pieceExponent = exponent - blockExponent
        return blockExponent - pieceExponent - 2 >= 0
          || 7 + pieceExponent / 2 >= 1 << min(60, pieceExponent + 2 - blockExponent)
      } ?? largest
    return max(first, last - 1)..<min(largest, last + 1) + 1
  }

  /// tau = log2 T.
  public var exponent: Int {
    switch self {
    case .tree(let tree): tree.exponent
    case .folded(let folded): folded.exponent
    }
  }

  /// log2 of C, which is negative where f is small.
  public var scale: Int {
    switch self {
    case .tree(let tree): tree.scale
    case .folded(let folded): folded.scale
    }
  }

  /// T, the steps of the path.
  public var steps: Count { .powerOfTwo(exponent) }

  /// T as a machine integer, or nil when it has more than 40 bits.
  public var smallSteps: Int? { exponent <= 40 ? 1 << exponent : nil }

  /// What is proven of |f' - f| where |f| and its slope are at most C: C h.
  public var errorBound: Rational { .powerOfTwo(scale - exponent) }

  /// The parts of the network, layer by layer.
  package var census: CompactCensus {
    switch self {
    case .tree(let tree): tree.census
    case .folded(let folded): folded.census
    }
  }

  /// Counts of the network, the same for every f.
  public var counts: NetworkCounts { census.counts }

  /// The network of a path with T steps, times C.
  ///
  /// O(T).
  package func network(of path: SignPath, codebook: Codebook = .compact) -> LayeredNetwork {
    switch self {
    case .tree(let tree): tree.network(of: path, codebook: codebook)
    case .folded(let folded): folded.network(of: path, codebook: codebook)
    }
  }
}

extension Codebook {
  /// {-1/2, 1/2}: all that a compact network needs.
  public static let compact = Codebook.nonlinear(lambda: 2, precision: 1)
}

extension CompactDesign {
  /// The smallest one for functions of the unit ball, times C.
  package init(epsilon: Rational) {
    self.init(epsilon: epsilon, scale: 0)
  }

  /// A tree of 2^exponent leaves.
  package static func tree(exponent: Int, scale: Int = 0) -> CompactDesign {
    .tree(CompactTree(exponent: exponent, scale: scale))
  }

  /// 2^blockExponent blocks of 2^pieceExponent steps.
  package static func folded(
    blockExponent: Int, pieceExponent: Int, scale: Int = 0
  ) -> CompactDesign {
    .folded(
      CompactFolded(blockExponent: blockExponent, pieceExponent: pieceExponent, scale: scale))
  }
}
