/// The hats that f' is a sum of.
extension CompactLevels {
  private typealias Edge = PhysicalBuilder.Edge

  /// The hats of the base in the order of `HatShape.all`, each 2^-B high, one variable: differences of
  /// the pieces of a tree.
  func baseHats(_ root: PhysicalBuilder.Signal, in builder: inout PhysicalBuilder)
    -> [[PhysicalBuilder.Signal]]
  {
    let x = builder.relay(root, to: baseRoot)
    let pieces = builder.pieces(of: x, depth: baseLevel, half: baseHalf)
    let height = builder.constant(baseHeight(layer: gateLayer - 1))
    // Left pieces are complements: hat 0 is the first, hat 2^B the last piece as it is.
    let hats = (0...pieces.count).map { node in
      if node == 0 { return builder.unit(layer: gateLayer, [Edge(pieces[0].signal)]) }
      if node == pieces.count {
        return builder.unit(layer: gateLayer, [Edge(pieces[node - 1].signal)])
      }
      let isOdd = !node.isMultiple(of: 2)
      return builder.unit(
        layer: gateLayer,
        [pieces[node - 1], pieces[node]].map { Edge($0.signal, isNegative: isOdd) }
          + [Edge(height, isNegative: !isOdd)])
    }
    let places = hats.indices
    return [places.filter { !$0.isMultiple(of: 2) }, places.filter { $0.isMultiple(of: 2) }].map {
      $0.map { hats[$0] }
    }
  }

  /// The nine hats of the grid 1/2 in two dimensions.
  func baseHats(
    _ first: PhysicalBuilder.Signal, _ second: PhysicalBuilder.Signal,
    in builder: inout PhysicalBuilder
  ) -> [[PhysicalBuilder.Signal]] {
    let half = builder.constant(baseHeight(layer: baseRoot))
    // How far each coordinate is from 1/2, on the left and on the right.
    let sides = [first, second].map { root in
      let x = builder.relay(root, to: baseRoot)
      return [true, false].map { isLeft in
        builder.unit(
          layer: baseRoot + 1, [Edge(x, isNegative: isLeft), Edge(half, isNegative: !isLeft)])
      }
    }
    let kept = sides.map { $0.map { builder.relay($0, to: baseRoot + 2) } }
    // s(a - b) for a side a of the first and b of the second.
    let above = sides[0].map { a in
      sides[1].map { b in
        builder.unit(layer: baseRoot + 2, [Edge(a), Edge(b, isNegative: true)])
      }
    }
    // s(t_2 - t_1), the sum of the two hats at (1/2, 0) and (1/2, 1).
    let other = builder.unit(
      layer: baseRoot + 2,
      sides[0].map { Edge($0, isNegative: true) } + sides[1].map { Edge($0) })
    let top = builder.constant(baseHeight(layer: baseRoot + 2))
    let center = builder.unit(
      layer: gateLayer,
      [Edge(top), Edge(other, isNegative: true)] + kept[0].map { Edge($0, isNegative: true) })
    let oddEven = kept[1].map { b in
      builder.unit(
        layer: gateLayer, [Edge(b)] + kept[0].map { Edge($0, isNegative: true) })
    }
    let evenOdd = above.map { sides in
      builder.unit(layer: gateLayer, [Edge(sides[0]), Edge(kept[1][1], isNegative: true)])
    }
    // min(a, b) = a - s(a - b).
    let corners = [0, 1].flatMap { a in
      [0, 1].map { b in
        builder.unit(layer: gateLayer, [Edge(kept[0][a]), Edge(above[a][b], isNegative: true)])
      }
    }
    return [[center], oddEven, evenOdd, corners]
  }

  /// s(2^-l - t - omega).
  func hat(
    _ fold: [PhysicalBuilder.Signal], level: Int, in builder: inout PhysicalBuilder
  ) -> PhysicalBuilder.Signal {
    let layer = hatLayer(level: level)
    let top = builder.constant(hatTop(level: level))
    let cut = builder.constant(cut(layer: layer - 1))
    return builder.unit(
      layer: layer, [Edge(top)] + (fold + [cut]).map { Edge($0, isNegative: true) })
  }

  /// The hats of nodes with both coordinates odd, the first, the second, each less omega: of
  /// 2^-l - max(t_1, t_2), t_2 - t_1, t_1 - t_2.
  func hats(
    _ first: [PhysicalBuilder.Signal], _ second: [PhysicalBuilder.Signal], level: Int,
    in builder: inout PhysicalBuilder
  ) -> [PhysicalBuilder.Signal] {
    let layer = hatLayer(level: level)
    let above = builder.unit(
      layer: layer - 1, first.map { Edge($0, isNegative: true) } + second.map { Edge($0) })
    let whole = builder.unit(layer: layer - 1, first.map { Edge($0) })
    let early = builder.constant(cut(layer: layer - 2))
    let second = builder.unit(
      layer: layer - 1,
      first.map { Edge($0) } + (second + [early]).map { Edge($0, isNegative: true) })
    let top = builder.constant(hatTop(level: level))
    let cut = builder.constant(cut(layer: layer - 1))
    let both = builder.unit(
      layer: layer, [Edge(top)] + [whole, above, cut].map { Edge($0, isNegative: true) })
    let first = builder.unit(layer: layer, [Edge(above), Edge(cut, isNegative: true)])
    return [both, first, builder.relay(second, to: layer)]
  }

  /// sum_k 2^(r-k) tooth_k, the teeth those of u - u^2 = sum_k g_k(u) / 4^k (Proposition 1), less what
  /// it reaches within omega of a node.
  func parabola(_ folds: [[PhysicalBuilder.Signal]], in builder: inout PhysicalBuilder)
    -> PhysicalBuilder.Signal
  {
    var sum: [PhysicalBuilder.Signal] = []
    for fold in 1...self.folds {
      let top = builder.constant(toothTop(fold))
      let tooth =
        [Edge(top)] + folds[baseLevel + fold].map { Edge($0, isNegative: true) }
      let copies = fold == self.folds ? 1 : 2
      sum = (0..<copies).map { _ in
        builder.unit(layer: top.layer + 1, sum.map { Edge($0) } + tooth)
      }
    }
    let cut = builder.constant(cut(layer: sum[0].layer))
    return builder.unit(
      layer: sum[0].layer + 1, [Edge(sum[0]), Edge(cut, isNegative: true)])
  }
}
