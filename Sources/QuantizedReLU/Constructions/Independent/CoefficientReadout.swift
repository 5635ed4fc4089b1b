import BigInt

/// Edges of the readers of coefficients, each by its own digits.
struct CoefficientReadout {
  private let scheme: WeightScheme
  private let edges: EdgeCounts
  /// lambda^D, once for all coefficients: in a machine word where it fits one.
  private let smallScale: Int?
  private let scale: BigInt

  init(_ plan: IndependentPlan) {
    scheme = plan.weight.scheme
    edges = plan.edges
    smallScale = scheme.smallScale
    scale =
      switch scheme {
      case .signs(let t): BigInt(1) << t
      case .radix(let base, let digits): BigInt(base).power(digits)
      }
  }

  /// Edges of the reader for one coefficient, or for its negative.
  func edges(of coefficient: Double, negated: Bool) -> Int {
    let small = smallScale.map { scheme.smallCode(coefficient, scale: $0) }
    switch scheme {
    case .signs(let t):
      let ones =
        small?.nonzeroBitCount
        ?? scheme.wideCode(coefficient).words.reduce(0) { $0 + $1.nonzeroBitCount }
      let positives = negated ? t - ones : ones
      return positives * edges.half + (t - positives) * edges.minusHalf
    case .radix:
      if let small, let smallScale {
        return scheme.radixEdges(
          ofCode: negated ? -small : small, scale: smallScale, one: edges.one)
      }
      let code = scheme.wideCode(coefficient, scale: scale)
      return scheme.radixEdges(ofCode: negated ? -code : code, scale: scale, one: edges.one)
    }
  }
}
