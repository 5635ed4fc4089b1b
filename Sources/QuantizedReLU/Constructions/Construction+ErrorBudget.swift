/// One part of what is proven of |f' - f|.
public struct ErrorTerm: Sendable, Hashable {
  /// Its name: Taylor, rounding, products, interpolation, path, values or seams.
  public let name: String
  /// No less than it.
  public let bound: UpperBound
}

extension Construction {
  /// What is proven of |f' - f| on the whole cube, part by part.
  ///
  /// The three terms of theory section 5 with the bounds on f's own derivatives, 1.5 C / (m T) of
  /// section 6, C / T of the path of signs, or interpolation, values and seams of the levels.
  public var errorTerms: [ErrorTerm] {
    switch self {
    case .independent(let construction):
      let budget = construction.errorBudget
      return [
        ErrorTerm(name: "taylor", bound: budget.taylor),
        ErrorTerm(name: "rounding", bound: budget.rounding),
        ErrorTerm(name: "products", bound: budget.products),
      ]
    case .dependent(let construction):
      return [
        ErrorTerm(
          name: "interpolation", bound: UpperBound(construction.errorBound))
      ]
    case .compact(let construction):
      guard let levels = construction.design.levels else {
        return [ErrorTerm(name: "path", bound: UpperBound(construction.errorBound))]
      }
      let beyond = construction.errorBound - levels.errorBound.exactValue
      return levels.errorTerms.map { name, bound in
        // What C lets a derivative be above itself is the interpolation's.
        ErrorTerm(name: name, bound: name == "interpolation" ? bound + UpperBound(beyond) : bound)
      }
    }
  }

  /// The sum of all terms.
  public var errorBound: UpperBound {
    switch self {
    case .independent(let construction): construction.errorBudget.total
    case .dependent(let construction): UpperBound(construction.errorBound)
    case .compact(let construction): UpperBound(construction.errorBound)
    }
  }
}
