import BigInt
import QuantizedReLU
import Testing

@Suite struct CompactCountTests {
  private static let pairs = (1...8).flatMap { mu in
    (2...8).compactMap { kap in mu + kap <= 12 ? (mu, kap) : nil }
  }

  @Test func treesHaveTheWeightsOfTheTheorem() throws {
    for tau in 2...12 {
      let design = PathDesign.tree(exponent: tau)
      let (counts, steps) = (design.counts, 1 << tau)
      #expect(counts.weights == Count(5 * steps + tau * tau + 24 * tau + 52))
      #expect(counts.units == Count(2 * steps + tau * tau + 9 * tau + 19))
      #expect(counts.depth == Count(3 * tau + 6))
      if tau >= 4 { #expect(counts.width == Count(steps + 1)) }
      let network = try design.network(of: CompactFunction.twelve[0].path(tau))
      try network.checkInvariants()
      #expect(network.counts == counts, "tau = \(tau)")
    }
  }

  @Test func treesOfUnitEdgesHaveFiveWeightsAStepAndThreeALevel() throws {
    for tau in 1...10 {
      let design = PathDesign.unitTree(exponent: tau)
      let (counts, steps) = (design.counts, 1 << tau)
      #expect(counts.weights == Count(5 * steps + 3 * tau))
      #expect(counts.units == Count(2 * steps + 2 * tau))
      #expect(counts.depth == Count(tau + 2))
      let network = try design.network(of: CompactFunction.twelve[0].path(tau))
      try network.checkInvariants()
      #expect(network.counts == counts, "tau = \(tau)")
    }
  }

  @Test func threeValuesAreBestForCoarseEpsilonAndTwoForFine() throws {
    for tau in 2...12 {
      let epsilon = Rational.powerOfTwo(-tau)
      let halves = try #require(CompactDesign(epsilon: epsilon)).counts
      let units = try #require(CompactDesign(epsilon: epsilon, codebook: .compactUnits)).counts
      #expect(units.lambda == 3 && halves.lambda == 2)
      #expect((units.bits < halves.bits) == (tau <= 6), "epsilon = 2^-\(tau)")
    }
  }

  @Test func aCodebookHasTheCompactNetworkOfItsValues() throws {
    func kind(_ values: [Rational]) throws -> CompactDesign? {
      CompactDesign(epsilon: .powerOfTwo(-4), codebook: try Codebook(values: values))
    }
    #expect(try kind([-.half, .half]) == .path(.tree(exponent: 4)))
    #expect(try kind([-.half, 0, .half]) == .path(.tree(exponent: 4)))
    #expect(try kind([-1, .half, 1]) == .path(.unitTree(exponent: 4)))
    #expect(try kind([-1, -.half, .half, 1]) == .path(.unitTree(exponent: 4)))
    #expect(try kind([-1, .half]) == nil)
    #expect(
      CompactDesign.exists(
        on: .nonlinear(lambda: 5, precision: 9), dimension: 1, order: 1))
    #expect(!CompactDesign.exists(on: .linear(lambda: 2), dimension: 1, order: 1))
  }

  @Test func foldedNetworksHaveTheirCensus() throws {
    for (mu, kap) in Self.pairs + [(7, 7)] {
      let design = PathDesign.folded(blockExponent: mu, pieceExponent: kap)
      let network = try design.network(of: CompactFunction.twelve[2].path(mu + kap))
      try network.checkInvariants()
      #expect(network.counts == design.counts, "mu = \(mu), kap = \(kap)")
    }
  }

  @Test func foldedNetworksHaveTheWeightsOfTheTheorem() {
    for (mu, kap) in Self.pairs where kap >= 3 {
      let (m, k, tau) = (1 << mu, 1 << kap, mu + kap)
      let counts = PathDesign.folded(blockExponent: mu, pieceExponent: kap).counts
      let weights =
        (1 << tau) + 8 * m + 8 * k + m * kap / 2 + 2 * kap * kap + mu * mu + 3 * mu * kap + 57 * kap
        + 30 * mu + 69
      let units =
        4 * m + 4 * k + 2 * kap * kap + mu * mu + 3 * mu * kap + 25 * kap + 11 * mu + 20
      #expect(abs((counts.weights.int ?? 0) - weights) <= 3, "mu = \(mu), kap = \(kap)")
      #expect(abs((counts.units.int ?? 0) - units) <= 3, "mu = \(mu), kap = \(kap)")
      #expect(counts.depth == Count(3 * tau + 2 * kap + 7))
    }
  }

  @Test func everyLayerHasItsUnitsAndWeights() throws {
    let designs: [PathDesign] =
      [
        .tree(exponent: 2), .tree(exponent: 5, scale: 3),
        .folded(blockExponent: 1, pieceExponent: 2),
        .folded(blockExponent: 3, pieceExponent: 3),
        .folded(blockExponent: 4, pieceExponent: 5, scale: 1),
        .folded(blockExponent: 5, pieceExponent: 2, scale: 4),
      ]
      + (1...6).map { .tree(exponent: 4, scale: -$0) }
      + (0...4).flatMap { scale in
        (1...4).map { .unitTree(exponent: $0, scale: scale) }
      }
      + (1...9).map { .folded(blockExponent: 2, pieceExponent: 3, scale: -$0) }
    for design in designs {
      let path = try #require(
        try SignPath(exponent: design.exponent, scale: design.scale, of: { _ in 0 }))
      let network = design.network(of: path)
      var units = [Count](repeating: 0, count: network.layers.count + 1)
      var weights = units
      for run in design.census.runs {
        for layer in run.layers {
          units[layer] += run.units
          weights[layer] += run.weights
        }
      }
      for (place, layer) in network.layers.enumerated() {
        let isOutput = place == network.layers.count - 1
        #expect(units[place + 1] == Count(isOutput ? 0 : layer.unitCount), "\(design) \(place)")
        #expect(weights[place + 1] == Count(layer.weightCount), "\(design) layer \(place + 1)")
      }
    }
  }

  @Test(arguments: [
    ("2^-2", 124), ("2^-3", 173), ("2^-4", 244), ("2^-5", 357), ("2^-6", 552), ("2^-7", 776),
    ("2^-9", 1524), ("2^-10", 2269), ("2^-12", 6117), ("2^-14", 19849), ("2^-20", 1_071_613),
  ]) func theSmallerOneIsChosen(_ epsilon: String, _ weights: Int) throws {
    let target = try TargetFunction(parsing: "x", dimension: 1)
    let exponent = try #require(Int(epsilon.dropFirst(3)))
    let construction = try CompactConstruction(
      epsilon: Epsilon("1/\(1 << exponent)"), target: target)
    #expect(construction.structureCounts.weights == Count(weights))
    #expect(construction.errorBound == .powerOfTwo(-exponent))
    if case .path(.tree) = construction.design {
      #expect(exponent <= 6)
    } else {
      #expect(exponent >= 7)
    }
  }

  @Test func noOtherParametersAreSmaller() throws {
    for tau in 2...24 {
      let chosen = try #require(CompactDesign(epsilon: .powerOfTwo(-tau)))
      let others =
        [PathDesign.tree(exponent: tau)]
        + (1..<max(2, tau - 1)).filter { tau - $0 >= 2 }.map {
          .folded(blockExponent: $0, pieceExponent: tau - $0)
        }
      for other in others {
        #expect(chosen.counts.weights.isCertainlyAtMost(other.counts.weights), "\(other)")
      }
    }
  }

  @Test func countsOfAnEpsilonWithThousandsOfDigitsAreEnclosed() throws {
    let tau = 6000
    let counts = try #require(CompactDesign(epsilon: .powerOfTwo(-tau))).counts
    let (lower, upper) = counts.weights.bounds
    // (1 + o(1)) / epsilon, of which the second term is already no longer to be seen.
    let (whole, rest) = (BigUInt(1) << tau, BigUInt(1) << (tau - 60))
    #expect(whole - rest <= lower && lower <= upper && upper <= whole + rest)
  }
}
