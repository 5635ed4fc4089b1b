import QuantizedReLU
import Testing

@Suite struct CodebookTests {
  static func values(_ text: String) -> [Rational] {
    text.split(separator: ",").compactMap { Rational(text: String($0)) }
  }

  /// Every codebook that can carry the construction does, whatever its values cost.
  static let usable = [
    "-1/2,1/2", "-1/2,0,1/2", "-1,1/2,1", "-1,-1/2,1/2,1", "1,-1/2",
    "-1,-7/8,-3/4,-5/8,-1/2,-3/8,-1/4,-1/8,0,1/8,1/4,3/8,1/2,5/8,3/4,7/8",
    "-6,-4,-3,-2,-3/2,-1,-1/2,0,1/2,1,3/2,2,3,4,6", "-1/2,1/8,1/2", "-1/3,1/6,1/2",
    "-1,1/4,1", "-1/2,1/4,1", "-1,1/8,1/4,1", "-3/4,1/4,1", "-1,3/4,1/2",
  ]

  @Test(arguments: usable, 1...2) func carriesTheConstruction(text: String, n: Int) throws {
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon(n == 1 ? "0.05" : "0.3"), n: n, d: 1,
      quantization: .nonlinear, codebook: Self.values(text))
    for f in ["sin(x)", "x^2/2", "cos(3*x)/2"] {
      let target = try TargetFunction(parsing: f, dimension: 1)
      let construction = try IndependentConstruction(setting: setting, target: target)
      let network = try construction.network()
      try network.checkInvariants()
      #expect(construction.instanceCounts == .counts(network.counts), "\(text) \(f)")
      let points = (0...64).map { [Double($0) / 64] }
      let closed = try construction.closedForm().values(at: points)
      let units = network.values(at: points)
      if construction.codebook.isDyadic {
        #expect(closed == units, "\(text) \(f)")
      } else {
        #expect(zip(closed, units).allSatisfy { abs($0 - $1) < 1e-9 }, "\(text) \(f)")
      }
      #expect(
        zip(points, closed).allSatisfy {
          abs(target.value(at: $0) - $1) <= setting.epsilon.doubleValue
        })
    }
  }

  @Test func refusesWithTheReason() {
    func error(_ text: String) -> CodebookError? {
      do throws(CodebookError) {
        _ = try Codebook(values: Self.values(text))
        return nil
      } catch {
        return error
      }
    }
    #expect(error("1/2") == .tooFewValues(1))
    #expect(error("1/2,1/2") == .tooFewValues(1))
    #expect(error("1/2,1/4") == .noNegativeValue)
    #expect(error("-1/2,0") == .noPositiveValue)
    #expect(error("-1/2,5000") == .outOfRange(5000))
    // Integers never give 1/2.
    #expect(error("-1,0,1") == .cannotRealise(coefficient: .half, edgeLimit: 16))
    #expect(
      error((-8...7).map(String.init).joined(separator: ","))
        == .cannotRealise(coefficient: .half, edgeLimit: 16))
    // 1/2 and 1 are short sums of quarters, but the constants of the hinges are not.
    #expect(error("-1,1/4") == .cannotRealise(coefficient: 6, edgeLimit: 16))
    // NF4-like values on a fine grid, and a fine grid that is no obstacle.
    let fine = (0..<4096).map { Rational($0 - 2048, over: 2048) }
    #expect(throws: Never.self) { try Codebook(values: fine) }
    #expect(throws: CodebookError.tooManyValues(4097)) { try Codebook(values: fine + [3]) }
    // Sums of thirds, as in a linear codebook of odd lambda.
    #expect(error("-1,1/3,2/3") == .cannotRealise(coefficient: .half, edgeLimit: 16))
  }

  @Test(arguments: 2...12, 1...40)
  func nonlinearValuesFollowTheRule(lambda: Int, t: Int) throws {
    let codebook = Codebook.nonlinear(lambda: lambda, precision: t)
    #expect(codebook.codeCount <= lambda && codebook.lambda == lambda)
    #expect(codebook.value(of: 0) == Rational(-1, over: 2))
    #expect(codebook.value(of: codebook.codeCount - 1) == .half)
    for code in 0..<codebook.codeCount {
      #expect(codebook.code(of: codebook.value(of: code)) == code)
    }
    // The longest cascade is at most (lambda - 1)(R - 1), R the least with R^(lambda-1) >= t.
    var base = 1
    while (0..<lambda - 1).reduce(1, { product, _ in min(product * base, 1 << 20) }) < t {
      base += 1
    }
    let cost = try WeightCost(on: codebook, precision: t)
    #expect(cost.depth <= max(0, (lambda - 1) * (base - 1)))
  }

  @Test(arguments: [2, 4, 6, 8, 10, 64, 65536]) func linearCodesNameTheLevels(lambda: Int) {
    let codebook = Codebook.linear(lambda: lambda)
    #expect(codebook.codeCount == lambda)
    #expect(codebook.value(of: 0) == -1 && codebook.value(of: 1) == Rational(1, over: lambda))
    #expect(codebook.code(of: .half) == lambda / 2)
    #expect(codebook.code(of: 0) == nil && codebook.code(of: 1) == nil)
  }

  @Test(arguments: usable) func sumsAreShortest(text: String) throws {
    let codebook = try Codebook(values: Self.values(text))
    let values = (0..<codebook.codeCount).map { codebook.value(of: $0) }
    // All sums of up to three values, by exhaustion.
    var shortest: [Rational: Int] = [0: 0]
    var sums: Set<Rational> = [0]
    for length in 1...3 {
      sums = Set(sums.flatMap { sum in values.map { sum + $0 } })
      for sum in sums where shortest[sum] == nil { shortest[sum] = length }
    }
    for (coefficient, length) in shortest {
      let codes = try codebook.realise(coefficient)
      #expect(codes.count == length, "\(coefficient) on \(text)")
      #expect(codes.reduce(Rational(0)) { $0 + codebook.value(of: $1) } == coefficient)
    }
  }
}
