/// Turns a logical circuit into a network on one codebook (theory, section 1).
///
/// A coefficient becomes the edges of its shortest sum; a unit gets as many copies as any one
/// reader takes edges from it; every copy repeats the whole fan-in. A bias that is no codebook
/// value is read from a bias-only unit on the level below, one for each level. Works from the
/// output down, since copies are decided by readers.
struct Lowering {
  let circuit: Circuit
  let codebook: Codebook
  /// Codes of each coefficient's edges.
  private let edges: [[Int]]
  /// For a bias: its code when it is a value, else the edges from the level's constant unit.
  private let biasCodes: [Int?]
  private let biasEdges: [[Int]]
  private let unitStepCode: Int
  /// Copies of every unit, level by level, and of the constant unit of each level (index 0 is level
  /// 1).
  private(set) var copies: [[Int32]] = []
  private(set) var constantCopies: [Int] = []

  /// Decides the copies.
  ///
  /// O(terms).
  ///
  /// - Throws: `CodebookError.cannotRealise` for the first coefficient without a short sum.
  init(_ circuit: Circuit, on codebook: Codebook) throws(CodebookError) {
    self.circuit = circuit
    self.codebook = codebook
    let step = try codebook.unitStep
    unitStepCode = codebook.code(of: step) ?? 0
    let used = circuit.coefficientUse
    var edges: [[Int]] = []
    var biasCodes: [Int?] = []
    var biasEdges: [[Int]] = []
    for (index, value) in circuit.coefficients.enumerated() {
      edges.append(used.terms.contains(index) ? try codebook.realise(value) : [])
      let code = codebook.code(of: value)
      biasCodes.append(code)
      biasEdges.append(
        used.biases.contains(index) && code == nil ? try codebook.realise(value / step) : [])
    }
    self.edges = edges
    self.biasCodes = biasCodes
    self.biasEdges = biasEdges
    decideCopies()
  }

  private mutating func decideCopies() {
    copies = circuit.levels.map { Array(repeating: 1, count: $0.unitCount) }
    constantCopies = Array(repeating: 0, count: circuit.levels.count)
    let readers = circuit.levels + [circuit.output]
    for level in stride(from: readers.count - 1, through: 1, by: -1) {
      let reader = readers[level]
      for (term, source) in reader.sources.enumerated() {
        let count = Int32(edges[Int(reader.coefficients[term].index)].count)
        if copies[level - 1][Int(source)] < count { copies[level - 1][Int(source)] = count }
      }
      for bias in reader.biases where bias != Circuit.Level.noBias {
        constantCopies[level - 1] = max(constantCopies[level - 1], biasEdges[Int(bias)].count)
      }
      for (unit, minimum) in circuit.levels[level - 1].minimumCopies.enumerated()
      where copies[level - 1][unit] < minimum {
        copies[level - 1][unit] = Int32(minimum)
      }
    }
  }

  /// Counts of the network without placing its edges.
  ///
  /// O(terms).
  var counts: NetworkCounts {
    var units = 0
    var width = 0
    var weights = 0
    for (number, level) in circuit.levels.enumerated() {
      var levelUnits = constantCopies[number]
      weights += constantCopies[number]
      for unit in 0..<level.unitCount {
        let count = Int(copies[number][unit])
        levelUnits += count
        weights += count * fanIn(of: unit, in: level)
      }
      units += levelUnits
      width = max(width, levelUnits)
    }
    weights += fanIn(of: 0, in: circuit.output)
    return NetworkCounts(
      depth: Count(circuit.levels.count + 1), width: Count(width), units: Count(units),
      weights: Count(weights), lambda: codebook.lambda)
  }

  private func fanIn(of unit: Int, in level: Circuit.Level) -> Int {
    var count = 0
    for term in Int(level.rowStart[unit])..<Int(level.rowStart[unit + 1]) {
      count += edges[Int(level.coefficients[term].index)].count
    }
    let bias = level.biases[unit]
    guard bias != Circuit.Level.noBias else { return count }
    return count + (biasCodes[Int(bias)] == nil ? biasEdges[Int(bias)].count : 1)
  }

  /// Places every edge.
  ///
  /// O(weights) time and 6 bytes a weight.
  func network() -> LayeredNetwork {
    var network = LayeredNetwork(codebook: codebook, inputCount: circuit.inputCount)
    // Where a unit's first copy stands on the level below; inputs have one copy.
    var places = (0..<circuit.inputCount).map { Int32($0) }
    for (number, level) in circuit.levels.enumerated() {
      let constants = number > 0 ? constantCopies[number - 1] : 0
      var layer = LayeredNetwork.Layer()
      var next: [Int32] = []
      next.reserveCapacity(level.unitCount)
      var free: Int32 = 0
      for _ in 0..<constantCopies[number] {
        // A constant unit stands first on its level: no edges, one bias.
        layer.biases.append(UInt16(unitStepCode))
        layer.rowStart.append(layer.columns.count)
        free += 1
      }
      for unit in 0..<level.unitCount {
        next.append(free)
        for _ in 0..<copies[number][unit] {
          place(unit, of: level, into: &layer, places: places, constants: constants)
        }
        free += copies[number][unit]
      }
      network.layers.append(layer)
      places = next
    }
    var output = LayeredNetwork.Layer()
    place(0, of: circuit.output, into: &output, places: places, constants: constantCopies.last ?? 0)
    network.layers.append(output)
    return network
  }

  private func place(
    _ unit: Int, of level: Circuit.Level, into layer: inout LayeredNetwork.Layer, places: [Int32],
    constants: Int
  ) {
    for term in Int(level.rowStart[unit])..<Int(level.rowStart[unit + 1]) {
      let first = places[Int(level.sources[term])]
      for (copy, code) in edges[Int(level.coefficients[term].index)].enumerated() {
        layer.columns.append(first + Int32(copy))
        layer.codes.append(UInt16(code))
      }
    }
    let bias = level.biases[unit]
    if bias == Circuit.Level.noBias {
      layer.biases.append(LayeredNetwork.Layer.noBias)
    } else if let code = biasCodes[Int(bias)] {
      layer.biases.append(UInt16(code))
    } else {
      precondition(biasEdges[Int(bias)].count <= constants)
      for (copy, code) in biasEdges[Int(bias)].enumerated() {
        layer.columns.append(Int32(copy))
        layer.codes.append(UInt16(code))
      }
      layer.biases.append(LayeredNetwork.Layer.noBias)
    }
    layer.rowStart.append(layer.columns.count)
  }
}

extension Circuit {
  /// Which table entries stand at terms and which at biases: each is realised only where it is
  /// used.
  fileprivate var coefficientUse: (terms: Set<Int>, biases: Set<Int>) {
    var terms = [Bool](repeating: false, count: coefficients.count)
    var biases = terms
    for level in levels + [output] {
      for coefficient in level.coefficients { terms[Int(coefficient.index)] = true }
      for bias in level.biases where bias != Level.noBias { biases[Int(bias)] = true }
    }
    return (
      Set(terms.indices.filter { terms[$0] }), Set(biases.indices.filter { biases[$0] })
    )
  }
}

extension Circuit {
  /// The network of this circuit on a codebook.
  ///
  /// - Throws: `CodebookError.cannotRealise` for the first coefficient without a short sum.
  public func lowered(to codebook: Codebook) throws(CodebookError) -> LayeredNetwork {
    try Lowering(self, on: codebook).network()
  }

  /// The counts of `lowered(to:)`, without placing an edge.
  public func counts(on codebook: Codebook) throws(CodebookError) -> NetworkCounts {
    try Lowering(self, on: codebook).counts
  }
}
