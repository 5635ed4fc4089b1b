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

  /// Whether it is about this f rather than about every f of the class.
  public var isOfInstance: Bool {
    switch self {
    case .weights, .bits, .packedBits, .depth, .width, .units, .weightsTimesEpsilon, .error: true
    default: false
    }
  }
}

/// The value of a metric.
public enum MetricValue: Sendable, Hashable {
  /// A count, exact or enclosed.
  case count(Count)
  /// A double; infinite where it is beyond their range.
  case number(Double)
  /// Not known, because it would take too long.
  case missing

  /// The nearest double; infinite beyond their range, NaN where it is missing.
  public var double: Double {
    switch self {
    case .count(let count): count.approximateDouble
    case .number(let value): value
    case .missing: .nan
    }
  }

  /// As written in files: exact counts, else the shortest decimal; empty where it is missing.
  public var text: String {
    switch self {
    case .count(let count): count.text
    case .number(let value): "\(value)"
    case .missing: ""
    }
  }
}
