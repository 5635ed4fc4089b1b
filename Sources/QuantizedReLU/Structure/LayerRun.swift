/// Neighbouring layers that are alike, or of which each has so much more than the one below.
///
/// At d = 10^6 a network has 10^7 layers and more; as runs they are a few hundred.
public struct LayerRun: Sendable, Hashable {
  /// The layers; 1 is the first weight layer, the last is the output.
  public let layers: ClosedRange<Int>
  /// Units and weights of the lowest of them.
  let units: Count
  let weights: Count
  /// What each layer has more than the one below.
  let unitGrowth: Count
  let weightGrowth: Count

  /// Hidden units of one of the layers, 0 of the output layer.
  public func units(of layer: Int) -> Count { value(units, unitGrowth, layer) }

  /// Edges and biases of one of the layers.
  public func weights(of layer: Int) -> Count { value(weights, weightGrowth, layer) }

  private func value(_ first: Count, _ growth: Count, _ layer: Int) -> Count {
    precondition(layers.contains(layer), "the run has layers \(layers)")
    return growth.isZero ? first : first + growth * (layer - layers.lowerBound)
  }

  /// Hidden units of all its layers together.
  public var totalUnits: Count { total(units, unitGrowth) }

  /// Edges and biases of all its layers together.
  public var totalWeights: Count { total(weights, weightGrowth) }

  private func total(_ first: Count, _ growth: Count) -> Count {
    let length = layers.count
    let whole = first * length
    return growth.isZero ? whole : whole + growth * Count(length * (length - 1) / 2)
  }

  /// The units of its widest layer: no layer has fewer than the one below.
  public var width: Count { units(of: layers.upperBound) }
}

extension [LayerRun] {
  /// Every layer from the entries of a ledger that belong to a block, or to any; layers without
  /// units and weights are in no run.
  ///
  /// Ascending. O(entries log entries + runs x entries that share a layer).
  init(_ ledger: CensusLedger, block: StructureBlock.Kind? = nil) {
    var spans: [ClosedRange<Int>: CensusLedger.Entry] = [:]
    for entry in ledger.entries where block == nil || entry.block == block {
      let span = entry.start...(entry.start + entry.length - 1)
      guard var sum = spans[span] else {
        spans[span] = entry
        continue
      }
      sum.units += entry.units
      sum.weights += entry.weights
      sum.unitGrowth += entry.unitGrowth
      sum.weightGrowth += entry.weightGrowth
      spans[span] = sum
    }
    let sorted = spans.values.sorted { $0.start < $1.start }
    let cuts = Set(sorted.flatMap { [$0.start, $0.start + $0.length] }).sorted()
    self = []
    var next = sorted.startIndex
    var active: [CensusLedger.Entry] = []
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      active.removeAll { $0.start + $0.length <= start }
      while next < sorted.endIndex, sorted[next].start <= start {
        active.append(sorted[next])
        next += 1
      }
      guard !active.isEmpty else { continue }
      var (units, weights): (Count, Count) = (0, 0)
      var (unitGrowth, weightGrowth): (Count, Count) = (0, 0)
      for entry in active {
        let below = start - entry.start
        units += entry.units
        weights += entry.weights
        if below > 0, !entry.unitGrowth.isZero { units += entry.unitGrowth * below }
        if below > 0, !entry.weightGrowth.isZero { weights += entry.weightGrowth * below }
        unitGrowth += entry.unitGrowth
        weightGrowth += entry.weightGrowth
      }
      append(
        LayerRun(
          layers: start...(end - 1), units: units, weights: weights, unitGrowth: unitGrowth,
          weightGrowth: weightGrowth))
    }
  }

  /// Units of the widest of some layers, 0 where none of them has any.
  ///
  /// O(runs).
  public func width(of layers: ClosedRange<Int>) -> Count {
    var width: Count = 0
    for run in self where run.layers.overlaps(layers) {
      width = Count.larger(
        width, run.units(of: Swift.min(run.layers.upperBound, layers.upperBound)))
    }
    return width
  }

  /// Units of the widest layer.
  ///
  /// O(runs).
  public var width: Count { reduce(0) { Count.larger($0, $1.width) } }

  /// Units of all layers.
  ///
  /// O(runs).
  public var totalUnits: Count { reduce(0) { $0 + $1.totalUnits } }

  /// Weights of all layers.
  ///
  /// O(runs).
  public var totalWeights: Count { reduce(0) { $0 + $1.totalWeights } }
}
