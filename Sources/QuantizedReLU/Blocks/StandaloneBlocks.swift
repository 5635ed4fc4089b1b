/// The blocks of section 4 of the theory as networks of their own, from inputs in [-1, 1] to one
/// output: for tests, and for whoever wants to see what a block costs alone.
extension Circuit {
  /// f_r on [0, 1] (Proposition 1): x -> x/2 -> teeth and accumulator -> 2r halvings.
  package static func squaring(depth r: Int) -> Circuit {
    let builder = CircuitBuilder(inputCount: 1)
    let half = builder.unit(level: 1, [(builder.input(0), .half)])
    let square = Squaring(depth: r, halvings: 2 * r).build(builder, of: [(half, 2)], level: 2)
    return builder.finish(output: [(square, builder.coefficient(1))])
  }

  /// The product of Proposition 2 on [-1, 1]^2.
  ///
  /// `negativeStep` is -1/2 or -1, whichever is one value of the codebook.
  package static func multiplication(depth r: Int, negativeStep: Rational) -> Circuit {
    let builder = CircuitBuilder(inputCount: 2)
    let factors = (0..<2).map { builder.signedInput($0, negativeStep: negativeStep) }
    let product = Multiplication(depth: r).build(builder, factors[0], factors[1], level: 2)
    return builder.finish(
      output: product.terms(1).map { ($0.0, builder.coefficient($0.1)) })
  }

  /// w' x on [-1, 1] (Proposition 3): two tap cascades, behind s(x) and s(-x).
  package static func weight(
    _ weight: Double, on codebook: Codebook, precision t: Int
  ) throws(CodebookError) -> Circuit {
    let edges = try EdgeCounts(codebook)
    let block = Weight(codebook, edges: edges, precision: t)
    let realised = RealisedWeight(weight, scheme: block.scheme)
    let builder = CircuitBuilder(inputCount: 1)
    let x = builder.signedInput(0, negativeStep: edges.negativeStep)
    var sum: [CircuitBuilder.Term] = []
    for (part, negated) in [(x.positive, false), (x.negative ?? x.positive, true)] {
      let taps = block.build(builder, of: part, level: 2, cascade: block.cascade())
      for (tap, coefficient) in block.readout(of: realised, negated: negated) {
        sum.append((taps[tap], builder.coefficient(coefficient)))
      }
    }
    return builder.finish(output: sum)
  }

  /// |x| on [-1, 1]: s(x) + s(-x).
  package static func absoluteValue(negativeStep: Rational) -> Circuit {
    let builder = CircuitBuilder(inputCount: 1)
    let x = builder.signedInput(0, negativeStep: negativeStep)
    return builder.finish(
      output: x.magnitudeTerms(1).map { ($0.0, builder.coefficient($0.1)) })
  }
}

extension CircuitBuilder {
  /// An input in [-1, 1] as a pair on level 2: a first-layer edge is one value, so x is halved (or
  /// negated) first.
  func signedInput(_ axis: Int, negativeStep: Rational) -> SignedSignal {
    let positive = unit(level: 1, [(input(axis), .half)])
    let negative = unit(level: 1, [(input(axis), negativeStep)])
    return SignedSignal(
      positive: unit(level: 2, [(positive, 2)]),
      negative: unit(level: 2, [(negative, -1 / negativeStep)]))
  }
}

/// What Proposition 3 costs on a codebook for one nonnegative input, without the input's own edges.
package struct WeightCost: Sendable, Hashable {
  /// Levels of cascades, without the readout.
  package let depth: Int
  /// Edges of cascades, relays and readout.
  package let weights: Int
  /// Units in all cascades.
  package let units: Int

  /// O(t).
  package init(on codebook: Codebook, precision t: Int) throws(CodebookError) {
    let edges = try EdgeCounts(codebook)
    let census = WeightCensus(Weight(codebook, edges: edges, precision: t), edges: edges)
    depth = census.height
    weights = census.weights + census.readoutEdges
    units = census.units
  }
}

extension Codebook {
  /// w as Proposition 3 makes it on this codebook to precision 2^-t.
  package func realisedWeight(_ w: Double, precision t: Int) -> Double {
    RealisedWeight(w, scheme: WeightScheme(self, precision: t)).value
  }
}
