/// A coefficient or bias of the function-independent layout; the ones named `first` read a unit that
/// carries `EdgeCounts.unitStep` instead of 1/2.
enum LayoutCoefficient: Int, CaseIterable {
  case half, minusHalf, one, minusOne, two, three, four, minusFour
  case firstOne, firstTwo, firstThree, firstFour, firstSix
  case unitStep, negativeStep
  /// A bias of -1/2, or the edges that stand for it where -1/2 is no value.
  case minusHalfBias

  /// What the edges of one such coefficient sum to.
  func value(_ edges: EdgeCounts) -> Rational {
    let ratio = .half / edges.unitStep
    return switch self {
    case .half: .half
    case .minusHalf: -.half
    case .one: 1
    case .minusOne: -1
    case .two: 2
    case .three: 3
    case .four: 4
    case .minusFour: -4
    case .firstOne: ratio
    case .firstTwo: 2 * ratio
    case .firstThree: 3 * ratio
    case .firstFour: 4 * ratio
    case .firstSix: 6 * ratio
    case .unitStep: edges.unitStep
    case .negativeStep: edges.negativeStep
    case .minusHalfBias: edges.minusHalfIsValue ? -.half : -ratio
    }
  }
}

/// How many coefficients of each kind a part of the layout has.
///
/// One machine vector, so that a census which only wants their edges pays next to nothing. The
/// numbers are products of copies (at most 16), fan-in and the digits of a constant (at most 2^20).
struct CoefficientCounts: Sendable, Hashable {
  fileprivate var vector: SIMD16<Int32>

  private init(_ vector: SIMD16<Int32>) { self.vector = vector }

  /// None.
  init() { vector = .zero }

  private init(each coefficient: LayoutCoefficient) {
    vector = .zero
    vector[coefficient.rawValue] = 1
  }

  subscript(coefficient: LayoutCoefficient) -> Int { Int(vector[coefficient.rawValue]) }

  static var none: CoefficientCounts { CoefficientCounts() }
  static var half: CoefficientCounts { CoefficientCounts(each: .half) }
  static var minusHalf: CoefficientCounts { CoefficientCounts(each: .minusHalf) }
  static var one: CoefficientCounts { CoefficientCounts(each: .one) }
  static var minusOne: CoefficientCounts { CoefficientCounts(each: .minusOne) }
  static var two: CoefficientCounts { CoefficientCounts(each: .two) }
  static var three: CoefficientCounts { CoefficientCounts(each: .three) }
  static var four: CoefficientCounts { CoefficientCounts(each: .four) }
  static var minusFour: CoefficientCounts { CoefficientCounts(each: .minusFour) }
  static var firstOne: CoefficientCounts { CoefficientCounts(each: .firstOne) }
  static var firstTwo: CoefficientCounts { CoefficientCounts(each: .firstTwo) }
  static var firstThree: CoefficientCounts { CoefficientCounts(each: .firstThree) }
  static var firstFour: CoefficientCounts { CoefficientCounts(each: .firstFour) }
  static var firstSix: CoefficientCounts { CoefficientCounts(each: .firstSix) }
  static var unitStep: CoefficientCounts { CoefficientCounts(each: .unitStep) }
  static var negativeStep: CoefficientCounts { CoefficientCounts(each: .negativeStep) }
  static var minusHalfBias: CoefficientCounts { CoefficientCounts(each: .minusHalfBias) }

  static func + (a: CoefficientCounts, b: CoefficientCounts) -> CoefficientCounts {
    CoefficientCounts(a.vector &+ b.vector)
  }

  static func += (a: inout CoefficientCounts, b: CoefficientCounts) { a = a + b }

  static func * (times: Int, counts: CoefficientCounts) -> CoefficientCounts {
    CoefficientCounts(SIMD16(repeating: Int32(times)) &* counts.vector)
  }

  /// The edges (and biases) that they cost.
  func weights(_ edges: EdgeCounts) -> Int {
    Int((vector &* edges.byCoefficient).wrappedSum())
  }
}

extension EdgeCounts {
  /// Edges by place of `LayoutCoefficient`.
  func vector() -> SIMD16<Int32> {
    var vector = SIMD16<Int32>.zero
    for (coefficient, count): (LayoutCoefficient, Int) in [
      (.half, half), (.minusHalf, minusHalf), (.one, one), (.minusOne, minusOne), (.two, two),
      (.three, three), (.four, four), (.minusFour, minusFour), (.firstOne, firstOne),
      (.firstTwo, firstTwo), (.firstThree, firstThree), (.firstFour, firstFour),
      (.firstSix, firstSix), (.unitStep, 1), (.negativeStep, negativeStepEdges),
      (.minusHalfBias, minusHalfBiasEdges),
    ] { vector[coefficient.rawValue] = Int32(count) }
    return vector
  }

  /// The edges of a coefficient of the layouts; nil for any other number.
  func count(of coefficient: Rational) -> Int? {
    // A bias is no sum, and the edges that stand for one are found by their own sum.
    LayoutCoefficient.allCases.first {
      $0 != .minusHalfBias && $0.value(self) == coefficient
    }.map { Int(byCoefficient[$0.rawValue]) }
  }
}
