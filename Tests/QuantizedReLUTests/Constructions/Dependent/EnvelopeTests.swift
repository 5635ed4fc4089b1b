import QuantizedReLU
import Testing

/// The envelope is what the theorem bounds: no function exceeds it, in none of the four counts, and
/// patterns that use everything reach it.
@Suite struct EnvelopeTests {
  /// All sequences of m steps of {-1, 0, 1} that sum to 0, without the zero one.
  private func allProfiles(_ m: Int) -> [[Int8]] {
    var sequences: [[Int8]] = [[]]
    for _ in 0..<m { sequences = sequences.flatMap { one in [-1, 0, 1].map { one + [$0] } } }
    return sequences.filter { $0.contains { $0 != 0 } && $0.reduce(0, +) == 0 }
  }

  @Test(
    "Patterns with every slope change, tooth and profile reach the counts of the envelope",
    arguments: [(0, 4), (0, 7), (1, 4), (1, 7), (2, 6), (2, 8), (3, 11), (3, 12)])
  func isReached(precision t: Int, intervalExponent: Int) throws {
    let design = DependentDesign(precision: t, intervalExponent: intervalExponent)
    let intervals = 1 << intervalExponent
    let changes = Array(1...(1 << (t + 1))).flatMap { [$0, -$0] }
    let profiles = t == 0 ? [] : allProfiles(1 << t)
    // |f(0)| = C and the largest value below it, of either sign.
    let units = intervals << t
    for codebook in [
      Codebook.nonlinear(lambda: 2, precision: max(1, t)), .linear(lambda: 2), .linear(lambda: 6),
      .linear(lambda: 8), try Codebook(values: [-1, 1, 2, Rational(1, over: 2)]),
    ] {
      let reached = try [units, units - 1, -units, 1 - units].map { start in
        try Circuit(
          pattern: DependentPattern(
            start: start,
            slopeChanges: (0..<intervals).map { changes[$0 % changes.count] }, profiles: profiles,
            profileOfInterval: (0..<intervals).map {
              profiles.isEmpty ? -1 : Int32($0 % profiles.count)
            }),
          design: design, codebook: codebook, scale: 0
        ).lowered(to: codebook).counts
      }
      let envelope = try NetworkCounts(
        envelopeOf: design, codebook: codebook, scale: 0, valueExponent: 0)
      for count in EnvelopeTests.all {
        let largest = reached.map { $0[keyPath: count] }.reduce(0, Count.larger)
        #expect(envelope[keyPath: count] == largest, "\(count) on \(codebook)")
      }
    }
  }

  private static let all: [any KeyPath<NetworkCounts, Count> & Sendable] = [
    \.weights, \.units, \.width, \.depth,
  ]

  private func expect(_ counts: NetworkCounts, within envelope: NetworkCounts, _ name: String) {
    for count in EnvelopeTests.all {
      let (value, limit) = (counts[keyPath: count], envelope[keyPath: count])
      #expect(value.isCertainlyAtMost(limit), "\(count) \(value.text) > \(limit.text): \(name)")
    }
  }

  @Test("No pattern exceeds the envelope in any count", arguments: 0...3)
  func holdsForPatterns(precision t: Int) throws {
    var generator = SeededGenerator(seed: UInt64(17 + t))
    let codebooks = [
      Codebook.nonlinear(lambda: 2, precision: max(1, t)), .linear(lambda: 2), .linear(lambda: 6),
      try Codebook(values: [-1, 1, 2, Rational(1, over: 2)]),
      try Codebook(values: [-1, 1, Rational(1, over: 4)]),
    ]
    let profiles = t == 0 ? [] : allProfiles(1 << t)
    for _ in 0..<500 {
      let design = DependentDesign(
        precision: t, intervalExponent: Int.random(in: 0...5, using: &generator))
      let intervals = 1 << design.intervalExponent
      let scale = Int.random(in: -9...9, using: &generator)
      let valueExponent = max(0, scale) - scale + Int.random(in: 0...9, using: &generator)
      let codebook = codebooks[Int.random(in: 0..<codebooks.count, using: &generator)]
      // Every size from 0 to the largest, and each with few digits as well as with many.
      let bits = max(0, t + design.intervalExponent + valueExponent)
      let size = Int.random(in: 0...bits, using: &generator)
      var start = 1 << size
      if size < bits { start |= Int.random(in: 0...(start - 1), using: &generator) }
      if Int.random(in: 0...2, using: &generator) == 0 { start = 1 << size }
      if size > 0, Int.random(in: 0...2, using: &generator) == 0 { start = 1 << size - 1 }
      if Bool.random(using: &generator) { start = -start }
      // Some of the places bend and carry a profile, often none.
      let bending = Int.random(in: 0...4, using: &generator)
      let rough = profiles.isEmpty ? 0 : Int.random(in: 0...4, using: &generator)
      let largest = 1 << t
      var changes: [Int] = []
      var slope = 0
      var used: [[Int8]: Int32] = [:]
      var shown: [[Int8]] = []
      var places: [Int32] = []
      for _ in 0..<intervals {
        let next =
          Int.random(in: 0..<4, using: &generator) < bending
          ? Int.random(in: -largest...largest, using: &generator) : slope
        changes.append(next - slope)
        slope = next
        guard Int.random(in: 0..<4, using: &generator) < rough,
          let profile = profiles.randomElement(using: &generator)
        else {
          places.append(-1)
          continue
        }
        if used[profile] == nil {
          used[profile] = Int32(shown.count)
          shown.append(profile)
        }
        places.append(used[profile]!)
      }
      let counts = try Circuit(
        pattern: DependentPattern(
          start: start, slopeChanges: changes, profiles: shown, profileOfInterval: places),
        design: design, codebook: codebook, scale: scale
      ).lowered(to: codebook).counts
      let envelope = try NetworkCounts(
        envelopeOf: design, codebook: codebook, scale: scale, valueExponent: valueExponent)
      expect(
        counts, within: envelope,
        "\(design) scale \(scale) value \(valueExponent) start \(start) \(changes) \(places) "
          + "\(codebook)")
    }
  }

  @Test(
    "No function exceeds its envelope in any count",
    arguments: [
      "0.5*abs(x-0.3)+0.375", "x/7+1000", "x/7-1000", "1000", "-1000", "1", "-1", "1-x", "x-1",
      "abs(x-0.3)-1", "1-x/20", "1.00000000000001-x/2", "x/3+0.99", "sin(7*x)+1000", "3*x-1",
      "abs(abs(x-0.5)-0.2)", "1024-x", "x+512", "0.3", "sin(30*x)/4-1",
    ])
  func holdsForFunctions(_ text: String) throws {
    let target = try TargetFunction(parsing: text, dimension: 1)
    for parameters in ParameterChoice.allCases {
      for epsilon in ["0.99", "0.9", "0.5", "0.3", "0.1", "0.02", "0.001"] {
        for (quantization, lambda) in [(Quantization.nonlinear, 2), (.linear, 2), (.linear, 8)] {
          let construction = try DependentConstruction(
            setting: Setting(
              lambda: lambda, epsilon: try Epsilon(epsilon), n: 1, d: 1,
              quantization: quantization, structure: .dependent, parameters: parameters),
            target: target)
          guard case .counts(let counts)? = construction.instanceCounts() else {
            Issue.record("no counts at \(epsilon)")
            continue
          }
          expect(
            counts, within: construction.structureCounts,
            "\(text) \(epsilon) \(quantization) \(lambda) \(parameters)")
        }
      }
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
