/// Which compact network, and its parameters.
public enum CompactDesign: Sendable, Hashable {
  /// A path of signs, d = 1.
  case path(PathDesign)
  /// Levels of hats, d = 1 or 2.
  case levels(CompactLevels)

  /// The one with the fewest weights on a codebook for functions of F_{d,n} times C = 2^scale whose
  /// proven error is at most epsilon; nil where `exists` says no.
  ///
  /// Networks for rougher functions of one variable are among those that it chooses from: a path of
  /// signs is the smallest one for coarse epsilon. Some censuses of O(log 1/epsilon); beyond Lambda = 40
  /// one of the levels stands for all, the one with the fewest digits and masks.
  package init?(
    epsilon: Rational, dimension: Int = 1, order: Int = 1, scale: Int = 0,
    codebook: Codebook = .compact
  ) {
    precondition(epsilon > 0)
    guard CompactDesign.exists(on: codebook, dimension: dimension, order: order) else { return nil }
    var candidates: [CompactDesign] = []
    if dimension == 1 {
      candidates += PathDesign.candidates(epsilon: epsilon, scale: scale, codebook: codebook)
        .map { .path($0) }
    }
    // With one bounded derivative a step of a path costs less than a node (theory, section 9).
    if codebook.hasHalves, dimension > 1 || order > 1 {
      candidates += CompactLevels.candidates(
        dimension: dimension, order: order, epsilon: epsilon, scale: scale
      ).map { .levels($0) }
    }
    let counted = candidates.map { (design: $0, weights: $0.counts.weights) }
    guard var best = counted.first else { return nil }
    for candidate in counted.dropFirst()
    where candidate.weights != best.weights
      && candidate.weights.isCertainlyAtMost(best.weights)
    {
      best = candidate
    }
    self = best.design
  }

  /// Whether there is a compact network for these d and n on a codebook: it has 1/2 and -1/2, or for
  /// d = 1 -1, 1/2 and 1.
  public static func exists(on codebook: Codebook, dimension: Int, order: Int) -> Bool {
    orders(dimension: dimension)?.contains(order) == true
      && (codebook.hasHalves || dimension == 1 && codebook.hasUnits)
  }

  /// n for which there is one; nil where there is none of this dimension.
  public static func orders(dimension: Int) -> ClosedRange<Int>? {
    switch dimension {
    case 1: 1...3
    case 2: 1...2
    default: nil
    }
  }

  /// The network of a path; nil where it is another one.
  public var path: PathDesign? {
    if case .path(let path) = self { path } else { nil }
  }

  /// The levels; nil where it is a path.
  public var levels: CompactLevels? {
    if case .levels(let levels) = self { levels } else { nil }
  }

  /// log2 of C, which is negative where f is small.
  public var scale: Int {
    switch self {
    case .path(let path): path.scale
    case .levels(let levels): levels.scale
    }
  }

  /// Cells along an axis, T or 2^Lambda: f' bends on their borders and in the seams beside them; nil
  /// when there are more than 2^40.
  public var smallCells: Int? {
    switch self {
    case .path(let path): path.smallSteps
    case .levels(let levels): levels.finestLevel <= 40 ? 1 << levels.finestLevel : nil
    }
  }

  /// What is proven of |f' - f| where f is C times a function of the unit ball.
  public var errorBound: Rational {
    switch self {
    case .path(let path): path.errorBound
    case .levels(let levels): levels.errorBound.exactValue
    }
  }

  /// The parts of the network, layer by layer.
  package var census: CompactCensus {
    switch self {
    case .path(let path): path.census
    case .levels(let levels): levels.census
    }
  }

  /// The values that it needs, and no others.
  public var smallestCodebook: Codebook {
    if case .path(.unitTree) = self { .compactUnits } else { .compact }
  }

  /// Counts of the network on these values, the same for every f.
  public var counts: NetworkCounts { counts(on: smallestCodebook) }

  /// The same on another codebook that has them.
  public func counts(on codebook: Codebook) -> NetworkCounts {
    census.counts(lambda: codebook.lambda)
  }
}

extension Codebook {
  /// {-1/2, 1/2}: all that a compact network needs.
  public static let compact = Codebook.nonlinear(lambda: 2, precision: 1)

  /// {-1, 1/2, 1}: the best for coarse epsilon, where nothing needs to be amplified.
  public static let compactUnits = Codebook(
    kind: .listed([-1, .half, 1], hasZero: false), lambda: 3)

  /// Whether it has the values that every compact network can be made of.
  var hasHalves: Bool { [.half, -.half].allSatisfy { code(of: $0) != nil } }

  /// Whether it has those of the unit tree.
  var hasUnits: Bool { [-1, .half, 1].allSatisfy { code(of: $0) != nil } }
}
