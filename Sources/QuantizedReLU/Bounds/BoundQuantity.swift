/// What a bound speaks of.
public enum BoundQuantity: String, CaseIterable, Sendable, Hashable {
  /// Weight layers.
  case depth
  /// Nonzero connections and biases.
  case weights
  /// Weights times log2(lambda), without sparsity structure and codebook.
  case bits
}
