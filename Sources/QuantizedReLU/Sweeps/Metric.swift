/// What a sweep measures of a network.
public enum Metric: String, CaseIterable, Sendable, Hashable {
  /// Of the network for this f.
  case weights, bits, packedBits, depth, width, units
  /// Weights times epsilon: level where the weights grow like 1/epsilon.
  case weightsTimesEpsilon
  /// Of the structure, or the envelope: what holds for every f.
  case structureWeights, structureBits, structurePackedBits, structureDepth, structureWidth,
    structureUnits, structureWeightsTimesEpsilon
  /// The largest |f' - f| at the `SamplePoints`: of [0, 1] (d = 1), of the square (d = 2), of the
  /// diagonal (d > 2).
  case error
  /// Of the network with real coefficients, 32 bits a weight.
  case unquantizedWeights, unquantizedBits
  /// Structure over unquantized, in weights and in bits.
  case overhead, bitsOverhead
  /// Structure over the theorem's rate, in weights and in bits: 1 where the rate was given its
  /// constant (`Construction.fittedBound`), level where the network grows as the theorem says.
  case boundRatio, bitsBoundRatio
}
