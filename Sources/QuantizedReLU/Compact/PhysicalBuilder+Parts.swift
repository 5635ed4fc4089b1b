/// What both compact networks are made of.
extension PhysicalBuilder {
  /// One piece of a coordinate: clamp(x - l, 0, w), or w less that.
  struct Piece {
    var signal: Signal
    /// Whether it holds w - clamp(x - l, 0, w).
    var isComplement: Bool
  }

  /// Two copies of x/2, each layer two that read both, up to a layer: the last two.
  mutating func pair(to layer: Int) -> [Signal] {
    copies(of: 0, through: layer)[layer - 1]
  }

  /// Two copies of half a coordinate on every layer from the first, those of layer L at place L - 1.
  mutating func copies(of axis: Int, through layer: Int) -> [[Signal]] {
    var copies: [[Signal]] = []
    for layer in 1...layer {
      let below = copies.last ?? [PhysicalBuilder.input(axis)]
      copies.append((0..<2).map { _ in unit(layer: layer, below.map { Edge($0) }) })
    }
    return copies
  }

  /// The 2^depth pieces of a coordinate, from left to right: each layer halves all of them, read with
  /// a weight and its negative.
  ///
  /// Of a piece n and half its width c, s(n - c) and s(c - n) are the two halves, one of them a
  /// complement: one unit and two edges for each. Without the last piece there is one less.
  mutating func pieces(
    of root: Signal, depth: Int, weight: PhysicalWeight = .half, isLastNeeded: Bool = true,
    half: (Int) -> ConstantPlace
  ) -> [Piece] {
    var pieces = [Piece(signal: root, isComplement: false)]
    for level in 0..<depth {
      let middle = constant(half(level))
      let layer = root.layer + level + 1
      var next: [Piece] = []
      next.reserveCapacity(2 * pieces.count)
      for (place, piece) in pieces.enumerated() {
        for isRight in [false, true] {
          let isLast = level == depth - 1 && place == pieces.count - 1 && isRight
          if isLast, !isLastNeeded { continue }
          // The part of n above c: the right half of a piece, the left one of a complement.
          let isUpper = isRight != piece.isComplement
          let signal = unit(
            layer: layer,
            [
              Edge(piece.signal, isNegative: !isUpper, weight),
              Edge(middle, isNegative: isUpper, weight),
            ])
          next.append(Piece(signal: signal, isComplement: !isRight))
        }
      }
      pieces = next
    }
    return pieces
  }

  /// The number that a chain of signs holds, on layer `signs.count` + 1.
  mutating func start(_ signs: [Int]) -> Signal {
    var value = unit(layer: 1, [], bias: .half)
    for sign in signs {
      value = unit(layer: value.layer + 1, [Edge(value, isNegative: sign < 0)], bias: .half)
    }
    return value
  }

  /// Four copies that read four copies: twice the value on each layer.
  mutating func amplified(_ copies: [Signal], times: Int) -> [Signal] {
    var copies = copies
    for _ in 0..<times {
      copies = (0..<4).map { _ in unit(layer: copies[0].layer + 1, copies.map { Edge($0) }) }
    }
    return copies
  }

  /// The network whose output is twice the value of four copies, less a shift.
  mutating func finish(_ copies: [Signal], shift: OutputShift) -> LayeredNetwork {
    let last = copies[0].layer
    var edges = copies.map { Edge($0) }
    let summands = self.summands(of: shift, layer: last - shift.amplified)
    guard shift.scale > 0 else {
      edges += summands.map { Edge($0, isNegative: true) }
      return finish(edges, bias: shift.hasBias ? .minusHalf : nil)
    }
    let copies = (0..<4).map { _ in
      unit(layer: last - shift.scale, summands.map { Edge($0) }, bias: shift.hasBias ? .half : nil)
    }
    edges += amplified(copies, times: shift.scale).map { Edge($0, isNegative: true) }
    return finish(edges, bias: nil)
  }

  private mutating func summands(of shift: OutputShift, layer: Int) -> [Signal] {
    (0..<shift.halves).map { _ in unit(layer: layer, [], bias: .half) }
      + shift.constants.map { constant(ConstantPlace(layer: layer, exponent: $0)) }
  }
}
