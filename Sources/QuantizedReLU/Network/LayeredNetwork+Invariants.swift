extension LayeredNetwork {
  /// What a layered network on a codebook must never do.
  public enum Violation: Error, Equatable, Sendable {
    /// An edge reads a unit that the layer below does not have.
    case noSuchSource(layer: Int, unit: Int)
    /// A code that the codebook does not have.
    case noSuchCode(layer: Int, unit: Int)
    /// Two edges between the same two units.
    case doubledEdge(layer: Int, unit: Int)
    /// The output layer has more or fewer than one unit.
    case outputUnits(Int)
    /// Rows, columns, codes and biases do not fit together.
    case malformed(layer: Int)
  }

  /// Checks every edge.
  ///
  /// O(weights) with a mark per unit of the layer below.
  ///
  /// - Throws: the first `Violation`.
  public func checkInvariants() throws(Violation) {
    var below = inputCount
    for (number, layer) in layers.enumerated() {
      guard layer.rowStart.count == layer.unitCount + 1, layer.rowStart.first == 0,
        layer.rowStart.last == layer.columns.count, layer.columns.count == layer.codes.count
      else { throw .malformed(layer: number) }
      var lastReader = [Int](repeating: -1, count: below)
      for unit in 0..<layer.unitCount {
        guard layer.rowStart[unit] <= layer.rowStart[unit + 1] else {
          throw .malformed(layer: number)
        }
        if layer.biases[unit] != Layer.noBias, Int(layer.biases[unit]) >= codebook.codeCount {
          throw .noSuchCode(layer: number, unit: unit)
        }
        for edge in layer.rowStart[unit]..<layer.rowStart[unit + 1] {
          let source = Int(layer.columns[edge])
          guard source >= 0, source < below else { throw .noSuchSource(layer: number, unit: unit) }
          guard Int(layer.codes[edge]) < codebook.codeCount else {
            throw .noSuchCode(layer: number, unit: unit)
          }
          guard lastReader[source] != unit else { throw .doubledEdge(layer: number, unit: unit) }
          lastReader[source] = unit
        }
      }
      below = layer.unitCount
    }
    guard below == 1 else { throw .outputUnits(below) }
  }
}
