/// What the unquantized baseline costs: counts as `NetworkCounts` has them, with real weights.
///
/// All exact, or certified enclosures above 4096 bits.
public struct UnquantizedCounts: Sendable, Hashable {
  /// Weight layers: hidden layers + 1.
  public let depth: Count
  /// Units in the widest hidden layer.
  public let width: Count
  /// Hidden units.
  public let units: Count
  /// Edges and biases.
  ///
  /// A coefficient of f that happens to be 0 is counted.
  public let weights: Count

  /// Bits of a real weight: a single-precision number.
  public static let bitsPerWeight = 32

  /// Memory: 32 bits for every weight.
  public var bits: Count { weights * UnquantizedCounts.bitsPerWeight }
}

extension Circuit {
  /// The counts of this circuit as a network with real weights, counted unit by unit: one weight
  /// for every term and every bias, one copy of every unit.
  ///
  /// O(units).
  public var unquantizedCounts: UnquantizedCounts {
    let weights = (levels + [output]).reduce(0) { sum, level in
      sum + level.sources.count + level.biases.count { $0 != Level.noBias }
    }
    return UnquantizedCounts(
      depth: Count(levels.count + 1), width: Count(levels.map(\.unitCount).max() ?? 0),
      units: Count(unitCount), weights: Count(weights))
  }
}
