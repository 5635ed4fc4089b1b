/// Why a value cannot be computed, or a network not be built.
public enum EvaluationError: Error, Equatable, Sendable {
  /// A point has 2^d active grid points with so many products each.
  case tooManyActiveBlocks(dimension: Int, blocks: Count, limit: Int)
  /// N has more than 40 bits.
  case gridTooFine(cells: Count)
  /// f has too many mixed derivatives of orders below this one to be expanded at every grid point.
  case tooManyDerivatives(dimension: Int, order: Int)
  /// The network has so many weights; so many fit.
  case networkTooLarge(weights: Count, limit: Int)
  /// A coefficient has no short sum on this codebook.
  case codebook(CodebookError)
}
