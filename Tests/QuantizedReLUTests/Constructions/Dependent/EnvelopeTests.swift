import QuantizedReLU
import Testing

/// The envelope is what the theorem bounds: no function exceeds it, and a pattern that uses
/// everything reaches it.
@Suite struct EnvelopeTests {
  /// All sequences of m steps of {-1, 0, 1} that sum to 0, without the zero one.
  private func allProfiles(_ m: Int) -> [[Int8]] {
    var sequences: [[Int8]] = [[]]
    for _ in 0..<m { sequences = sequences.flatMap { one in [-1, 0, 1].map { one + [$0] } } }
    return sequences.filter { $0.contains { $0 != 0 } && $0.reduce(0, +) == 0 }
  }

  @Test(
    "A pattern with every slope change, tooth and profile has the counts of the envelope",
    arguments: [(0, 4), (0, 7), (1, 4), (1, 7), (2, 6), (2, 8), (3, 11), (3, 12)])
  func isReached(precision t: Int, intervalExponent: Int) throws {
    let design = DependentDesign(precision: t, intervalExponent: intervalExponent)
    let intervals = 1 << intervalExponent
    let changes = Array(1...(1 << (t + 1))).flatMap { [$0, -$0] }
    let profiles = t == 0 ? [] : allProfiles(1 << t)
    let pattern = DependentPattern(
      start: -((1 << (t + intervalExponent)) - 1),
      slopeChanges: (0..<intervals).map { changes[$0 % changes.count] }, profiles: profiles,
      profileOfInterval: (0..<intervals).map {
        profiles.isEmpty ? -1 : Int32($0 % profiles.count)
      })
    for codebook in [
      Codebook.nonlinear(lambda: 2, precision: max(1, t)), .linear(lambda: 2), .linear(lambda: 6),
      .linear(lambda: 8), try Codebook(values: [-1, 1, 2, Rational(1, over: 2)]),
    ] {
      let network = try Circuit(
        pattern: pattern, design: design, codebook: codebook, scale: 0
      ).lowered(to: codebook)
      let envelope = try NetworkCounts(
        envelopeOf: design, codebook: codebook, scale: 0, valueExponent: 0)
      #expect(envelope == network.counts, "\(codebook)")
    }
  }

  @Test("Weights times epsilon never exceed 1.5 times their value at 2^-6: the law of 1/epsilon")
  func lawOfEpsilon() throws {
    let target = try TargetFunction(parsing: "x", dimension: 1)
    var first: Double?
    for k in 6...14 {
      let construction = try DependentConstruction(
        setting: Setting(
          lambda: 2, epsilon: try Epsilon("2^-\(k)"), n: 1, d: 1, quantization: .nonlinear,
          structure: .dependent), target: target)
      let weights = try #require(construction.structureCounts.weights.int)
      let product = Double(weights) / Double(1 << k)
      let limits = [6: 125.0, 9: 75, 12: 80]
      if let limit = limits[k] { #expect(product <= limit) }
      first = first ?? product
      #expect(product <= 1.5 * first!)
    }
  }
}
