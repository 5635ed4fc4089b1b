#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What quantization costs: the quantized network's counts over those of the unquantized baseline
/// (theory, section 7).
///
/// Approximate, to about 15 digits, however large the counts are.
public struct QuantizationOverhead: Sendable, Hashable {
  /// Quantized weights for every real weight.
  public let weights: Double
  /// Quantized bits, weights x log2(lambda), for every bit of the baseline; below 1 where
  /// quantization saves memory.
  public let bits: Double

  init(quantized: NetworkCounts, baseline: UnquantizedCounts) {
    weights = quantized.weights.approximateRatio(to: baseline.weights)
    bits =
      weights * Glibc.log2(Double(quantized.lambda)) / Double(UnquantizedCounts.bitsPerWeight)
  }
}
