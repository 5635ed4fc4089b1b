/// Smoothness and dimension from before the function-dependent structure, which exists for n = d = 1
/// alone.
package struct SetAsideShape: Sendable, Hashable {
  /// The order up to which derivatives were bounded.
  package var n: Int
  /// How many inputs f had.
  package var d: Int

  /// A pair of them.
  package init(n: Int, d: Int) {
    self.n = n
    self.d = d
  }
}
