/// Why a value cannot be computed, or a network not be built.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A point has 2^d active grid points with so many products each.
  case tooManyActiveBlocks(dimension: Int, blocks: Count, limit: Int)
  /// N has more than 40 bits.
  case gridTooFine(cells: Count)
  /// T has more than 40 bits.
  case tooManyIntervals(Count)
  /// So many blocks would have to be visited to count the network of one f.
  case tooManyBlocks(Count, limit: Int)
  /// So many values of f would have to be taken to find what its network has.
  case tooManySamples(Count, limit: Int)
  /// |f| may reach `bound`, and doubles do not resolve that in steps of q C = 2^stepExponent.
  case valuesTooLarge(bound: Double, stepExponent: Int)
  /// Values of f in doubles differ by more than its slope allows, in steps of q C = 2^stepExponent:
  /// rounding noise, or no Lipschitz constant C.
  case valuesTooRough(stepExponent: Int)
  /// f has too many mixed derivatives of orders below this one to be expanded at every grid point.
  case tooManyDerivatives(dimension: Int, order: Int)
  /// The network has so many weights; so many fit.
  case networkTooLarge(weights: Count, limit: Int)
  /// A coefficient has no short sum on this codebook.
  case codebook(CodebookError)
}
