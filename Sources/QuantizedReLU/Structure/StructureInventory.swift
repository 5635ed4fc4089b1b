/// A construction as blocks: what stands where, how large it is, what it reads, and which codebook
/// values it is made of.
///
/// By arithmetic in the census, nothing is built. Its sums are those of the counts: enclosures where
/// they are, which may then differ in their last bits.
public struct StructureInventory: Sendable, Hashable {
  /// The blocks in the order of the data flow.
  public let blocks: [StructureBlock]
  /// Weight layers, the output's included.
  public let depth: Int
  /// Units and weights of every layer, ascending; a layer in no run has none.
  public let layers: [LayerRun]
  /// How many weights have each codebook value.
  public let use: CodebookUse

  init(
    _ ledger: CensusLedger, depth: Int, choice: CodebookUse.Choice,
    _ descriptions: [BlockDescription]
  ) {
    self.depth = depth
    layers = [LayerRun](ledger)
    var closed = ledger
    closed.close()
    use = CodebookUse(closed, choice: choice)
    let all = Dictionary(uniqueKeysWithValues: descriptions.map { ($0.kind, $0) })
    let present = Set(ledger.entries.map(\.block))
    let kinds = descriptions.map(\.kind).filter { present.contains($0) }
    precondition(kinds.count == present.count, "every block that was counted is described")
    let places = Dictionary(uniqueKeysWithValues: zip(kinds, 0...))
    // A missing block stands for what it reads; blocks that stand inside it are missing too.
    func resolve(_ kind: StructureBlock.Kind) -> [Int] {
      if let place = places[kind] { return [place] }
      guard let missing = all[kind], missing.container == nil else { return [] }
      return missing.inputs.filter { $0 != kind }.flatMap(resolve)
    }
    blocks = descriptions.filter { present.contains($0.kind) }.map { description in
      let runs = [LayerRun](ledger, block: description.kind)
      return StructureBlock(
        kind: description.kind, name: description.name, summary: description.summary,
        formula: description.formula, source: description.source, copies: description.copies,
        copyName: description.copies == 1
          ? description.copyNames.one : description.copyNames.many, runs: runs, width: runs.width,
        units: runs.totalUnits,
        weights: runs.totalWeights,
        inputs: Set(description.inputs.flatMap(resolve)).sorted(),
        container: description.container.flatMap { places[$0] })
    }
  }

  /// Units and weights of one layer, 1 to `depth`.
  ///
  /// O(log runs).
  public func layer(_ layer: Int) -> (units: Count, weights: Count) {
    let place = layers.partitioningIndex { $0.layers.upperBound >= layer }
    guard place < layers.count, layers[place].layers.contains(layer) else { return (0, 0) }
    return (layers[place].units(of: layer), layers[place].weights(of: layer))
  }
}

/// The blocks of the network for one f, or why they are not known.
public enum InstanceInventory: Sendable, Hashable {
  /// Exactly the materialised network's.
  case inventory(StructureInventory)
  /// Counting it would take too long, or f cannot be sampled so finely.
  case unavailable(EvaluationError)
}

extension Construction {
  /// The blocks of the structure that holds for every f with this C, or of the envelope: what
  /// `structureCounts` counts.
  ///
  /// About as many operations as the counts; made anew at every call.
  public var inventory: StructureInventory {
    switch self {
    case .independent(let construction): construction.inventory
    case .dependent(let construction): construction.inventory
    case .compact(let construction): construction.inventory
    }
  }

  /// The blocks of the network for this f, exactly as it is materialised: what `instanceCounts`
  /// counts, within the same limits; nil as soon as it is no longer wanted.
  ///
  /// Which codebook values occur depends on f even where the counts do not, so every block is
  /// visited: up to some seconds.
  public func instanceInventory(while isWanted: () -> Bool = { true }) -> InstanceInventory? {
    switch self {
    case .independent(let construction): construction.instanceInventory(while: isWanted)
    case .dependent(let construction): construction.instanceInventory(while: isWanted)
    case .compact(let construction): construction.instanceInventory(while: isWanted)
    }
  }
}
