/// The counts of a compact network by arithmetic alone, part by part and layer by layer.
///
/// What grows with the steps or nodes stands on single layers; all else is runs of layers with a few
/// units each. O(1) for a run, O(layers) for the counts.
package struct CompactCensus {
  /// Layers of one block that look alike; the output's layer has weights and no units.
  package struct Run {
    package var block: CompactBlock
    package var layers: ClosedRange<Int>
    /// Units and weights of each layer.
    package var units: Count
    package var weights: Count
    /// Of these weights: those that are negative for every f, and those whose value f chooses.
    var negatives: Count = 0
    var chosen: Count = 0
    /// The value of all others; the negative ones have it with the other sign.
    var value = PhysicalWeight.half
  }

  /// All that was counted.
  package private(set) var runs: [Run] = []
  /// The last layer of the chain of constants on each diagonal.
  private var chains: [Int: Int] = [:]

  /// Layers that look alike; none where the range ends before it starts.
  mutating func add(
    _ block: CompactBlock, from first: Int, through last: Int, units: Count, weights: Count,
    negatives: Count = 0, chosen: Count = 0, of value: PhysicalWeight = .half
  ) {
    guard first <= last else { return }
    runs.append(
      Run(
        block: block, layers: first...last, units: units, weights: weights, negatives: negatives,
        chosen: chosen, value: value))
  }

  /// One layer.
  mutating func add(
    _ block: CompactBlock, layer: Int, units: Count, weights: Count, negatives: Count = 0,
    chosen: Count = 0, of value: PhysicalWeight = .half
  ) {
    add(
      block, from: layer, through: layer, units: units, weights: weights, negatives: negatives,
      chosen: chosen, of: value)
  }

  /// The same with machine integers.
  mutating func add(
    _ block: CompactBlock, layer: Int, units: Int, weights: Int, negatives: Int = 0,
    of value: PhysicalWeight = .half
  ) {
    add(
      block, from: layer, through: layer, units: Count(units), weights: Count(weights),
      negatives: Count(negatives), of: value)
  }

  /// The same for a range of layers.
  mutating func add(_ block: CompactBlock, layers: ClosedRange<Int>, units: Int, weights: Int) {
    add(
      block, from: layers.lowerBound, through: layers.upperBound, units: Count(units),
      weights: Count(weights))
  }

  /// A signal that is relayed on these layers.
  mutating func addRelay(_ block: CompactBlock, from first: Int, through last: Int) {
    add(block, from: first, through: last, units: 1, weights: 1)
  }

  /// A constant that some unit reads; chains on one diagonal are one.
  mutating func add(_ constant: ConstantPlace) {
    chains[constant.diagonal] = max(chains[constant.diagonal] ?? 0, constant.layer)
  }

  /// Writes the chains of constants down, when all are known.
  mutating func closeConstants() {
    for (diagonal, last) in chains.sorted(by: { $0.key < $1.key }) {
      add(.constants, layers: (diagonal + 1)...last, units: 1, weights: 1)
    }
    chains = [:]
  }

  /// What all have whose edges halve: the pair of copies of x up to a layer.
  mutating func addPair(to layer: Int) {
    add(.coordinate, layer: 1, units: 2, weights: 2)
    add(.coordinate, from: 2, through: layer, units: 2, weights: 4)
  }

  /// The pieces of a coordinate on a layer.
  mutating func addPieces(
    _ block: CompactBlock, of root: Int, depth: Int, weight: PhysicalWeight = .half
  ) {
    for level in 1...depth {
      add(
        block, layer: root + level, units: .powerOfTwo(level), weights: .powerOfTwo(level + 1),
        negatives: .powerOfTwo(level), of: weight)
    }
  }

  /// A chain of signs from layer 1, relayed to a layer.
  mutating func addStart(signs: Int, relayedTo layer: Int) {
    add(.start, layer: 1, units: 1, weights: 1)
    add(.start, from: 2, through: signs + 1, units: 1, weights: 2, chosen: 1)
    addRelay(.start, from: signs + 2, through: layer)
  }

  /// So many doublings above a layer, and the output's edges that read the last.
  mutating func addAmplifier(above layer: Int, times: Int) {
    add(.amplifier, from: layer + 1, through: layer + times, units: 4, weights: 16)
    add(.amplifier, layer: layer + times + 1, units: 0, weights: 4)
  }

  /// The counts of all runs on a codebook of so many values.
  func counts(lambda: Int) -> NetworkCounts {
    precondition(chains.isEmpty, "the constants are written down last")
    let depth = runs.map(\.layers.upperBound).max() ?? 0
    var units: Count = 0
    var weights: Count = 0
    // Runs are a few units wide, single layers may be of any width.
    var growth = [Int](repeating: 0, count: depth + 2)
    var single = [Count](repeating: 0, count: depth + 1)
    for run in runs {
      units += run.units * run.layers.count
      weights += run.weights * run.layers.count
      if run.layers.count == 1 {
        single[run.layers.lowerBound] += run.units
      } else if let thin = run.units.int {
        growth[run.layers.lowerBound] += thin
        growth[run.layers.upperBound + 1] -= thin
      }
    }
    var width: Count = 0
    var thin = 0
    for layer in 1...depth {
      thin += growth[layer]
      width = Count.larger(width, single[layer] + Count(thin))
    }
    return NetworkCounts(
      depth: Count(depth), width: width, units: units, weights: weights, lambda: lambda)
  }
}

extension CompactCensus.Run {
  /// Weights of each layer that are positive for every f.
  var positives: Count {
    guard let rest = weights.subtracting(negatives)?.subtracting(chosen) else {
      // An enclosure: too large for a difference to matter.
      return 0
    }
    return rest
  }
}

extension Count {
  /// 2^exponent - 1.
  ///
  /// O(exponent) where that is an enclosure, which nothing can be taken from.
  static func allOnes(_ exponent: Int) -> Count {
    Count.powerOfTwo(exponent).subtracting(1)
      ?? (0..<exponent).reduce(0) { $0 + .powerOfTwo($1) }
  }
}
