/// One part of what is proven of |f' - f|.
public struct ErrorTerm: Sendable, Hashable {
  /// Its name: Taylor, rounding, products, interpolation or path.
  public let name: String
  /// No less than it.
  public let bound: UpperBound
}

extension Construction {
  /// What is proven of |f' - f| on the whole cube, part by part.
  ///
  /// The three terms of theory section 5 with the bounds on f's own derivatives, 1.5 C / (m T) of
  /// section 6, or C / T of the path of signs.
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
      return [ErrorTerm(name: "path", bound: UpperBound(construction.errorBound))]
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
