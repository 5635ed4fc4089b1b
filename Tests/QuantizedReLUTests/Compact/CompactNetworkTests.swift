import QuantizedReLU
import Testing

/// The network is the path, bit for bit, inside every seam too; and the path is all that differs.
@Suite struct CompactNetworkTests {
  /// Ends of all steps, and points inside them: all inside seams, and random ones.
  private func points(_ design: PathDesign, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    let steps = 1 << design.exponent
    var points = (0..<200).map { _ in
      Double(Int.random(in: 0...(1 << 24), using: &generator)) * 0x1p-24
    }
    points += (0...min(steps, 256)).map { Double($0) / Double(min(steps, 256)) }
    if case .folded(let folded) = design {
      let length = 1 << folded.pieceExponent
      for block in 0..<(1 << folded.blockExponent) {
        let seam = Double(block * length + length - 1)
        points += [0, 0.0625, 0.25, 0.5, 0.6875, 0.9375, 1].map { (seam + $0) / Double(steps) }
      }
    }
    return points
  }

  private func expectPath(
    _ design: PathDesign, _ function: CompactFunction, seed: UInt64
  ) throws {
    let path = try function.path(design.exponent)
    let network = design.network(of: path)
    let points = points(design, seed: seed)
    #expect(
      network.values(at: points.map { [$0] }) == path.values(at: points), "\(design) \(function)")
  }

  @Test(arguments: CompactFunction.twelve)
  func treesAreTheirPaths(_ function: CompactFunction) throws {
    for tau in 2...10 {
      try expectPath(.tree(exponent: tau), function, seed: UInt64(tau))
    }
    for tau in 1...10 {
      try expectPath(.unitTree(exponent: tau), function, seed: UInt64(tau))
    }
  }

  @Test(arguments: CompactFunction.twelve)
  func foldedNetworksAreTheirPathsInsideEverySeamToo(_ function: CompactFunction) throws {
    for tau in 3...10 {
      for mu in 1...(tau - 2) {
        try expectPath(
          .folded(blockExponent: mu, pieceExponent: tau - mu), function, seed: UInt64(16 * tau + mu)
        )
      }
    }
  }

  @Test func rationalValuesAreExactAwayFromDyadicPointsToo() throws {
    let designs: [PathDesign] =
      [
        .tree(exponent: 4), .folded(blockExponent: 2, pieceExponent: 2),
        .folded(blockExponent: 2, pieceExponent: 3, scale: 2),
      ]
      + (1...5).map { .tree(exponent: 3, scale: -$0) }
      + (0...3).map { .unitTree(exponent: 3, scale: $0) }
      + (1...10).map { .folded(blockExponent: 2, pieceExponent: 3, scale: -$0) }
    for design in designs {
      let scale = Double(sign: .plus, exponent: design.scale, significand: 1)
      let path = try #require(
        try SignPath(
          exponent: design.exponent, scale: design.scale, of: { abs($0 - 0.3) * scale }))
      let network = design.network(of: path)
      // Inside the seams of the folded ones lie 3/7 - 1/112 and its like.
      for i in 0...90 {
        let x = Rational(i, over: 90)
        #expect(network.value(at: [x]) == path.value(at: x), "\(design) at \(x)")
      }
    }
  }

  @Test func twoFunctionsHaveTheSameUnsignedGraph() throws {
    let designs: [PathDesign] =
      (2...9).map { .tree(exponent: $0) } + (2...9).map { .unitTree(exponent: $0) }
      + (3...9).flatMap { tau in
        (1...(tau - 2)).map { .folded(blockExponent: $0, pieceExponent: tau - $0) }
      }
    for design in designs {
      let networks = try CompactFunction.twelve.map {
        design.network(of: try $0.path(design.exponent))
      }
      for other in networks.dropFirst() {
        #expect(other.layers.count == networks[0].layers.count)
        for (one, two) in zip(networks[0].layers, other.layers) {
          #expect(one.rowStart == two.rowStart && one.columns == two.columns)
          let none = LayeredNetwork.Layer.noBias
          #expect(one.biases.map { $0 == none } == two.biases.map { $0 == none })
          // With halves only edges turn.
          if case .unitTree = design { continue }
          #expect(one.biases == two.biases)
        }
      }
      let signs = networks.map { $0.layers.map(\.codes) }
      #expect(Set(signs).count > 6, "functions differ in signs: \(design)")
    }
  }
}
