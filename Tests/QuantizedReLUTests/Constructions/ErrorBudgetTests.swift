import QuantizedReLU
import Testing

@Suite struct ErrorBudgetTests {
  static func design(_ n: Int, _ d: Int, s: Int, r: Int, t: Int) -> IndependentDesign {
    IndependentDesign(n: n, d: d, gridExponent: s, squaringDepth: r, precision: t)
  }

  /// The terms from their formulas in exact rationals, node by node and index by index.
  private func exactTerms(n: Int, d: Int, s: Int, r: Int, t: Int)
    -> (taylor: Rational, rounding: Rational, products: Rational)
  {
    let mean = { (j: Int) -> Rational in
      (0..<j).reduce(Rational(1)) { product, i in
        product * (i < 7 ? .half : Rational(2, over: 3))
      }
    }
    let factorial = { (j: Int) in Rational((1...max(1, j)).reduce(1, *)) }
    var rounding = Rational(0)
    var products = Rational(0)
    for j in 0..<n {
      let indices = MultiIndices.all(dimension: d, below: n).count { $0.degree == j }
      rounding = rounding + Rational(indices) * mean(j) * .powerOfTwo(-t)
      // A complete tree: pair the first leaves until a power of two is left, then row by row.
      var nodes = Array(repeating: 1, count: d) + Array(repeating: 0, count: j)
      var active = Rational(0)
      var full = 1
      while full < nodes.count { full *= 2 }
      while nodes.count > 1 {
        let pairs = full == nodes.count ? full / 2 : nodes.count - full / 2
        let made = (0..<pairs).map { nodes[2 * $0] + nodes[2 * $0 + 1] }
        active = made.reduce(active) { $0 + .powerOfTwo($1) }
        nodes = made + nodes.dropFirst(2 * pairs)
        full = nodes.count
      }
      let exact = Rational.powerOfTwo(-s * j) / factorial(j)
      let largest = Rational(indices)
      products = products + active * min(largest, exact + largest * .powerOfTwo(-t))
    }
    return (
      mean(n) * .powerOfTwo(-s * n) / factorial(n), rounding, products * .powerOfTwo(-2 * r)
    )
  }

  @Test("the terms are those of their formulas, rounded upward by less than 2^-80")
  func termsFollowTheirFormulas() {
    for n in 1...10 {
      for d in [1, 2, 3, 4, 5] where n <= 6 || d <= 2 {
        for (s, r, t) in [(1, 1, 1), (3, 4, 7), (9, 20, 30)] {
          let budget = ErrorBudget(design: Self.design(n, d, s: s, r: r, t: t), bounds: nil)
          let exact = exactTerms(n: n, d: d, s: s, r: r, t: t)
          for (bound, value) in [
            (budget.taylor, exact.taylor), (budget.rounding, exact.rounding),
            (budget.products, exact.products),
          ] {
            #expect(bound.exactValue >= value, "n \(n) d \(d)")
            #expect(bound.exactValue <= value * (1 + .powerOfTwo(-80)), "n \(n) d \(d)")
          }
        }
      }
    }
  }

  @Test("the mean distance under the partition of unity never exceeds the Taylor term")
  func taylorTermCoversTheRemainder() {
    for n in 1...14 {
      var factorial = 1.0
      for j in 1...n { factorial *= Double(j) }
      let worst =
        (0...3000).map { index -> Double in
          let u = Double(index) / 3000
          let weights = [(0.0, u), (1.0, 1 - u)].map { (max(0, min(1, 2 - 3 * $0.1)), $0.1) }
          var sum = 0.0
          for (psi, distance) in weights {
            sum += psi * (0..<n).reduce(1.0) { power, _ in power * distance }
          }
          return sum
        }.max() ?? 0
      let design = Self.design(n, 1, s: 1, r: 1, t: 1)
      let bound = ErrorBudget(design: design, bounds: nil).taylor.doubleValue
      let remainder = worst / factorial / Double(1 << n)
      #expect(remainder <= bound * (1 + 1e-12))
      // Up to order 7 it is the least such bound.
      if n <= 7 { #expect(bound <= remainder * (1 + 1e-12)) }
    }
  }

  struct Case: Sendable {
    let n, d, s, r, t: Int
    let targets: [String]
  }

  static let line = ["sine", "damped", "chirp", "wave", "cubic", "bump", "cos(x)", "exp(x)/3"]
  static let plane = ["wave2", "saddle2", "exp(-x-y)", "sin(3*x+y)/12"]
  /// Designs in which one term is far larger than the two others, and mixed ones.
  static let cases: [Case] = [
    Case(n: 1, d: 1, s: 6, r: 1, t: 3, targets: line + ["tent", "zigzag", "ramp"]),
    Case(n: 1, d: 1, s: 2, r: 1, t: 20, targets: line + ["tent", "zigzag", "ramp"]),
    Case(n: 2, d: 1, s: 6, r: 1, t: 20, targets: line + ["fractional"]),
    Case(n: 2, d: 1, s: 1, r: 12, t: 20, targets: line),
    Case(n: 2, d: 1, s: 5, r: 12, t: 2, targets: line),
    Case(n: 3, d: 1, s: 4, r: 1, t: 2, targets: line + ["spline"]),
    Case(n: 3, d: 1, s: 1, r: 14, t: 24, targets: line),
    Case(n: 5, d: 1, s: 2, r: 2, t: 20, targets: line),
    Case(n: 1, d: 2, s: 4, r: 1, t: 20, targets: plane + ["roof2"]),
    Case(n: 2, d: 2, s: 4, r: 2, t: 20, targets: plane),
    Case(n: 2, d: 2, s: 1, r: 14, t: 20, targets: plane),
    Case(n: 3, d: 2, s: 3, r: 3, t: 3, targets: plane),
    Case(n: 1, d: 4, s: 1, r: 2, t: 20, targets: ["average", "product", "constant"]),
    Case(n: 2, d: 3, s: 2, r: 3, t: 12, targets: ["average", "product", "ridge"]),
  ]

  @Test("no point has an error above the total, whichever term is the largest", arguments: cases)
  func totalCoversTheError(test: Case) throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.5"), n: test.n, d: test.d, quantization: .nonlinear)
    var generator = SeededGenerator(seed: UInt64(test.n * 10 + test.d))
    for text in test.targets {
      let target = try TargetFunction(parsing: text, dimension: test.d)
      let bounds = try target.classBound(order: test.n)
      let design = Self.design(test.n, test.d, s: test.s, r: test.r, t: test.t)
      let construction = try IndependentConstruction(
        setting: setting, target: target, classBound: bounds, design: design)
      let points = (0..<2000).map { _ in
        (0..<test.d).map { _ in Double.random(in: 0...1, using: &generator) }
      }
      let values = try construction.closedForm().values(at: points)
      let error = zip(points, values).map { abs(target.value(at: $0) - $1) }.max() ?? 0
      let own = ErrorBudget(design: design, bounds: bounds)
        .scaled(byPowerOfTwo: bounds.scaleExponent).total.doubleValue
      let every = ErrorBudget(design: design, bounds: nil)
        .scaled(byPowerOfTwo: bounds.scaleExponent).total.doubleValue
      #expect(error <= own * (1 + 1e-9), "\(text) n \(test.n) d \(test.d): \(error), \(own)")
      #expect(own <= every * (1 + 1e-12), "\(text): bounds of f's own never cost more")
    }
  }

  @Test("where every product errs the same way, the products term is reached", arguments: 2...4)
  func productsTermIsReached(d: Int) throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.5"), n: 1, d: d, quantization: .nonlinear)
    let target = try TargetFunction(parsing: "constant", dimension: d)
    let bounds = try target.classBound(order: 1)
    for r in 1...4 {
      let design = Self.design(1, d, s: 2, r: r, t: 40)
      let construction = try IndependentConstruction(
        setting: setting, target: target, classBound: bounds, design: design)
      // psi odd multiples of 2^-r on every axis: where squares are interpolated worst.
      let cells = Double(d * 4)
      let axis = stride(from: 1, to: 1 << r, by: 2).map { odd in
        (2 - Double(odd) / Double(1 << r)) / 3 / cells
      }
      let points = (0..<d).reduce([[Double]()]) { points, _ in
        points.flatMap { point in axis.map { point + [$0] } }
      }
      let values = try construction.closedForm().values(at: points)
      let error = zip(points, values).map { abs(target.value(at: $0) - $1) }.max() ?? 0
      let budget = ErrorBudget(design: design, bounds: bounds)
      #expect(error <= budget.total.doubleValue * (1 + 1e-9), "r \(r)")
      // With two axes it is attained. Deeper trees pass most of it on, but no product can lose more
      // than f itself.
      if d == 2 {
        #expect(error >= budget.products.doubleValue * (1 - 1e-9), "r \(r): \(error)")
      } else if budget.products.doubleValue <= 0.25 {
        #expect(error >= budget.products.doubleValue / 2, "r \(r): \(error)")
      }
    }
  }

  @Test("bounds far below the range of doubles are written, too")
  func textsHaveNoRange() {
    // 2^-100001 = 5.0049e-30104, 2^-1000001 = 5.0501e-301031.
    for (s, text) in [(100_000, "5.01e-30104"), (1_000_000, "5.06e-301031")] {
      let budget = ErrorBudget(design: Self.design(1, 1, s: s, r: 1, t: 1), bounds: nil)
      #expect(budget.taylor.description == text)
      #expect(budget.taylor.doubleValue == .leastNonzeroMagnitude)
    }
  }

  @Test("doubles and texts of a bound are not below it, and close")
  func textsAreNotBelow() throws {
    for t in [1, 2, 5, 11, 40, 200, 900, 1040] {
      for n in [1, 2, 3, 6] {
        let bound = ErrorBudget(design: Self.design(n, 3, s: 4, r: 9, t: t), bounds: nil).rounding
        let text = try #require(Rational(text: bound.description))
        #expect(text >= bound.exactValue && text <= bound.exactValue * Rational(102, over: 100))
        #expect(Rational(exactly: bound.doubleValue) >= bound.exactValue)
        #expect(bound.doubleValue <= bound.exactValue.doubleValue.nextUp.nextUp)
        #expect(bound.isAtMost(bound.exactValue))
        #expect(!bound.isAtMost(bound.exactValue * (1 - .powerOfTwo(-60))))
      }
    }
    #expect(
      ErrorBudget(design: Self.design(1, 1, s: 1, r: 1, t: 2), bounds: nil)
        .rounding.description == "2.50e-1")
  }
}
