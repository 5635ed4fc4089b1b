#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// What a network costs (theory, section 1).
///
/// All exact, or certified enclosures above 4096 bits.
public struct NetworkCounts: Sendable, Hashable {
  /// Weight layers: hidden layers + 1.
  public var depth: Count
  /// Units in the widest hidden layer.
  public var width: Count
  /// Hidden units.
  public var units: Count
  /// Nonzero connections and nonzero biases.
  public var weights: Count
  /// Distinct values a weight may take.
  public var lambda: Int

  init(depth: Count, width: Count, units: Count, weights: Count, lambda: Int) {
    self.depth = depth
    self.width = width
    self.units = units
    self.weights = weights
    self.lambda = lambda
  }

  /// Memory as [D] counts it, weights x log2(lambda), beyond the range of doubles too.
  public var memoryBits: ScaledCount {
    ScaledCount(weights, times: Glibc.log2(Double(lambda)))
  }

  /// The same as a double, infinite beyond their range.
  public var bits: Double { memoryBits.double }

  /// The same as text: all digits where log2(lambda) is whole.
  public var bitsText: String {
    lambda.exactLog2.map { (weights * $0).text } ?? memoryBits.text
  }

  /// Whole bits a weight: ceil(log2(lambda)).
  public var packedBitsPerWeight: Int { lambda.ceilingLog2 }

  /// Weights x ceil(log2(lambda)), in bits.
  public var packedBits: Count { weights * packedBitsPerWeight }
}

extension Int {
  /// The least k with 2^k >= self, for a positive number.
  var ceilingLog2: Int {
    precondition(self > 0)
    return self == 1 ? 0 : Int.bitWidth - (self - 1).leadingZeroBitCount
  }

  /// The greatest k with 2^k <= self, for a positive number.
  var floorLog2: Int {
    precondition(self > 0)
    return Int.bitWidth - 1 - leadingZeroBitCount
  }

  /// The k with 2^k == self, if there is one.
  var exactLog2: Int? { self > 0 && self & (self - 1) == 0 ? trailingZeroBitCount : nil }
}
