import QuantizedReLU
import Testing

@Suite struct TunedDesignTests {
  static func weights(
    _ design: IndependentDesign, _ setting: Setting, scale: Int
  ) throws -> Count {
    let codebook: Codebook =
      setting.quantization == .linear
      ? .linear(lambda: setting.lambda)
      : .nonlinear(lambda: setting.lambda, precision: design.precision)
    return try IndependentPlan(design: design, codebook: codebook, scale: scale).counts.weights
  }

  static func setting(
    _ n: Int, _ d: Int, _ epsilon: String, lambda: Int = 2,
    quantization: Quantization = .nonlinear
  ) throws -> Setting {
    Setting(
      lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization)
  }

  @Test(
    "for every f of the class, two values suffice in so few weights",
    arguments: [
      (1, 1, "0.1", 729), (2, 1, "0.01", 14_039), (3, 1, "0.001", 49_662),
      (2, 2, "0.01", 1_512_472),
    ])
  func staysCheap(n: Int, d: Int, epsilon: String, reached: Int) throws {
    let setting = try Self.setting(n, d, epsilon)
    let design = try TunedDesign.search(setting: setting, bounds: nil, scale: 0)
    let weights = try Self.weights(design, setting, scale: 0)
    #expect(weights.isCertainlyAtMost(Count(reached)))
    #expect(ErrorBudget(design: design, bounds: nil).total.isAtMost(setting.epsilon.value))
  }

  static let books: [(Quantization, Int)] =
    [2, 3, 5, 16].map { (.nonlinear, $0) } + [2, 6, 16, 65536].map { (.linear, $0) }

  @Test("never dearer than the paper's parameters, and within epsilon", arguments: books)
  func isNeverDearerThanThePaper(quantization: Quantization, lambda: Int) throws {
    for (n, d) in [
      (1, 1), (2, 1), (3, 1), (8, 1), (32, 1), (1, 2), (2, 2), (2, 3), (3, 7), (1, 40),
    ] {
      let target = try TargetFunction(parsing: "average", dimension: d)
      for epsilon in ["0.9", "0.1", "0.03125", "0.01", "1e-5"] {
        let setting = try Self.setting(n, d, epsilon, lambda: lambda, quantization: quantization)
        let bounds = try target.classBound(order: n)
        let scale = bounds.scaleExponent
        let allowed = setting.epsilon.value * .powerOfTwo(-scale)
        let paper = try IndependentConstruction(
          setting: setting, target: target, classBound: bounds)
        for own in [nil, bounds] {
          let tuned = try TunedDesign.search(setting: setting, bounds: own, scale: scale)
          let weights = try Self.weights(tuned, setting, scale: scale)
          #expect(weights.isCertainlyAtMost(paper.structureCounts.weights), "\(setting)")
          #expect(
            ErrorBudget(design: tuned, bounds: own).total.isAtMost(allowed), "\(setting)")
        }
        #expect(
          ErrorBudget(design: paper.design, bounds: nil).total.isAtMost(allowed), "\(setting)")
      }
    }
  }

  @Test("no other parameters within epsilon are cheaper", arguments: books)
  func isTheCheapest(quantization: Quantization, lambda: Int) throws {
    for (n, d, epsilon) in [
      (1, 1, "0.1"), (1, 1, "0.008"), (2, 1, "0.01"), (3, 1, "0.004"), (2, 2, "0.1"),
    ] {
      let setting = try Self.setting(n, d, epsilon, lambda: lambda, quantization: quantization)
      let tuned = try TunedDesign.search(setting: setting, bounds: nil, scale: 0)
      let least = try Self.weights(tuned, setting, scale: 0)
      for s in 1...7 {
        for r in 1...9 {
          for t in 1...14 {
            let design = ErrorBudgetTests.design(n, d, s: s, r: r, t: t)
            let total = ErrorBudget(design: design, bounds: nil).total
            guard total.isAtMost(setting.epsilon.value) else { continue }
            let weights = try Self.weights(design, setting, scale: 0)
            #expect(least.isCertainlyAtMost(weights), "\(setting): \(tuned), not \(design)")
          }
        }
      }
    }
  }

  @Test("the tuned network keeps its budget at 2000 points", arguments: 1...3)
  func tunedNetworksKeepTheirBudget(n: Int) throws {
    var generator = SeededGenerator(seed: UInt64(n))
    for entry in TargetFunction.gallery {
      guard n <= entry.largestOrder ?? .max else { continue }
      let d = entry.dimensions.contains(1) ? 1 : 2
      let target = try TargetFunction(parsing: entry.name, dimension: d)
      let bounds = try target.classBound(order: n)
      let scale = bounds.scaleExponent
      let setting = try Self.setting(n, d, "0.02")
      let design = try TunedDesign.search(setting: setting, bounds: bounds, scale: scale)
      let construction = try IndependentConstruction(
        setting: setting, target: target, classBound: bounds, design: design)
      let total = ErrorBudget(design: design, bounds: bounds)
        .scaled(byPowerOfTwo: scale).total
      #expect(total.isAtMost(setting.epsilon.value), "\(entry.name)")
      let points = (0..<2000).map { _ in
        (0..<d).map { _ in Double.random(in: 0...1, using: &generator) }
      }
      let values = try construction.closedForm().values(at: points)
      let error = zip(points, values).map { abs(target.value(at: $0) - $1) }.max() ?? 0
      #expect(error <= total.doubleValue, "\(entry.name): \(error)")
    }
  }

  @Test("derivatives below 1 make it cheaper")
  func ownBoundsPay() throws {
    let setting = try Self.setting(2, 1, "0.01")
    let target = try TargetFunction(parsing: "x/2 + sin(x)/20", dimension: 1)
    let bounds = try target.classBound(order: 2)
    #expect(bounds.scaleExponent == 0)
    let own = try TunedDesign.search(setting: setting, bounds: bounds, scale: 0)
    let every = try TunedDesign.search(setting: setting, bounds: nil, scale: 0)
    let cheaper = try Self.weights(own, setting, scale: 0)
    let dearer = try Self.weights(every, setting, scale: 0)
    #expect(!dearer.isCertainlyAtMost(cheaper))
  }

  @Test(
    "any dimension is quick",
    arguments: [(1, 1_000_000, 2), (4, 1_000_000, 3), (32, 999_999, 16), (3, 784, 4)])
  func anyDimensionIsQuick(n: Int, d: Int, lambda: Int) throws {
    let setting = try Self.setting(n, d, "0.001", lambda: lambda)
    let clock = ContinuousClock()
    let start = clock.now
    let design = try TunedDesign.search(setting: setting, bounds: nil, scale: 0)
    let time = clock.now - start
    #expect(time < .seconds(1))
    #expect(ErrorBudget(design: design, bounds: nil).total.isAtMost(setting.epsilon.value))
    let paper = try IndependentConstruction(
      setting: setting, target: TargetFunction(parsing: "constant", dimension: d))
    let weights = try Self.weights(design, setting, scale: 0)
    #expect(weights.isCertainlyAtMost(paper.structureCounts.weights))
  }
}
