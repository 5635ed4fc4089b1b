import QuantizedReLU

/// The numbers and the picture of one setting, as the engine gave them.
package struct Snapshot: Sendable, Equatable {
  /// What it was computed for.
  package var subject: Subject
  /// The weight values.
  package var codebook: Codebook
  /// Design parameters.
  package var design: [DesignParameter]
  /// Counts that hold for every f of the class.
  package var structure: NetworkCounts
  /// Counts of the network with real coefficients.
  package var unquantized: UnquantizedCounts
  /// What quantization costs beside it.
  package var overhead: QuantizationOverhead
  /// What is proven of |f' - f| on the whole cube.
  package var proven: UpperBound
  /// Counts for this f.
  package var instance: Instance
  /// What is drawn.
  package var picture: Picture
  /// The largest error found on the samples; nil where there is no picture.
  package var worst: WorstError?
  /// Milliseconds that it took, as measured by whoever computed it; nil: not measured.
  package var milliseconds: Double?

  /// The counts for this f.
  package enum Instance: Sendable, Equatable {
    /// Counted.
    case counts(NetworkCounts)
    /// Still being counted.
    case pending
    /// Not counted, and why.
    case unavailable(String)
  }

  /// What is drawn.
  package enum Picture: Sendable, Equatable {
    /// f, f' over an interval (d = 1) or along a line through the cube (d >= 3).
    case curve(x: [Double], f: [Double], approximation: [Double])
    /// f and f' at the centres of side x side equal cells of the square, row by row from below.
    case heat(side: Int, f: [Double], approximation: [Double])
    /// f alone along a line through the cube, and why f' cannot be drawn, as one sentence.
    case reference(x: [Double], f: [Double], reason: String)
    /// Bits against lambda.
    case bitWidth(BitWidthPicture)
    /// Weights and bits against 1/epsilon.
    case scaling(ScalingPicture)
    /// The blocks of the construction.
    case structure(StructurePicture)
    /// The steps of the function-dependent structure from f to f'.
    case transform(TransformPicture)
    /// The path of signs of the compact structure against f.
    case path(PathPicture)
    /// Every number with its formula.
    case explanations([Explanation])
    /// Still being computed.
    case pending
    /// Nothing can be drawn, and why, as one sentence.
    case refused(String)
  }

  /// The largest |f' - f| among the samples.
  package struct WorstError: Sendable, Equatable {
    /// |f' - f|.
    package var value: Double
    /// Where.
    package var point: [Double]
    /// Among how many points.
    package var samples: Int
  }
}
