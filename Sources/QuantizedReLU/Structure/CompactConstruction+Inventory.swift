extension CompactConstruction {
  /// The blocks of the structure, which are those of every instance.
  ///
  /// O(tau), or O(Lambda + J) for levels.
  public var inventory: StructureInventory { inventory(instanceUse: nil) }

  /// The blocks of the network for this f, with the values that its weights have; nil as soon as it is
  /// no longer wanted.
  ///
  /// O(weights): it is built, up to `inventoryLimit` weights.
  public func instanceInventory(while isWanted: () -> Bool = { true }) -> InstanceInventory? {
    guard isWanted() else { return nil }
    do {
      guard
        let network = try network(
          weightLimit: CompactConstruction.inventoryLimit, while: isWanted), isWanted()
      else { return nil }
      return .inventory(inventory(instanceUse: network.codeCounts))
    } catch {
      return .unavailable(error)
    }
  }

  /// The most weights that are built to see which values they have.
  static let inventoryLimit = 1 << 22

  private func inventory(instanceUse: [Int: Int]?) -> StructureInventory {
    let census = design.census
    return StructureInventory(
      ledger(of: census, instanceUse: instanceUse),
      depth: census.runs.map(\.layers.upperBound).max() ?? 0, choice: .sign,
      descriptions(of: census))
  }

  private func descriptions(of census: CompactCensus) -> [BlockDescription] {
    let ladders = census.runs.count { $0.block == .constants }
    return switch design {
    case .path(let path):
      PathDescriptions(design: path, ladders: ladders).all
    case .levels(let levels):
      LevelDescriptions(design: levels, ladders: ladders).all
    }
  }

  private func ledger(of census: CompactCensus, instanceUse: [Int: Int]?) -> CensusLedger {
    let edges: EdgeCounts
    do { edges = try EdgeCounts(codebook) } catch {
      preconditionFailure("1/2 and -1/2 make every coefficient: \(error)")
    }
    var ledger = CensusLedger(codebook: codebook, edges: edges)
    for run in census.runs {
      ledger.add(
        CensusLedger.Entry(
          block: run.block.kind, start: run.layers.lowerBound, length: run.layers.count,
          units: run.units, weights: run.weights))
    }
    guard let instanceUse else {
      for run in census.runs {
        let length = Count(run.layers.count)
        ledger.choose(run.chosen * length)
        ledger.use(code: code(of: run.value.negated), times: run.negatives * length)
        ledger.use(code: code(of: run.value), times: run.positives * length)
      }
      return ledger
    }
    for (code, count) in instanceUse { ledger.use(code: code, times: Count(count)) }
    return ledger
  }

  /// A value that no weight of the network has may have no code.
  private func code(of weight: PhysicalWeight) -> Int { codebook.code(of: weight.value) ?? 0 }
}

extension LayeredNetwork {
  /// How many weights have each code.
  fileprivate var codeCounts: [Int: Int] {
    var counts = [Int](repeating: 0, count: codebook.codeCount)
    for layer in layers {
      for code in layer.codes { counts[Int(code)] += 1 }
      for code in layer.biases where code != Layer.noBias { counts[Int(code)] += 1 }
    }
    return Dictionary(uniqueKeysWithValues: counts.enumerated().map { ($0.offset, $0.element) })
  }
}

extension CompactBlock {
  /// What view and reports call it.
  fileprivate var kind: StructureBlock.Kind {
    switch self {
    case .coordinate: .coordinate
    case .constants: .constants
    case .pieces: .pieces
    case .masks: .masks
    case .bits: .bits
    case .hats: .hats
    case .gates: .gates
    case .nodes: .nodes
    case .jumps: .jumps
    case .start: .start
    case .horner: .horner
    case .amplifier: .amplifier
    case .shift: .shift
    }
  }
}
