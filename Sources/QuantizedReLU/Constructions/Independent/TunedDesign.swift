/// The cheapest parameters whose proven error is at most epsilon (theory, section 5, "Tuned").
public enum TunedDesign {
  /// N = d 2^s, r and t of the fewest weights among those whose `ErrorBudget` is at most epsilon.
  ///
  /// Never dearer than the paper's parameters, which are a candidate. For each s, from the least
  /// with a Taylor term below epsilon, the candidates are the least t, each greater one that allows
  /// a smaller r, and for each the least r; a greater s is tried while even r = t = 1 would pay
  /// there.
  /// - Parameters:
  ///   - epsilon: the error allowed for g = f / C: epsilon / C.
  ///   - bounds: bounds of f's derivatives up to order n, or nil for parameters that hold for every
  ///     f of the class.
  ///   - cost: the structure's weights with some parameters, on the codebook that they are used
  ///     with.
  /// - Throws: what `cost` throws.
  /// - Complexity: about ten evaluations of `cost`, and O(n log(d / epsilon)) operations on 96 bits
  ///   for each.
  public static func search<Failure: Error>(
    n: Int, d: Int, epsilon: Rational, bounds: DerivativeBounds?,
    cost: (IndependentDesign) throws(Failure) -> Count
  ) throws(Failure) -> IndependentDesign {
    precondition(epsilon > 0, "epsilon is positive")
    let space = TunedDesignSpace(n: n, d: d, epsilon: epsilon, bounds: bounds)
    var best = IndependentDesign(n: n, d: d, epsilon: epsilon)
    var least = try cost(best)
    let start = space.leastGridExponent
    for s in start..<start + gridWindow {
      if s > start {
        let floor = try cost(
          IndependentDesign(n: n, d: d, gridExponent: s, squaringDepth: 1, precision: 1))
        // Weights grow with r and t, so no candidate of this grid or a finer one is cheaper.
        if least.isCertainlyAtMost(floor) { break }
      }
      for (r, t) in space.candidates(gridExponent: s) {
        let design = IndependentDesign(
          n: n, d: d, gridExponent: s, squaringDepth: r, precision: t)
        let weights = try cost(design)
        guard weights.isCertainlyAtMost(least), !least.isCertainlyAtMost(weights) else { continue }
        (best, least) = (design, weights)
      }
    }
    return best
  }

  /// How many grids are tried at most: a grid has 2^d times the blocks of the one before.
  private static let gridWindow = 6
}

/// Which r and t are feasible on which grid.
struct TunedDesignSpace {
  private let factors: ErrorBudgetFactors
  /// Epsilon, rounded downward.
  private let allowed: UpperBound
  /// log2 of 1 / epsilon, rounded upward.
  private let bits: Int

  /// How many bits beyond the size of epsilon are tried: where they are not enough, the grid leaves
  /// no more than 2^-64 of epsilon.
  private static let reserve = 64
  /// How many t are tried beyond the least: the rounding then takes a 2^-6 of what it may.
  private static let window = 6

  init(n: Int, d: Int, epsilon: Rational, bounds: DerivativeBounds?) {
    factors = ErrorBudgetFactors(n: n, d: d, bounds: bounds)
    let end = UpperBound.end(of: epsilon, roundingUp: false)
    allowed = UpperBound(end: end)
    bits = -end.exponent - 95
  }

  /// The least s >= 1 that leaves room for the other terms.
  var leastGridExponent: Int {
    // The Taylor term is at most 2 * 2^-(s n).
    let enough = max(1, bits + TunedDesignSpace.reserve)
    return least(in: 1...enough) { isFeasible(gridExponent: $0) } ?? enough
  }

  /// Feasible (r, t) of one grid, none of them dearer in both than another.
  func candidates(gridExponent s: Int) -> [(squaringDepth: Int, precision: Int)] {
    let start = least(in: 1...finestPrecision) {
      squaringDepth(gridExponent: s, precision: $0) != nil
    }
    guard let start else { return [] }
    var result: [(squaringDepth: Int, precision: Int)] = []
    for t in start...start + TunedDesignSpace.window {
      guard let r = squaringDepth(gridExponent: s, precision: t) else { continue }
      if let last = result.last, last.squaringDepth <= r { continue }
      result.append((r, t))
      if r == 1 { break }
    }
    return result
  }

  /// The least r with all terms within epsilon, nil where none is.
  private func squaringDepth(gridExponent s: Int, precision t: Int) -> Int? {
    let fixed = factors.taylor(gridExponent: s) + factors.rounding(precision: t)
    guard fixed <= allowed else { return nil }
    let products = factors.products(gridExponent: s, precision: t)
    if products.isZero { return 1 }
    let deepest = max(1, (products.end.exponent + 97 + bits + TunedDesignSpace.reserve) / 2)
    return least(in: 1...deepest) { fixed + products.scaled(byPowerOfTwo: -2 * $0) <= allowed }
  }

  private var finestPrecision: Int {
    max(1, factors.rounding(precision: 0).end.exponent + 96 + bits + TunedDesignSpace.reserve)
  }

  private func isFeasible(gridExponent s: Int) -> Bool {
    squaringDepth(gridExponent: s, precision: finestPrecision) != nil
  }

  /// The least number for which a condition holds that, once true, stays true; by bisection.
  private func least(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    guard holds(range.upperBound) else { return nil }
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
