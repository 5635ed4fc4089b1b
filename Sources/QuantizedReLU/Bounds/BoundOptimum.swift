#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Where a theorem's bound on the bits is least as lambda varies, whichever theorem it is.
///
/// For Theorem 1 it is M of `OptimalBitWidth`, with the theta2 of appendix B instead of L; for the
/// others what stands in the O(). Theorem 2 is least at log2 lambda = sqrt(L) ([D], section 6), or
/// at lambda = 2 where that is below 1; Theorem 4 only grows; Theorem 3 is searched.
public struct BoundOptimum: Sendable, Hashable {
  /// Whose bound.
  public let theorem: Theorem
  /// The real lambda from 2 to 65536 where it is least; to 1e-9 of it for Theorem 3, else to a few
  /// units in the last place.
  public let lambdaStar: Double
  /// The least bound for a whole lambda that the quantization has: even for a linear one.
  public let bestInteger: Int
  private let setting: BoundSetting
  private let optimal: OptimalBitWidth?

  /// The optimum for an error, n and d.
  ///
  /// Traps when a number is out of range, or when a function-dependent theorem is asked for another
  /// n or d than 1.
  public init(theorem: Theorem, epsilon: Rational, n: Int, d: Int) {
    self.theorem = theorem
    setting = BoundSetting(lambda: 2, epsilon: epsilon, n: n, d: d)
    let value = { (lambda: Double) in
      TheoryBound(
        .theorem(theorem, .bits),
        at: BoundSetting(
          lambda: lambda, epsilon: epsilon, n: n, d: d)
      ).value.log2
    }
    let step: Int
    switch theorem {
    case .independentNonlinear:
      let optimal = OptimalBitWidth(epsilon: epsilon, n: n, d: d)
      self.optimal = optimal
      lambdaStar = optimal.lambdaStar
      bestInteger = optimal.bestInteger
      return
    case .independentLinear:
      let widest = log2(Double(Setting.lambdaRange.upperBound))
      lambdaStar = exp2(min(max(1, setting.logarithm.squareRoot()), widest))
      step = 2
    case .dependentNonlinear:
      lambdaStar = BoundOptimum.leastPlace(of: value)
      step = 1
    case .dependentLinear:
      lambdaStar = 2
      step = 2
    }
    optimal = nil
    let below = max(2, Int(lambdaStar) / step * step)
    let above = min(below + step, Setting.lambdaRange.upperBound)
    bestInteger = value(Double(above)) < value(Double(below)) ? above : below
  }

  /// The bound over its least value, at least 1 up to rounding, for lambda of at least 2.
  public func relative(lambda: Double) -> Double {
    if let optimal { return optimal.relativeObjective(lambda: lambda) }
    return exp2(log2Bits(lambda) - log2Bits(lambdaStar))
  }

  /// Whether it is least above lambda = 2.
  public var hasInteriorMinimum: Bool { lambdaStar > 2 }

  private func log2Bits(_ lambda: Double) -> Double {
    TheoryBound(.theorem(theorem, .bits), at: setting.with(lambda: lambda)).value.log2
  }

  /// The place of the least value on [2, 65536]: the best of a grid over the bit-width, refined by
  /// golden sections between its neighbours.
  private static func leastPlace(of value: (Double) -> Double) -> Double {
    let steps = 15 * 64
    let widths = (0...steps).map { 1 + Double($0) / 64 }
    let values = widths.map { value(exp2($0)) }
    let best = values.indices.min { values[$0] < values[$1] } ?? 0
    guard best > 0 else { return 2 }
    var low = widths[best - 1]
    var high = widths[min(best + 1, steps)]
    let ratio = (5.0.squareRoot() - 1) / 2
    while high - low > 1e-9 {
      let first = high - ratio * (high - low)
      let second = low + ratio * (high - low)
      if value(exp2(first)) < value(exp2(second)) { high = second } else { low = first }
    }
    return exp2((low + high) / 2)
  }
}
