/// How the output takes away what kept every unit above 0: 2 C or (3 - 2^-k) C.
///
/// With C = 1 the output has the bias -1/2 and reads units of 1/2 and smaller constants with -1/2.
/// With C > 1 four copies of half the shift are made so and doubled together with the sum.
struct OutputShift {
  /// log2 of C, at least 0.
  let scale: Int
  /// Units of 1/2 that are read beside a bias of 1/2.
  let halves: Int
  /// Constants 2^-e that are read with them.
  let exponents: Range<Int>

  /// 2 C.
  static func two(scale: Int) -> OutputShift {
    OutputShift(scale: scale, halves: scale > 0 ? 2 : 6, exponents: 2..<2)
  }

  /// (3 - 2^-k) C, k >= 2.
  static func three(lessExponent k: Int, scale: Int) -> OutputShift {
    scale > 0
      ? OutputShift(scale: scale, halves: 3, exponents: 2..<(k + 1))
      : OutputShift(scale: scale, halves: 9, exponents: 2..<k)
  }

  /// Layers between the constants and the last hidden layer.
  var amplified: Int { scale > 0 ? scale + 1 : 0 }

  /// Counts it and the edges of the output that read it; the last hidden layer is `last`.
  func count(in census: inout CompactCensus, last: Int) {
    let layer = last - amplified
    census.add(.shift, layer: layer, units: halves, weights: halves)
    for exponent in exponents {
      census.add(.shift, layers: (layer - exponent + 1)...layer, units: 1, weights: 1)
    }
    let summands = halves + exponents.count
    guard scale > 0 else {
      census.add(.shift, layer: last + 1, units: 0, weights: summands + 1)
      return
    }
    census.add(.shift, layer: layer + 1, units: 4, weights: 4 * (summands + 1))
    census.add(.shift, layers: (layer + 2)...last, units: 4, weights: 16)
    census.add(.shift, layer: last + 1, units: 0, weights: 4)
  }
}
