extension TargetFunction {
  /// Proven bounds on all derivatives up to order n over [0,1]^d; the scale C = 2^c follows from them.
  ///
  /// For n = 1 kinks are allowed: a weak derivative lies between those of the two sides. With few
  /// mixed derivatives every one is enclosed (`univariate`, `multivariate`), else all of an order have one
  /// majorant. The cube is divided until the bounds decide the power of two and are within 2 % of
  /// derivatives that are attained, or a budget of some milliseconds is used up; then they are valid and
  /// looser.
  ///
  /// - Precondition: n >= 1.
  /// - Throws: a kink for n >= 2, or a value or derivative that is not finite, each with a point.
  public func classBound(order n: Int) throws(TargetError) -> DerivativeBounds {
    precondition(n >= 1, "a class has an order of at least 1")
    let axes = code.activeAxes(dimension: dimension)
    let diagnosis = TargetDiagnosis(target: self, axes: axes, order: n)
    if axes.isEmpty {
      let bound = code.constantBound(dimension: dimension)
      guard bound.isBounded else {
        throw .notFinite(point: Array(repeating: 0, count: dimension), order: 0)
      }
      let zeros = Array(repeating: 0.0, count: n)
      return DerivativeBounds(
        bounds: [bound.magnitude] + zeros, attained: [bound.mignitude] + zeros, method: .univariate)
    }
    if let error = diagnosis.plainFailure() { throw error }
    if axes.count == 1 {
      return try search(
        UnivariateEvaluation(code: code, axis: axes[0], order: n), diagnosis, order: n)
    }
    let isSmall =
      (MultiIndices.count(dimension: axes.count, below: n + 2) ?? .max) <= 700
      && MultivariateEvaluation.cost(code: code, variables: axes.count, order: n) <= 10_000_000
    if isSmall && axes.count <= 6 {
      return try search(
        MultivariateEvaluation(code: code, axes: axes, order: n), diagnosis, order: n)
    }
    // Dividing a cube of many dimensions gains nothing, but all derivatives on the whole of it may do
    // better than a majorant, which takes all variables for the same.
    var exact: DerivativeBounds?
    if isSmall && axes.count <= 32 {
      var evaluation = MultivariateEvaluation(code: code, axes: axes, order: n)
      let bounds = evaluation.bounds(on: axes.map { _ in .unit })
      if bounds.isGood {
        exact = DerivativeBounds(
          bounds: bounds.upper, attained: evaluation.attained, method: .multivariate)
      }
    }
    do throws(TargetError) {
      let majorant = try search(
        MajorantEvaluation(code: code, dimension: dimension, order: n), diagnosis, order: n)
      guard let exact else { return majorant }
      return DerivativeBounds(
        bounds: zip(exact.bounds, majorant.bounds).map { min($0, $1) }, attained: exact.attained,
        method: exact.largest < majorant.largest ? .multivariate : .majorant)
    } catch {
      guard let exact else { throw error }
      return exact
    }
  }

  /// A bound of all first derivatives over the cube: the Lipschitz constant in the largest coordinate.
  public func lipschitzBound() throws(TargetError) -> Double {
    try classBound(order: 1).bounds[1]
  }

  private func search(
    _ evaluation: some BoxEvaluation, _ diagnosis: TargetDiagnosis, order n: Int
  ) throws(TargetError) -> DerivativeBounds {
    var search = BoundSearch(evaluation, order: n)
    switch search.run() {
    case .bounded(let bounds):
      return DerivativeBounds(
        bounds: bounds, attained: search.evaluation.attained, method: evaluation.method)
    case .stuck(let sides, let bounds, let isSmall):
      throw diagnosis.failure(
        in: sides, axes: evaluation.axes, bounds: bounds, isSmall: isSmall)
    }
  }
}

extension ExpressionCode {
  /// The range of an expression in which no variable occurs; reductions of constants included.
  func constantBound(dimension: Int) -> Interval {
    MajorantEvaluation(code: self, dimension: dimension, order: 0).range(on: [])
  }
}
