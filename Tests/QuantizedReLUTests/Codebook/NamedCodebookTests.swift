import QuantizedReLU
import Testing

@Suite struct NamedCodebookTests {
  @Test("values are distinct, ascending and fit their bits", arguments: NamedCodebook.allCases)
  func valuesFitTheirBits(name: NamedCodebook) {
    let values = name.values
    #expect(values == Set(values).sorted())
    #expect(values.count <= 1 << name.bitWidth && values.count > 1 << (name.bitWidth - 1))
    #expect(NamedCodebook(rawValue: name.rawValue) == name)
    #expect(NamedCodebook(matching: values.reversed()) == name)
    #expect(name.isDyadic == (name != .nf4))
  }

  @Test("other values have no name")
  func otherValuesHaveNoName() {
    #expect(NamedCodebook(matching: [.half, 1, -1]) == nil)
    #expect(NamedCodebook(matching: []) == nil)
  }

  @Test("names and values are those of the formats")
  func valuesAreThoseOfTheFormats() {
    let names = "binary ternary pot4 int2 int3 int4 int8 fp4-e2m1 nf4 fp8-e4m3"
    #expect(NamedCodebook.allCases.map(\.rawValue).joined(separator: " ") == names)
    let texts = { (name: NamedCodebook) in name.values.map(\.description).joined(separator: " ") }
    #expect(texts(.binary) == "-1/2 1/2")
    #expect(texts(.ternary) == "-1/2 0 1/2")
    #expect(texts(.int2) == "-1 -1/2 0 1/2")
    #expect(texts(.int3) == "-1 -3/4 -1/2 -1/4 0 1/4 1/2 3/4")
    #expect(texts(.fp4E2M1) == "-6 -4 -3 -2 -3/2 -1 -1/2 0 1/2 1 3/2 2 3 4 6")
    #expect(
      texts(.pot4) == "-1 -1/2 -1/4 -1/8 -1/16 -1/32 -1/64 0 1/64 1/32 1/16 1/8 1/4 1/2 1")
    #expect(NamedCodebook.int8.values.first == -1)
    #expect(NamedCodebook.int8.values.last == Rational(127, over: 128))
    #expect(NamedCodebook.nf4.values.count == 16)
  }

  @Test("FP8 E4M3 has the finite values of all 256 codes")
  func floatsAreDecodedCodes() {
    // The codes as an independent decoder reads them.
    var decoded: Set<Rational> = []
    for code in 0..<256 where code & 0x7F != 0x7F {
      let (field, mantissa) = (code >> 3 & 15, Double(code & 7) / 8)
      let size =
        field == 0
        ? mantissa * 0x1p-6
        : (1 + mantissa) * Double(sign: .plus, exponent: field - 7, significand: 1)
      decoded.insert(Rational(exactly: code > 127 ? -size : size))
    }
    #expect(Set(NamedCodebook.fp8E4M3.values) == decoded && decoded.count == 253)
    #expect(NamedCodebook.fp8E4M3.values.last == 448)
  }

  static let usable = NamedCodebook.allCases.filter { $0 != .nf4 }

  @Test("all but NF4 carry the construction", arguments: usable, 1...2)
  func carriesTheConstruction(name: NamedCodebook, n: Int) throws {
    let values = name.values
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon(n == 1 ? "0.05" : "0.3"), n: n, d: 1,
      quantization: .nonlinear, codebook: values)
    #expect(try name.codebook().lambda == values.count)
    for text in ["sin(x)", "cos(3*x)/2"] {
      let target = try TargetFunction(parsing: text, dimension: 1)
      let construction = try IndependentConstruction(setting: setting, target: target)
      let network = try construction.network()
      try network.checkInvariants()
      let codes = Set(
        network.layers.flatMap { $0.codes + $0.biases.filter { $0 != LayeredNetwork.Layer.noBias } }
      )
      let used = codes.map { network.codebook.value(of: Int($0)) }
      #expect(used.allSatisfy { values.contains($0) && !$0.isZero }, "\(name) \(text)")
      #expect(construction.instanceCounts == .counts(network.counts), "\(name) \(text)")
      let points = (0...256).map { [Double($0) / 256] }
      let closed = try construction.closedForm().values(at: points)
      #expect(network.values(at: points) == closed, "\(name) \(text)")
      let error = zip(points, closed).map { abs(target.value(at: $0) - $1) }.max() ?? 0
      #expect(error <= setting.epsilon.doubleValue, "\(name) \(text)")
    }
  }

  @Test("tuned parameters are proven and no dearer on them", arguments: usable)
  func carriesTunedParameters(name: NamedCodebook) throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    let setting = Setting(
      lambda: 2, epsilon: try Epsilon("0.1"), n: 2, d: 1, quantization: .nonlinear,
      codebook: name.values)
    let bounds = try target.classBound(order: 2)
    let design = try TunedDesign.search(
      setting: setting, bounds: bounds, scale: bounds.scaleExponent)
    let tuned = try IndependentConstruction(
      setting: setting, target: target, classBound: bounds, design: design)
    let paper = try IndependentConstruction(setting: setting, target: target)
    #expect(tuned.structureCounts.weights.isCertainlyAtMost(paper.structureCounts.weights))
    let network = try tuned.network()
    #expect(tuned.instanceCounts == .counts(network.counts))
    let points = (0...512).map { [Double($0) / 512] }
    let error =
      zip(points, network.values(at: points)).map { abs(target.value(at: $0) - $1) }.max() ?? 0
    #expect(error <= setting.epsilon.doubleValue)
  }

  @Test("NF4 is refused for 1/2, of which it truly has no sum of up to 16 values")
  func normalFloatHasNoHalf() {
    #expect(throws: CodebookError.cannotRealise(coefficient: .half, edgeLimit: 16)) {
      try NamedCodebook.nf4.codebook()
    }
    // All sums of up to 8 values in units of 10^-17; 0 among the values makes shorter ones.
    let unit = 100_000_000_000_000_000
    let steps = NamedCodebook.nf4.values.compactMap { value -> Int? in
      let scaled = value * Rational(unit)
      return scaled.denominator == 1 ? Int(scaled.numerator) : nil
    }
    #expect(steps.count == 16 && steps.contains(0))
    var sums: Set<Int> = [0]
    var newest = sums
    for _ in 0..<8 {
      var next: Set<Int> = []
      for sum in newest { for step in steps { next.insert(sum + step) } }
      newest = next.subtracting(sums)
      sums.formUnion(next)
    }
    #expect(sums.contains(unit) && sums.count > 400_000)
    // Sixteen values are two times eight.
    #expect(!sums.contains { sums.contains(unit / 2 - $0) })
  }
}
