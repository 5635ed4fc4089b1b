extension CompactFolded {
  private typealias Edge = PhysicalBuilder.Edge
  private typealias Signal = PhysicalBuilder.Signal

  /// The network of a path with T steps.
  ///
  /// O(T).
  func network(of path: SignPath, codebook: Codebook) -> LayeredNetwork {
    precondition(path.exponent == exponent && path.scale == scale)
    let code = FoldedPath(path, blockExponent: blockExponent, pieceExponent: pieceExponent)
    var builder = PhysicalBuilder(codebook: codebook)
    let pair = builder.pair(to: rootLayer - 1)
    let zigzag = zigzag(pair, in: &builder)
    let pieces = builder.pieces(of: zigzag, depth: pieceExponent, half: pieceHalf)
    let ramps = ramps(pair, in: &builder)
    let gates = gates(pieces, masks: masks(ramps, in: &builder), code, in: &builder)
    let digits = digits(ramps, code, in: &builder)
    // (g(0) + 1) / 2, a chain of tau signs.
    let start = builder.start(
      StartCode.signs(of: path.value(0) + path.steps, count: exponent))

    var accumulator = builder.relay(digits[pieceExponent], to: sumLayer - pieceExponent - 2)
    var copies = (0..<2).map { _ in
      builder.unit(layer: sumLayer - pieceExponent - 1, [Edge(accumulator)])
    }
    for digit in stride(from: pieceExponent - 1, through: 0, by: -1) {
      let layer = digitReader(digit)
      accumulator = builder.relay(digits[digit], to: layer - 1)
      var edges = (copies + [accumulator]).map { Edge($0) }
      if digit == 0 {
        edges.append(Edge(builder.relay(gates, to: layer - 1)))
        edges.append(Edge(builder.relay(start, to: layer - 1)))
      }
      copies = (0..<2).map { _ in builder.unit(layer: layer, edges) }
    }
    // The sum of all pieces but the last, which the gates have counted twice.
    let ends = [
      Edge(builder.relay(pieces[pieces.count - 1].signal, to: sumLayer - 1)),
      Edge(builder.relay(zigzag, to: sumLayer - 1), isNegative: true),
    ]
    let full = (0..<4).map { _ in builder.unit(layer: sumLayer, copies.map { Edge($0) } + ends) }
    return builder.finish(builder.amplified(full, times: doublings), shift: shift)
  }

  /// From 0 to W - h and back in every two blocks, standing still in the last step of each: folds of
  /// x + h/2 at 2^-k, kept as two units.
  private func zigzag(_ pair: [Signal], in builder: inout PhysicalBuilder) -> Signal {
    var fold = [builder.unit(layer: rootLayer, pair.map { Edge($0) })]
    for k in 1...blockExponent {
      if k == 1 { fold.append(builder.constant(firstHalfStep)) }
      let bend = builder.constant(bend(k))
      fold = [false, true].map { isNegative in
        builder.unit(
          layer: rootLayer + k,
          fold.map { Edge($0, isNegative: isNegative) } + [Edge(bend, isNegative: !isNegative)])
      }
    }
    let length = builder.constant(blockLength)
    let halfStep = builder.constant(lastHalfStep)
    return builder.unit(
      layer: zigzagLayer,
      (fold + [halfStep]).map { Edge($0, isNegative: true) } + [Edge(length)])
  }

  /// One for each block: from 0 to h in its seam.
  private func ramps(_ pair: [Signal], in builder: inout PhysicalBuilder) -> [Signal] {
    let quarter = builder.unit(layer: rootLayer, [Edge(pair[0])])
    let blocks = builder.pieces(
      of: builder.relay(quarter, to: blockRootLayer), depth: blockExponent, half: blockHalf)
    let summands = seamSummands
    let block = builder.constant(summands.block)
    let step = builder.constant(summands.step)
    let seam = builder.unit(layer: blockLayer, [Edge(block), Edge(step, isNegative: true)])
    let height = builder.constant(rampStep)
    return blocks.map { block in
      let threshold = block.isComplement ? height : seam
      return builder.unit(
        layer: rampLayer,
        [
          Edge(block.signal, isNegative: block.isComplement),
          Edge(threshold, isNegative: !block.isComplement),
        ])
    }
  }

  /// One for each block: h inside it, changing in the seams at its ends.
  private func masks(_ ramps: [Signal], in builder: inout PhysicalBuilder) -> [Signal] {
    let first = builder.constant(maskStep)
    let rises = [first] + ramps.dropLast()
    return rises.indices.map { block in
      // After the last seam there is no further block.
      let fall =
        block == ramps.count - 1 ? [] : [Edge(ramps[block], isNegative: true)]
      return builder.unit(layer: maskLayer, [Edge(rises[block])] + fall)
    }
  }

  /// The sum of the pieces whose bit is up.
  ///
  /// A bit signal is linear in the masks, so that a gate with a full or an empty piece is linear
  /// across a seam.
  private func gates(
    _ pieces: [PhysicalBuilder.Piece], masks: [Signal], _ code: FoldedPath,
    in builder: inout PhysicalBuilder
  ) -> Signal {
    let height = builder.constant(bitStep)
    let gates = pieces.dropLast().enumerated().map { place, piece in
      let signs = masks.enumerated().map { block, mask in
        Edge(
          mask,
          isNegative: (code.bit(piece: place, block: block) > 0) != piece.isComplement)
      }
      let bit = builder.unit(layer: bitLayer, signs + [Edge(height)])
      return builder.unit(
        layer: gateLayer,
        [
          Edge(bit, isNegative: !piece.isComplement),
          Edge(piece.signal, isNegative: piece.isComplement),
        ])
    }
    return builder.unit(layer: gateLayer + 1, gates.map { Edge($0) })
  }

  /// Digit k of all jumps: the ramps of all blocks for k = 0, of the even ones for the others.
  private func digits(
    _ ramps: [Signal], _ code: FoldedPath, in builder: inout PhysicalBuilder
  ) -> [Signal] {
    let shift = builder.constant(digitShift)
    var edges = [[Edge]](repeating: [], count: pieceExponent + 1)
    for (block, ramp) in ramps.enumerated() {
      for (digit, sign) in code.jumpSigns(after: block).enumerated() {
        edges[digit].append(Edge(ramp, isNegative: sign < 0))
      }
    }
    return edges.map { builder.unit(layer: maskLayer, $0 + [Edge(shift)]) }
  }
}
