/// What a sweep measures of a network.
public enum Metric: String, CaseIterable, Sendable, Hashable {
  /// Of the network for this f.
  case weights, bits, packedBits, depth, width, units
  /// Weights times epsilon: level where the weights grow like 1/epsilon.
  case weightsTimesEpsilon
  /// Of the structure, or the envelope: what holds for every f.
  case structureWeights, structureBits, structurePackedBits, structureDepth, structureWidth,
    structureUnits, structureWeightsTimesEpsilon
  /// The largest |f' - f| at 1001 points of a uniform grid (d = 1) or on one of 65 x 65 (d = 2).
  case error
  /// Of the network with real coefficients, 32 bits a weight.
  case unquantizedWeights, unquantizedBits
  /// Structure over unquantized, in weights and in bits.
  case overhead, bitsOverhead
}
