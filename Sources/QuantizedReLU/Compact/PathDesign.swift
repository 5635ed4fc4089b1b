/// Which network of a path of signs, and its parameters, for d = n = 1, and for smoother functions of one
/// variable too.
public enum PathDesign: Sendable, Hashable {
  /// 5 weights a step: the smaller one for coarse epsilon.
  case tree(CompactTree)
  /// One weight a step and O(sqrt(T log T)) more.
  case folded(CompactFolded)
  /// 5 weights a step on {-1, 1/2, 1}, and next to nothing else.
  case unitTree(CompactUnitTree)

  /// Those whose proven error C h is at most epsilon, and which may have the fewest weights.
  ///
  /// Traps when C^2 < epsilon / 2: such an f has larger C too.
  static func candidates(epsilon: Rational, scale: Int, codebook: Codebook) -> [PathDesign] {
    func exponent(_ scale: Int) -> Int { (.powerOfTwo(scale) / epsilon).ceilingLog2 }
    var candidates: [PathDesign] = []
    if codebook.hasHalves {
      let tau = max(CompactTree.smallestExponent, exponent(scale))
      candidates.append(.tree(CompactTree(exponent: tau, scale: scale)))
      candidates += usefulBlockExponents(tau).map {
        .folded(CompactFolded(blockExponent: $0, pieceExponent: tau - $0, scale: scale))
      }
    }
    if codebook.hasUnits {
      let scale = max(0, scale)
      candidates.append(
        .unitTree(CompactUnitTree(exponent: max(1, exponent(scale)), scale: scale)))
    }
    return candidates
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
    case .unitTree(let tree): tree.exponent
    }
  }

  /// mu: a folded network has 2^mu blocks of steps, a tree one.
  public var blockExponent: Int {
    if case .folded(let folded) = self { folded.blockExponent } else { 0 }
  }

  /// log2 of C, which is negative where f is small.
  public var scale: Int {
    switch self {
    case .tree(let tree): tree.scale
    case .folded(let folded): folded.scale
    case .unitTree(let tree): tree.scale
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
    case .unitTree(let tree): tree.census
    }
  }

  /// The network of a path with T steps, times C.
  ///
  /// O(T).
  package func network(of path: SignPath, codebook: Codebook? = nil) -> LayeredNetwork {
    let codebook = codebook ?? CompactDesign.path(self).smallestCodebook
    return switch self {
    case .tree(let tree): tree.network(of: path, codebook: codebook)
    case .folded(let folded): folded.network(of: path, codebook: codebook)
    case .unitTree(let tree): tree.network(of: path, codebook: codebook)
    }
  }
}

extension PathDesign {
  /// A tree of 2^exponent leaves on {-1, 1/2, 1}.
  package static func unitTree(exponent: Int, scale: Int = 0) -> PathDesign {
    .unitTree(CompactUnitTree(exponent: exponent, scale: scale))
  }

  /// A tree of 2^exponent leaves.
  package static func tree(exponent: Int, scale: Int = 0) -> PathDesign {
    .tree(CompactTree(exponent: exponent, scale: scale))
  }

  /// 2^blockExponent blocks of 2^pieceExponent steps.
  package static func folded(
    blockExponent: Int, pieceExponent: Int, scale: Int = 0
  ) -> PathDesign {
    .folded(
      CompactFolded(blockExponent: blockExponent, pieceExponent: pieceExponent, scale: scale))
  }
}
