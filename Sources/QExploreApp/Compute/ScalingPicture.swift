import QuantizedReLU

/// What view 3 draws: how weights and bits grow as epsilon falls, and what theory says of it.
package struct ScalingPicture: Sendable, Equatable {
  /// Structure or envelope for several lambda.
  package var curves: [ScalingCurves.Curve]
  /// The network with real coefficients.
  package var unquantized: [ScalingCurves.Point]
  /// The theorem's rate for weights and for bits, each through its reference point.
  package var weightsBound: FittedBound
  package var bitsBound: FittedBound
  /// The theorem's rate for the overhead; nil where the theory has none.
  package var overheadBound: FittedBound?
  /// The statements at each epsilon of the curves, without their constants.
  package var theory: [TheoryBounds]

  /// Measures a subject; nil as soon as it is no longer wanted.
  static func measure(
    _ construction: Construction, cache: EngineCache, isWanted: () -> Bool
  ) -> ScalingPicture? {
    let setting = construction.setting
    var measured = ScalingCurves(
      setting: setting, target: construction.target, classBound: construction.classBound,
      cache: cache.counts(of: construction.target))
    guard measured.measure(while: isWanted) else { return nil }
    let weights = cache.rate(.weights, of: construction)
    return ScalingPicture(
      curves: measured.curves, unquantized: measured.unquantized, weightsBound: weights,
      bitsBound: cache.rate(.bits, of: construction),
      overheadBound: construction.fittedOverhead(through: weights),
      theory: measured.epsilons.map { construction.theoryBounds(at: $0) })
  }
}
