extension CompactLevels {
  private typealias Edge = PhysicalBuilder.Edge
  private typealias Signal = PhysicalBuilder.Signal

  /// A hat of one level, or the parabola, that has digits of its own at every node.
  struct GatedHat {
    var level: Int
    /// Its place in `HatShape.new`.
    var place: Int
    var shape: HatShape
    /// On the layer of the digits.
    var signal: PhysicalBuilder.Signal
  }

  /// The network of coded coefficients.
  ///
  /// O(weights).
  package func network(of code: LevelSum, codebook: Codebook) -> LayeredNetwork {
    precondition(code.design == self && doublings >= 0, "C is not that small")
    var builder = PhysicalBuilder(codebook: codebook, inputCount: dimension)
    let copies = (0..<dimension).map {
      builder.copies(of: $0, through: max(hatRoot, hasLevels ? maskRoot : 0) - 1)
    }
    let roots = copies.map { pairs in
      builder.unit(layer: hatRoot, pairs[hatRoot - 2].map { Edge($0) })
    }
    let base =
      dimension == 1
      ? baseHats(roots[0], in: &builder) : baseHats(roots[0], roots[1], in: &builder)
    let gates = hasLevels ? gates(roots, copies, code, in: &builder) : [:]
    return sum(base: base, gates: gates, code, in: &builder)
  }

  /// The gates by the stage at which they enter; those of a coefficient's highest digit are taken away.
  private func gates(
    _ roots: [Signal], _ copies: [[[Signal]]], _ code: LevelSum, in builder: inout PhysicalBuilder
  ) -> [Int: (added: [Signal], taken: [Signal])] {
    let masks = axisMasks(copies, in: &builder)
    var gates: [Int: (added: [Signal], taken: [Signal])] = [:]
    for hat in hats(roots, in: &builder) {
      let nodes = nodeMasks(of: hat, masks, in: &builder)
      let count = digits(level: hat.level, oddCoordinates: hat.shape.oddCoordinates)
      let numbers = nodes.indices.map {
        code.coefficient(level: hat.level, shape: hat.place, node: $0)
      }
      for digit in 0..<count {
        let isTaken = digit == count - 1
        // Closed by the masks of the nodes whose digit is 0; two's complement.
        let bit = builder.unit(
          layer: bitLayer,
          zip(nodes, numbers).map { Edge($0, isNegative: $1 >> digit & 1 == 1) })
        let gate = builder.unit(
          layer: gateLayer, [Edge(hat.signal), Edge(bit, isNegative: true)])
        let stage = stage(level: hat.level, digit: digit)
        gates[stage, default: ([], [])].added += isTaken ? [] : [gate]
        gates[stage, default: ([], [])].taken += isTaken ? [gate] : []
      }
    }
    return gates
  }

  /// All hats of the levels, or the parabola, on the layer of the digits.
  private func hats(_ roots: [Signal], in builder: inout PhysicalBuilder) -> [GatedHat] {
    let folds = roots.map { root in
      var chain = [[root]]
      for fold in 1...foldCount {
        let bend = builder.constant(bend(fold))
        chain.append(
          [false, true].map { isNegative in
            builder.unit(
              layer: hatRoot + fold,
              chain[fold - 1].map { Edge($0, isNegative: isNegative) }
                + [Edge(bend, isNegative: !isNegative)])
          })
      }
      return chain
    }
    let shapes = HatShape.new(dimension: dimension)
    return levels.flatMap { level in
      let signals =
        self.folds > 0
        ? [parabola(folds[0], in: &builder)]
        : dimension == 1
          ? [hat(folds[0][level], level: level, in: &builder)]
          : hats(folds[0][level], folds[1][level], level: level, in: &builder)
      return shapes.indices.map { place in
        GatedHat(
          level: level, place: place, shape: shapes[place],
          signal: builder.relay(signals[place], to: bitLayer))
      }
    }
  }

  /// Digit by digit from the highest stage, with a constant of 2^-B at each from the lowest digit of
  /// f's values on and one more there, which add up to a power of two.
  private func sum(
    base: [[Signal]], gates: [Int: (added: [Signal], taken: [Signal])], _ code: LevelSum,
    in builder: inout PhysicalBuilder
  ) -> LayeredNetwork {
    var copies: [Signal] = []
    for stage in stride(from: topStage, through: 0, by: -1) {
      let layer = hornerLayer(stage: stage)
      let gates = gates[stage] ?? ([], [])
      var summands = gates.added.map { Edge($0) }
      let digit = stage - baseStage
      if (0..<precision).contains(digit) {
        for (shape, hats) in base.enumerated() {
          for (node, hat) in hats.enumerated() {
            let bits = (code.base(shape: shape, node: node) + (1 << precision) - 1) / 2
            summands.append(Edge(hat, isNegative: bits >> digit & 1 == 0))
          }
        }
      }
      var edges = copies.map { Edge($0) }
      if !summands.isEmpty {
        let constant = digit < 0 ? [] : [Edge(builder.constant(baseHeight(layer: gateLayer)))]
        let plane = builder.unit(layer: planeLayer, summands + constant)
        edges.append(Edge(builder.relay(plane, to: layer - 1)))
      }
      // Once where the stage has nothing else, and once more at the lowest digit.
      if digit == 0 || digit > 0 && summands.isEmpty {
        edges.append(Edge(builder.constant(baseHeight(layer: layer - 1))))
      }
      if !gates.taken.isEmpty {
        let plane = builder.unit(layer: planeLayer, gates.taken.map { Edge($0) })
        edges.append(Edge(builder.relay(plane, to: layer - 1), isNegative: true))
      }
      copies = (0..<(stage == 0 ? 4 : 2)).map { _ in builder.unit(layer: layer, edges) }
    }
    return builder.finish(builder.amplified(copies, times: doublings), shift: shift)
  }
}
