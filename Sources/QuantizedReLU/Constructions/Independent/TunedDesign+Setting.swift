extension TunedDesign {
  /// The tuned parameters of a setting: the fewest structure weights on its codebook.
  ///
  /// - Parameters:
  ///   - bounds: bounds of f's derivatives, or nil for parameters that hold for every f of the
  ///     class.
  ///   - scale: log2 of C; that of `bounds` where they are given.
  /// - Throws: `CodebookError` when the setting's explicit codebook is refused.
  /// - Complexity: a census for each candidate: some milliseconds, at d = 10^6 too.
  package static func search(
    setting: Setting, bounds: DerivativeBounds?, scale: Int
  ) throws(CodebookError) -> IndependentDesign {
    precondition(bounds.map { $0.scaleExponent == scale } ?? true, "C is that of the bounds")
    let epsilon = setting.epsilon.value * .powerOfTwo(-scale)
    let dependsOnPrecision = setting.codebook == nil && setting.quantization == .nonlinear
    let shared = try setting.codebook(precision: 1)
    // Shortest sums on an explicit codebook are searched for once, not for every candidate.
    let edges = try EdgeCounts(shared)
    return try search(n: setting.n, d: setting.d, epsilon: epsilon, bounds: bounds) {
      (design: IndependentDesign) throws(CodebookError) -> Count in
      guard dependsOnPrecision else {
        let plan = IndependentPlan(design: design, codebook: shared, edges: edges, scale: scale)
        return plan.counts.weights
      }
      let codebook = try setting.codebook(precision: design.precision)
      return try IndependentPlan(design: design, codebook: codebook, scale: scale).counts.weights
    }
  }
}
