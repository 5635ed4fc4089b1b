/// How the output takes away what kept every unit above 0: 2 C or (3 - 2^-k) C.
///
/// Up to C = 1 the output has a bias of -1/2 and reads units of 1/2 and smaller constants with -1/2.
/// With C > 1 four copies of half the shift over C are made so and doubled together with the sum.
struct OutputShift {
  /// log2 of C.
  let scale: Int
  /// Whether there is a bias of 1/2.
  let hasBias: Bool
  /// Units of 1/2 that are read beside it.
  let halves: Int
  /// Constants 2^-e that are read with them.
  let exponents: Range<Int>
  /// One more such constant, where 2 C is less than all that a bias and units of 1/2 make.
  let first: Int?

  /// 2 C, or (3 - 2^-k) C where k > 0.
  init(scale: Int, digits k: Int = 0) {
    self.scale = scale
    // 2^-(s - 1) and the k bits 2^-(s + 1), 2^-(s + 2), ...
    let s = scale > 0 ? 1 : -scale
    let bits = (s + 1)..<(s + 1 + k)
    let quarters = ([s - 1] + bits.prefix { $0 <= 2 }).reduce(0) {
      $1 <= 2 ? $0 + 1 << (2 - $1) : $0
    }
    hasBias = quarters >= 2
    halves = hasBias ? quarters - 2 : quarters
    let small = max(3, bits.lowerBound)
    exponents = (small - 1)..<max(small, bits.upperBound) - 1
    first = s - 1 > 2 ? s - 2 : nil
  }

  /// Layers between the constants and the last hidden layer.
  var amplified: Int { scale > 0 ? scale + 1 : 0 }

  /// All constants that are read beside the units of 1/2.
  var constants: [Int] { (first.map { [$0] } ?? []) + Array(exponents) }

  /// Counts it and the edges of the output that read it; the last hidden layer is `last`.
  func count(in census: inout CompactCensus, last: Int) {
    let layer = last - amplified
    census.add(.shift, layer: layer, units: halves, weights: halves)
    for exponent in constants {
      census.add(.shift, layers: (layer - exponent + 1)...layer, units: 1, weights: 1)
    }
    let summands = halves + constants.count + (hasBias ? 1 : 0)
    guard scale > 0 else {
      census.add(.shift, layer: last + 1, units: 0, weights: summands, negatives: summands)
      return
    }
    census.add(.shift, layer: layer + 1, units: 4, weights: 4 * summands)
    census.add(.shift, layers: (layer + 2)...last, units: 4, weights: 16)
    census.add(.shift, layer: last + 1, units: 0, weights: 4, negatives: 4)
  }
}
