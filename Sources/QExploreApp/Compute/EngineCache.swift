import QuantizedReLU

/// Remembers what the engine found for the last few functions and settings.
///
/// The derivative bounds take most of the time of a small construction and depend on f and n alone,
/// so turning lambda, epsilon or the quantization need not find them again; moving view 6 need not
/// evaluate f at every i/T again; the curves of views 2 and 3 consist of many networks, of which
/// another lambda or epsilon changes few. What is found is the same with a cache and without. A
/// class, because the threads of a worker share one.
package final class EngineCache: Sendable {
  private let classBounds = RecentResults<ClassBoundKey, DerivativeBounds>(capacity: 8)
  private let surveys = RecentResults<SurveyKey, TransformSurvey>(capacity: 2)
  private let paths = RecentResults<SurveyKey, SignPath>(capacity: 2)
  private let counts = RecentResults<TargetFunction, CountCache>(capacity: 4)
  private let bitWidths = RecentResults<BitWidthKey, [Double]>(capacity: 32)
  private let rates = RecentResults<RateKey, FittedBound>(capacity: 16)

  private struct ClassBoundKey: Hashable, Sendable {
    var target: TargetFunction
    var order: Int
  }

  private struct SurveyKey: Hashable, Sendable {
    var setting: Setting
    var target: TargetFunction
  }

  private struct BitWidthKey: Hashable, Sendable {
    var epsilon: Rational
    var n: Int
  }

  private struct RateKey: Hashable, Sendable {
    var structure: Structure
    var theorem: Theorem
    var quantity: BoundQuantity
    var n: Int
    var d: Int
  }

  /// An empty cache.
  package init() {}

  /// The bounds of a function up to an order, computed when they are not known.
  ///
  /// Throws what `TargetFunction.classBound(order:)` throws; failures are not remembered.
  package func bounds(of target: TargetFunction, order: Int) throws(TargetError) -> DerivativeBounds
  {
    try classBounds.value(for: ClassBoundKey(target: target, order: order)) {
      () throws(TargetError) -> DerivativeBounds in try target.classBound(order: order)
    }
  }

  /// What was counted of the networks for a function.
  func counts(of target: TargetFunction) -> CountCache {
    counts.value(for: target) { CountCache(target: target) }
  }

  /// log2 lambda* over `BitWidthPicture.dimensions`.
  func bitWidths(epsilon: Rational, n: Int) -> [Double] {
    bitWidths.value(for: BitWidthKey(epsilon: epsilon, n: n)) {
      BitWidthPicture.dimensions.map {
        OptimalBitWidth(epsilon: epsilon, n: n, d: $0).bitWidth
      }
    }
  }

  /// The theorem's rate through its reference point, which depends on neither lambda nor epsilon.
  func rate(_ quantity: BoundQuantity, of construction: Construction) -> FittedBound {
    let key = RateKey(
      structure: construction.setting.structure, theorem: construction.theorem,
      quantity: quantity, n: construction.setting.n, d: construction.setting.d)
    return rates.value(for: key) { construction.fittedBound(quantity) }
  }

  /// The path of signs of a compact network, found when it is not known; nil when it is no longer wanted.
  ///
  /// Throws what `CompactConstruction.path` throws.
  func path(
    of construction: CompactConstruction, isWanted: () -> Bool
  ) throws(EvaluationError) -> SignPath? {
    try paths.valueUnlessGivenUp(
      for: SurveyKey(setting: construction.setting, target: construction.target),
      find: { () throws(EvaluationError) -> SignPath? in try construction.path(while: isWanted) })
  }

  /// f+, f' and the profiles of a network, found when they are not known; nil when they are no
  /// longer wanted.
  ///
  /// Throws what `DependentConstruction.transformedAndClosedForm` throws.
  func survey(
    of construction: DependentConstruction, isWanted: () -> Bool
  ) throws(EvaluationError) -> TransformSurvey? {
    try surveys.valueUnlessGivenUp(
      for: SurveyKey(setting: construction.setting, target: construction.target),
      find: { () throws(EvaluationError) -> TransformSurvey? in
        try TransformSurvey(construction, isWanted: isWanted)
      })
  }
}
