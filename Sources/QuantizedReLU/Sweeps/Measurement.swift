#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The metrics of one network, found when they are first asked for.
///
/// The counts of the structure are there at once; those of the instance and the sampled error are
/// found once and kept.
public struct Measurement: Sendable {
  /// The network.
  public let construction: Construction
  private var instance: InstanceCounts?
  private var error: Double?
  private lazy var baseline = construction.unquantized

  /// Nothing is measured until asked for.
  public init(_ construction: Construction) {
    self.construction = construction
  }

  /// The value of a metric; nil as soon as it is no longer wanted.
  ///
  /// What is of this f may take seconds, and is missing where it would take much longer.
  public mutating func value(
    _ metric: Metric, while isWanted: () -> Bool = { true }
  ) -> MetricValue? {
    switch metric {
    case .structureWeights: return .count(construction.structureCounts.weights)
    case .structureBits: return .scaled(construction.structureCounts.memoryBits)
    case .structurePackedBits: return .count(construction.structureCounts.packedBits)
    case .structureDepth: return .count(construction.structureCounts.depth)
    case .structureWidth: return .count(construction.structureCounts.width)
    case .structureUnits: return .count(construction.structureCounts.units)
    case .structureWeightsTimesEpsilon:
      return .scaled(timesEpsilon(construction.structureCounts.weights))
    case .unquantizedWeights: return .count(baseline.counts.weights)
    case .unquantizedBits: return .count(baseline.counts.bits)
    case .overhead:
      return .number(baseline.overhead(of: construction.structureCounts).weights)
    case .bitsOverhead:
      return .number(baseline.overhead(of: construction.structureCounts).bits)
    case .boundRatio: return boundRatio(.weights)
    case .bitsBoundRatio: return boundRatio(.bits)
    case .error:
      return sampledError(while: isWanted).map { $0.isNaN ? .missing : .number($0) }
    case .weights, .bits, .packedBits, .depth, .width, .units, .weightsTimesEpsilon:
      guard let instance = instance ?? construction.instanceCounts(while: isWanted) else {
        return nil
      }
      self.instance = instance
      guard case .counts(let counts) = instance else { return .missing }
      return value(metric, of: counts)
    }
  }

  private func value(_ metric: Metric, of counts: NetworkCounts) -> MetricValue {
    switch metric {
    case .bits: .scaled(counts.memoryBits)
    case .packedBits: .count(counts.packedBits)
    case .depth: .count(counts.depth)
    case .width: .count(counts.width)
    case .units: .count(counts.units)
    case .weightsTimesEpsilon: .scaled(timesEpsilon(counts.weights))
    default: .count(counts.weights)
    }
  }

  private func timesEpsilon(_ weights: Count) -> ScaledCount {
    ScaledCount(weights, times: construction.setting.epsilon.value)
  }

  /// Structure over the theorem's rate with its constant.
  private func boundRatio(_ quantity: BoundQuantity) -> MetricValue {
    let bound = construction.fittedBound(quantity).value(at: construction.theoryBounds.setting)
    let counts = construction.structureCounts
    let measured = quantity == .bits ? counts.memoryBits.log10 : counts.weights.log10
    return .number(pow(10, measured - bound.log10))
  }

  /// The largest |f' - f| at the sample points; NaN where a point takes too long; nil as soon as it
  /// is no longer wanted.
  private mutating func sampledError(while isWanted: () -> Bool) -> Double? {
    if let error { return error }
    let form: Approximation
    do {
      guard let wanted = try construction.approximation(while: isWanted) else { return nil }
      form = wanted
    } catch {
      return .nan
    }
    guard
      let found = SampledError(
        form, of: construction.target, gridSize: construction.cells, productLimit: nil,
        while: isWanted)
    else { return nil }
    error = found.largest
    return found.largest
  }
}
