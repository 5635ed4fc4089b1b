import BigInt
import QuantizedReLU
import Testing

@Suite struct LevelCountTests {
  private func design(
    _ d: Int, _ n: Int, _ tau: Int, scale: Int = 0
  ) throws -> CompactDesign {
    try #require(
      CompactDesign(epsilon: .powerOfTwo(scale - tau), dimension: d, order: n, scale: scale))
  }

  @Test(arguments: [
    (1, 2, 2, 124), (1, 2, 3, 173), (1, 2, 4, 197), (1, 2, 6, 300), (1, 2, 8, 449),
    (1, 2, 10, 692), (1, 2, 12, 1133), (1, 2, 14, 1798), (1, 2, 20, 7484),
    (1, 3, 4, 197), (1, 3, 8, 449), (1, 3, 10, 692), (1, 3, 14, 1318), (1, 3, 20, 3018),
    (1, 3, 24, 5416),
    (2, 1, 2, 1412), (2, 1, 3, 3087), (2, 1, 5, 29055), (2, 1, 6, 107_466),
    (2, 2, 4, 789), (2, 2, 8, 3476), (2, 2, 10, 9684), (2, 2, 12, 32302),
  ])
  func weightsAreThoseOfTheTable(_ d: Int, _ n: Int, _ tau: Int, _ weights: Int) throws {
    let design = try design(d, n, tau)
    #expect(design.counts.weights == Count(weights))
    #expect(design.errorBound <= .powerOfTwo(-tau))
  }

  @Test func theDesignOfASmallEpsilonIsBuiltAsCounted() throws {
    for (d, n, tau) in [(1, 2, 14), (1, 3, 14), (2, 1, 4), (2, 2, 8)] {
      let levels = try #require(design(d, n, tau).levels)
      let function = SmoothFunction.all(dimension: d, order: n)[0]
      let sum = try #require(try LevelSum(levels, of: function.value))
      let network = levels.network(of: sum, codebook: .compact)
      try network.checkInvariants()
      #expect(network.counts == CompactDesign.levels(levels).counts)
    }
  }

  @Test func scalesAboveAndBelowOneAreBuiltAsCounted() throws {
    for scale in -4...4 {
      for (d, n) in [(1, 2), (1, 3), (2, 1), (2, 2)] {
        let levels = try #require(
          CompactLevels.candidates(
            dimension: d, order: n, epsilon: .powerOfTwo(scale - 5), scale: scale
          ).last)
        let factor = Double(sign: .plus, exponent: scale, significand: 1)
        let function = SmoothFunction.all(dimension: d, order: n)[0]
        let sum = try #require(try LevelSum(levels, of: { function.value($0) * factor }))
        let network = levels.network(of: sum, codebook: .compact)
        try network.checkInvariants()
        #expect(network.counts == CompactDesign.levels(levels).counts)
        let points = (0...64).map { [Double($0) / 64, Double(64 - $0) / 64] }
          .map { Array($0.prefix(d)) }
        #expect(network.values(at: points) == sum.values(at: points))
        for (point, value) in zip(points, sum.values(at: points)) {
          #expect(abs(value - function.value(point) * factor) <= factor / 32)
        }
      }
    }
  }

  @Test func everyLayerHasItsUnitsAndWeights() throws {
    for design in LevelNetworkTests.designs {
      let sum = try #require(try LevelSum(design, of: { _ in 0 }))
      let network = design.network(of: sum, codebook: .compact)
      var units = [Count](repeating: 0, count: network.layers.count + 1)
      var weights = units
      for run in CompactDesign.levels(design).census.runs {
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

  /// All bases, finest grids, precisions, seams and folds around what the search looks at.
  @Test(arguments: [
    (1, 2, "2^-5"), (1, 2, "0.0017"), (1, 3, "2^-11"), (1, 3, "2^-14"), (1, 3, "3.102e-5"),
    (2, 1, "0.1"), (2, 2, "2^-6"),
  ])
  func noOtherParametersAreSmaller(_ d: Int, _ n: Int, _ text: String) throws {
    let epsilon = try Epsilon(text).value
    let tau = (1 / epsilon).ceilingLog2
    let chosen = try #require(
      CompactDesign(epsilon: epsilon, dimension: d, order: n)
    ).counts.weights
    for precision in 1...(tau + 5) {
      for finest in 1...(tau / min(n, 2) + 2) {
        for base in 1...(d == 1 ? min(finest, 7) : 1) {
          for seam in (finest + 1)...(tau + 6) {
            let hats = CompactLevels.hats(
              dimension: d, order: min(n, 2), base: base, finest: finest, precision: precision,
              seam: seam)
            guard hats.errorBound.isAtMost(epsilon) else { continue }
            #expect(chosen.isCertainlyAtMost(CompactDesign.levels(hats).counts.weights), "\(hats)")
            if base == finest { break }
          }
        }
      }
      guard n == 3 else { continue }
      for base in 1...(tau / 3 + 1) {
        for seam in (base + 2)...(tau + 6) {
          for folds in 1...6 {
            let parabolas = CompactLevels.parabolas(
              base: base, precision: precision, seam: seam, folds: folds)
            guard parabolas.errorBound.isAtMost(epsilon) else { continue }
            #expect(
              chosen.isCertainlyAtMost(CompactDesign.levels(parabolas).counts.weights),
              "\(parabolas)")
          }
        }
      }
    }
  }

  @Test func aPathIsSmallerThanLevelsWhereOneDerivativeIsBounded() throws {
    for tau in 2...24 {
      let path = try design(1, 1, tau)
      #expect(path.path != nil)
      for levels in CompactLevels.candidates(
        dimension: 1, order: 1, epsilon: .powerOfTwo(-tau), scale: 0)
      {
        #expect(path.counts.weights.isCertainlyAtMost(CompactDesign.levels(levels).counts.weights))
      }
    }
  }

  @Test func weightsGrowAsTheEntropyDoes() throws {
    // epsilon^(-d/n) times 4: so are the weights, the most of which are nodes' digits and masks.
    for (d, n, tau) in [(1, 2, 24), (1, 2, 28), (1, 2, 36), (2, 2, 16), (2, 2, 20), (2, 1, 10)] {
      let coarse = try #require(design(d, n, tau).counts.weights.int)
      let fine = try #require(design(d, n, tau + 2 * n / d).counts.weights.int)
      #expect(fine <= coarse * 4 + coarse / 20 && fine >= coarse * 3)
    }
  }

  @Test func thereAreCompactNetworksForFewShapesOnly() throws {
    for (d, n, isOne) in [
      (1, 3, true), (1, 4, false), (2, 2, true), (2, 3, false), (3, 1, false), (784, 1, false),
    ] {
      #expect(CompactDesign.exists(on: .compact, dimension: d, order: n) == isOne)
      #expect(Structure.compact.exists(n: n, d: d) == isOne)
    }
    // Units alone carry the tree, which is for one variable.
    #expect(CompactDesign.exists(on: .compactUnits, dimension: 1, order: 2))
    #expect(!CompactDesign.exists(on: .compactUnits, dimension: 2, order: 2))
    #expect(Structure.compact.nearest(n: 5, d: 1) == (3, 1))
    #expect(Structure.compact.nearest(n: 5, d: 784) == (2, 2))
    #expect(Structure.dependent.nearest(n: 2, d: 2) == (1, 1))
  }

  @Test func countsOfAnEpsilonWithThousandsOfDigitsAreEnclosed() throws {
    for (d, n) in [(1, 2), (1, 3), (2, 1), (2, 2)] {
      let counts = try design(d, n, 9000).counts
      let bits = Double(9000 * d / n)
      let (lower, upper) = counts.weights.bounds
      #expect(lower <= upper)
      #expect(Double(lower.bitWidth) > bits && Double(upper.bitWidth) < bits + 20)
    }
  }
}
