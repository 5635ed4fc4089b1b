/// Smoothness and dimension from before a structure that does not exist for them, and linear
/// quantization from before the compact one, which does not exist on it.
package struct SetAsideShape: Sendable, Hashable {
  /// The order up to which derivatives were bounded.
  package var n: Int
  /// How many inputs f had.
  package var d: Int
  /// Whether the levels were linear.
  package var isLinear = false

  /// A pair of them.
  package init(n: Int, d: Int) {
    self.n = n
    self.d = d
  }
}
