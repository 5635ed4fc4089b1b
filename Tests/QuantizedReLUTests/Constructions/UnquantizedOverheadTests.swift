import BigInt
import QuantizedReLU
import Testing

/// The overhead of quantization over the unquantized baseline (theory, section 7).
@Suite struct UnquantizedOverheadTests {
  struct Row: Sendable, CustomStringConvertible {
    let n, d: Int
    let epsilon: String
    /// Overheads of the reference layout for lambda = 2, 3, 8.
    let reference: [Double]
    var description: String { "n \(n) d \(d) epsilon \(epsilon)" }
  }

  static let rows = [
    Row(n: 1, d: 1, epsilon: "0.1", reference: [7.8, 6.7, 5.8]),
    Row(n: 1, d: 1, epsilon: "0.001", reference: [16.3, 10.7, 8.5]),
    Row(n: 2, d: 1, epsilon: "0.01", reference: [23.8, 23.2, 22.9]),
    Row(n: 2, d: 2, epsilon: "0.01", reference: [28.3, 28.1, 28.0]),
  ]

  @Test("The overhead is at most a tenth above the reference layout's", arguments: rows)
  func overheadIsThatOfTheReferenceOrLess(row: Row) throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: row.d)
    for (lambda, reference) in zip([2, 3, 8], row.reference) {
      let setting = Setting(
        lambda: lambda, epsilon: try Epsilon(row.epsilon), n: row.n, d: row.d,
        quantization: .nonlinear)
      let quantized = try IndependentConstruction(setting: setting, target: target)
      for sharing in HingeSharing.allCases {
        let baseline = UnquantizedBaseline(
          design: quantized.design, target: target, sharing: sharing)
        let overhead = baseline.overhead(of: quantized.structureCounts)
        #expect(overhead.weights > 1 && overhead.weights <= 1.1 * reference)
        let weights = try #require(quantized.structureCounts.weights.int)
        let real = try #require(baseline.counts.weights.int)
        #expect(abs(overhead.weights / (Double(weights) / Double(real)) - 1) < 1e-14)
        let bits = quantized.structureCounts.bits / Double(32 * real)
        #expect(abs(overhead.bits / bits - 1) < 1e-14)
      }
    }
  }

  @Test("The theorem's factor shows: the overhead grows as epsilon falls, and falls with lambda")
  func overheadFollowsTheTheorem() throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    func overhead(_ lambda: Int, _ epsilon: String) throws -> Double {
      let setting = Setting(
        lambda: lambda, epsilon: try Epsilon(epsilon), n: 1, d: 1, quantization: .nonlinear)
      let quantized = try IndependentConstruction(setting: setting, target: target)
      return UnquantizedBaseline(design: quantized.design, target: target)
        .overhead(of: quantized.structureCounts).weights
    }
    let falling = try ["1e-1", "1e-2", "1e-4", "1e-8", "1e-16", "1e-32"].map {
      (two: try overhead(2, $0), four: try overhead(4, $0))
    }
    for (larger, smaller) in zip(falling, falling.dropFirst()) {
      #expect(larger.two < smaller.two && larger.four < smaller.four)
    }
    // The theorem's factor is L for lambda = 2 and L^(1/3) for lambda = 4, L = log2(1/epsilon);
    // from 1e-16 to 1e-32 L doubles.
    #expect(falling[5].two / falling[4].two > 1.5)
    #expect(falling[5].four / falling[4].four < falling[5].two / falling[4].two)
    #expect(falling.allSatisfy { $0.four < $0.two })
  }

  @Test("A ratio of counts is right where both are beyond the range of doubles")
  func ratioOfHugeCounts() {
    let base = Count(BigUInt(3).power(1000))
    #expect(abs((base * 7).approximateRatio(to: base * 5) - 1.4) < 1e-15)
    let huge = Count(3).power(1_000_000_000)
    #expect(huge.exact == nil && huge.approximateDouble == .infinity)
    #expect(abs((huge * 7).approximateRatio(to: huge * 5) - 1.4) < 1e-15)
    #expect(huge.approximateRatio(to: 1) == .infinity)
    #expect(Count(1).approximateRatio(to: huge) == 0)
    #expect(Count(0).approximateRatio(to: huge) == 0)
    #expect(Count(3).approximateRatio(to: 4) == 0.75)
  }
}
