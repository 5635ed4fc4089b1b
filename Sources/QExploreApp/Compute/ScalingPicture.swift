import QuantizedReLU

/// What view 3 draws: how weights and bits grow as epsilon falls, and what theory says of it.
package struct ScalingPicture: Sendable, Equatable {
  /// Structure or envelope for several lambda.
  package var curves: [ScalingCurves.Curve]
  /// All structures with the weight values of the setting; empty where there is one alone.
  package var structures: [ScalingCurves.StructureCurve]
  /// What each of them has at the present epsilon.
  package var here: [StructureHere]
  /// The network with real coefficients.
  package var unquantized: [ScalingCurves.Point]
  /// The theorem's rate for weights and for bits, each through its reference point.
  package var weightsBound: FittedBound
  package var bitsBound: FittedBound
  /// The theorem's rate for the overhead; nil where the theory has none.
  package var overheadBound: FittedBound?
  /// The statements at each epsilon of the curves, without their constants.
  package var theory: [TheoryBounds]
  /// What any network for all f with the same C needs, the least C that one of the structures serves;
  /// empty where that is not known.
  package var entropy: [EntropyPoint]
  /// log2 of that C.
  package var scale: Int

  /// A structure at the present epsilon.
  package struct StructureHere: Sendable, Hashable {
    /// Which construction.
    package var structure: Structure
    /// For every f with its C.
    package var counts: NetworkCounts
    /// log2 of C, which tuned parameters may take below 1.
    package var scale: Int
    /// Whether it keeps epsilon for every f with that C.
    package var servesClass: Bool
  }

  /// The entropy at one epsilon.
  package struct EntropyPoint: Sendable, Hashable {
    /// The error allowed.
    package var epsilon: Epsilon
    /// The bits that are needed.
    package var bits: LogValue
  }

  /// Measures a subject; nil as soon as it is no longer wanted.
  static func measure(
    _ construction: Construction, cache: EngineCache, isWanted: () -> Bool
  ) -> ScalingPicture? {
    let setting = construction.setting
    let measuredCache = cache.counts(of: construction.target)
    var measured = ScalingCurves(
      setting: setting, target: construction.target, classBound: construction.classBound,
      cache: measuredCache)
    guard measured.measure(while: isWanted) else { return nil }
    var structures: [StructureHere] = []
    for curve in measured.structures {
      guard isWanted() else { return nil }
      structures += [here(curve.structure, of: construction, cache: measuredCache)].compactMap(
        \.self)
    }
    let scale =
      structures.filter(\.servesClass).map(\.scale).min() ?? construction.classBound.scaleExponent
    let weights = cache.rate(.weights, of: construction)
    return ScalingPicture(
      curves: measured.curves, structures: measured.structures,
      here: structures,
      unquantized: measured.unquantized, weightsBound: weights,
      bitsBound: cache.rate(.bits, of: construction),
      overheadBound: construction.fittedOverhead(through: weights),
      theory: measured.epsilons.map { construction.theoryBounds(at: $0) },
      entropy: measured.epsilons.compactMap { epsilon in
        EntropyLimit(n: setting.n, d: setting.d, epsilon: epsilon.value, scale: scale).map {
          EntropyPoint(epsilon: epsilon, bits: $0.lower)
        }
      }, scale: scale)
  }

  /// Another structure for the same setting; nil where the codebook cannot make every coefficient.
  private static func here(
    _ structure: Structure, of construction: Construction, cache: CountCache
  ) -> StructureHere? {
    var setting = construction.setting
    setting.structure = structure
    let other =
      structure == construction.setting.structure
      ? construction
      : try? Construction(
        setting: setting, target: construction.target, classBound: construction.classBound,
        cache: cache)
    return other.map {
      StructureHere(
        structure: structure, counts: $0.structureCounts, scale: $0.scale,
        servesClass: setting.servesClass)
    }
  }
}
