import QuantizedReLU
import Testing

/// What is counted with a cache is what is counted without one.
@Suite struct CountCacheTests {
  private static let functions = ["sin(9*x)", "exp(-3*x)*sin(7*x)/60", "abs(x-0.3)", "40*x-8"]

  /// A setting that is valid more often than not.
  private func setting(_ random: inout SeededGenerator, classOrder: Int) throws -> Setting {
    let epsilons = ["0.4", "0.1", "0.03", "0.01", "0.002"]
    let isDependent = classOrder == 1 && Bool.random(using: &random)
    var setting = Setting(
      lambda: Int.random(in: 2...20, using: &random),
      epsilon: try Epsilon(try #require(epsilons.randomElement(using: &random))), n: classOrder,
      d: 1, quantization: Bool.random(using: &random) ? .linear : .nonlinear,
      structure: isDependent ? .dependent : .independent,
      parameters: Int.random(in: 0..<4, using: &random) == 0 ? .tuned : .paper)
    if setting.quantization == .linear { setting.lambda += setting.lambda % 2 }
    if Int.random(in: 0..<8, using: &random) == 0 {
      setting.codebook = [Rational(-1, over: 2), Rational(1, over: 4), .half]
    }
    return setting
  }

  @Test("a random walk of settings has the same counts with a shared cache", arguments: 0..<4)
  func sharesCounts(_ place: Int) throws {
    var random = SeededGenerator(seed: UInt64(place))
    let target = try TargetFunction(parsing: CountCacheTests.functions[place], dimension: 1)
    let order = target.text.contains("abs") ? 1 : 2
    let bounds = try (1...order).map { try target.classBound(order: $0) }
    let cache = CountCache(target: target)
    for _ in 0..<60 {
      let n = Int.random(in: 1...order, using: &random)
      let setting = try setting(&random, classOrder: n)
      let plain = try Construction(setting: setting, target: target, classBound: bounds[n - 1])
      let shared = try Construction(
        setting: setting, target: target, classBound: bounds[n - 1], cache: cache)
      #expect(shared.structureCounts == plain.structureCounts, "\(setting)")
      #expect(shared.design == plain.design && shared.codebook == plain.codebook)
      #expect(shared.instanceCounts(cache: cache) == plain.instanceCounts(), "\(setting)")
    }
  }

  @Test("the curves of a random walk are the same with a shared cache", arguments: 0..<4)
  func sharesCurves(_ place: Int) throws {
    var random = SeededGenerator(seed: UInt64(100 + place))
    let target = try TargetFunction(parsing: CountCacheTests.functions[place], dimension: 1)
    let bound = try target.classBound(order: 1)
    let cache = CountCache(target: target)
    for step in 0..<12 {
      let setting = try setting(&random, classOrder: 1)
      var plain = MeasuredBitWidth(setting: setting, target: target, classBound: bound)
      var shared = MeasuredBitWidth(
        setting: setting, target: target, classBound: bound, cache: cache)
      // What is given up on the way is known to the next one.
      var answers = 0
      shared.measure {
        answers += 1
        return step % 3 != 0 || answers < 20
      }
      shared.measure()
      plain.measure()
      #expect(shared.curves == plain.curves, "\(setting)")

      var plainScaling = ScalingCurves(setting: setting, target: target, classBound: bound)
      var sharedScaling = ScalingCurves(
        setting: setting, target: target, classBound: bound, cache: cache)
      plainScaling.measure()
      sharedScaling.measure()
      #expect(sharedScaling.curves == plainScaling.curves, "\(setting)")
      #expect(sharedScaling.unquantized == plainScaling.unquantized, "\(setting)")
    }
  }

  @Test("counting that is no longer wanted leaves nothing behind that is wrong")
  func givesUp() throws {
    let target = try TargetFunction(parsing: "sin(9*x)", dimension: 1)
    let cache = CountCache(target: target)
    for structure in Structure.allCases {
      let setting = Setting(
        lambda: 4, epsilon: try Epsilon("0.0005"), n: 1, d: 1,
        quantization: structure == .compact ? .nonlinear : .linear,
        structure: structure)
      let construction = try Construction(setting: setting, target: target)
      #expect(construction.instanceCounts(cache: cache, while: { false }) == nil)
      #expect(construction.instanceCounts(cache: cache) == construction.instanceCounts())
    }
  }
}
