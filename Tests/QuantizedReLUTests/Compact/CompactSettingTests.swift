import QuantizedReLU
import Testing

/// The compact structure where any structure may stand.
@Suite struct CompactSettingTests {
  private func setting(
    epsilon: String = "1/128", lambda: Int = 2, quantization: Quantization = .nonlinear,
    codebook: [Rational]? = nil, n: Int = 1, d: Int = 1, parameters: ParameterChoice = .paper
  ) throws -> Setting {
    Setting(
      lambda: lambda, epsilon: try Epsilon(epsilon), n: n, d: d, quantization: quantization,
      codebook: codebook, structure: .compact, parameters: parameters)
  }

  @Test(
    "counts, network, closed form and error bound belong together",
    arguments: InventoryFamily.compact + InventoryFamily.levels)
  func belongsTogether(_ member: InventoryFamily) throws {
    let construction = try member.construction()
    let network = try construction.network()
    try network.checkInvariants()
    #expect(network.counts == construction.structureCounts)
    #expect(construction.instanceCounts() == .counts(network.counts))
    let points: [[Double]] = (0...2048).map { place in
      let x = Double(place) / 2048
      return member.d == 1 ? [x] : [x, Double(place * 37 % 2048) / 2048]
    }
    let values = try construction.approximation().values(at: points)
    #expect(network.values(at: points) == values)
    let bound = construction.errorBound.doubleValue * (1 + 1e-12)
    for (point, value) in zip(points, values) {
      #expect(abs(value - construction.target.value(at: point)) <= bound)
    }
    let epsilon = construction.setting.epsilon.doubleValue
    #expect(construction.errorBound.doubleValue <= epsilon * (1 + 1e-9))
  }

  @Test("has the counts of the tables, at log2 lambda bits a weight")
  func hasCounts() throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    for (epsilon, weights) in [("2^-7", 776), ("2^-9", 1524), ("2^-14", 19849)] {
      for lambda in [2, 3, 8] {
        let counts = try Construction(
          setting: setting(epsilon: epsilon, lambda: lambda), target: target
        ).structureCounts
        #expect(counts.weights == Count(weights) && counts.lambda == lambda)
      }
    }
    let tree = try Construction(
      setting: setting(epsilon: "1/8", codebook: [-1, .half, 1]), target: target)
    #expect(tree.structureCounts.weights == Count(5 * 8 + 3 * 3))
    #expect(tree.design.first { $0.name == "mu" }?.value == .integer(0))
    #expect(tree.design.first { $0.name == "tau" }?.value == .integer(3))
  }

  @Test("is refused for other n and d, and where the weight values are missing")
  func isRefused() throws {
    #expect(throws: SettingError.structureOutOfRange(.compact, n: 4, d: 1)) {
      try setting(n: 4).validate()
    }
    #expect(throws: SettingError.structureOutOfRange(.compact, n: 1, d: 3)) {
      try setting(d: 3).validate()
    }
    for lambda in [2, 4, 16] {
      #expect(
        throws: SettingError.codebook(.noCompactNetwork(.linear(lambda: lambda), dimension: 1))
      ) {
        try setting(lambda: lambda, quantization: .linear).validate()
      }
    }
    let refused = SettingError.codebook(
      .noCompactNetwork(
        try Codebook(values: [-1, Rational(1, over: 4), .half]), dimension: 1))
    #expect(throws: refused) {
      try setting(codebook: [-1, Rational(1, over: 4), .half]).validate()
    }
    try setting(codebook: [-.half, Rational(1, over: 4), .half]).validate()
    try setting(codebook: [-1, .half, 1]).validate()
    try setting(codebook: [-1, .half, 1], n: 3).validate()
    #expect(throws: SettingError.codebook(.noCompactNetwork(.compactUnits, dimension: 2))) {
      try setting(codebook: [-1, .half, 1], d: 2).validate()
    }
  }

  @Test("has a curve of bits against lambda, which only grows, where it is the setting's structure")
  func hasCurve() throws {
    let target = try TargetFunction(parsing: "sin(x)", dimension: 1)
    var measured = MeasuredBitWidth(
      setting: try setting(), target: target, classBound: try target.classBound(order: 1))
    measured.measure()
    let curve = try #require(measured.curves.last)
    #expect(measured.curves.count == 5 && curve.structure == .compact)
    #expect(curve.points.map(\.lambda) == Array(2...16))
    #expect(curve.optimum?.lambda == 2 && curve.optimum?.structureBits.double == 776)
    for (a, b) in zip(curve.points, curve.points.dropFirst()) {
      #expect(a.structureBits.isClearlyLess(than: b.structureBits))
    }
  }

  /// The same of levels: digits of all nodes, with a parabola too.
  @Test(
    "f chooses as many weights of levels as the inventory says",
    arguments: [
      (1, 2, "0.05"), (1, 2, "0.0003"), (1, 3, "0.0001"), (2, 1, "0.6"), (2, 2, "0.05"),
    ])
  func chosenLevels(_ shape: (d: Int, n: Int, epsilon: String)) throws {
    var seen: [Set<UInt16>] = []
    var inventory: StructureInventory?
    // Random phases: each digit of each node is 0 here and 1 there.
    var generator = SeededGenerator(seed: 11)
    let functions = (0..<40).map { _ in
      let (a, b, c, s) = (
        Int.random(in: 0...99, using: &generator), Int.random(in: 20...99, using: &generator),
        Int.random(in: -99...99, using: &generator), Bool.random(using: &generator) ? "-" : ""
      )
      return shape.d == 1
        ? "\(s)0.99*cos(x*\(b)/100+\(a)/16)" : "\(s)0.99*cos((x*\(b)+y*\(c))/100+\(a)/16)"
    }
    for function in functions {
      let construction = try Construction(
        setting: setting(epsilon: shape.epsilon, n: shape.n, d: shape.d),
        target: TargetFunction(parsing: function, dimension: shape.d))
      #expect(construction.scale == 0, "\(function)")
      let codes = try construction.network().layers.flatMap { $0.codes + $0.biases }
      if seen.isEmpty { seen = codes.map { _ in [] } }
      for (place, code) in codes.enumerated() { seen[place].insert(code) }
      inventory = construction.inventory
    }
    let use = try #require(inventory).use
    #expect(Count(seen.count { $0.count > 1 }) == use.chosen)
    for code in 0..<use.codebook.codeCount {
      #expect(Count(seen.count { $0 == [UInt16(code)] }) == use.count(of: code), "code \(code)")
    }
  }

  /// Weights that differ between some two functions are those that f chooses, all others have the
  /// value that the inventory says.
  @Test(
    "f chooses as many weights as the inventory says",
    arguments: [
      ("0.2", false), ("1/32", false), ("1/128", false), ("1/512", false), ("0.2", true),
      ("0.02", true),
    ], [1.0, 8.0])
  func chosenWeights(_ size: (epsilon: String, hasOne: Bool), _ factor: Double) throws {
    // All have the same C; many start values, every step up and down.
    let shapes =
      (-9...5).map { "abs(x-0.5)*0.9+(\($0))/10" } + [
        "x", "0.5-x", "x-0.7", "0.7", "0.8", "0.9", "0.95",
      ]
    let functions = shapes.flatMap { ["\(factor)*(\($0))", "-\(factor)*(\($0))"] }
    var seen: [Set<UInt16>] = []
    var inventory: StructureInventory?
    for function in functions {
      let construction = try Construction(
        setting: setting(
          epsilon: size.epsilon, codebook: size.hasOne ? [-1, .half, 1] : nil),
        target: TargetFunction(parsing: function, dimension: 1))
      #expect(construction.scale == (factor == 1 ? 0 : 3), "\(function)")
      let codes = try construction.network().layers.flatMap { $0.codes + $0.biases }
      if seen.isEmpty { seen = codes.map { _ in [] } }
      #expect(seen.count == codes.count)
      for (place, code) in codes.enumerated() { seen[place].insert(code) }
      #expect(inventory.map { $0 == construction.inventory } ?? true)
      inventory = construction.inventory
    }
    let use = try #require(inventory).use
    #expect(Count(seen.count { $0.count > 1 }) == use.chosen)
    for code in 0..<use.codebook.codeCount {
      #expect(Count(seen.count { $0 == [UInt16(code)] }) == use.count(of: code), "code \(code)")
    }
  }
}
