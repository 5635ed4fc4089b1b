/// f' of the levels without the network: the coded coefficients of all nodes.
///
/// The values at the nodes of the base are odd multiples of q, the coefficients of the others even
/// ones, rounded to the nearest.
public struct LevelSum: Sendable {
  /// The parameters.
  public let design: CompactLevels
  /// Values at the base's nodes in steps of q, node by node in the order of `HatShape.all`.
  private var base: [[Int]] = []
  /// Coefficients in steps of 2 q, by level, shape and node.
  private var coefficients: [[[Int]]] = []

  /// The most coefficients that are kept: about a second.
  package static let tableLimit = 1 << 20
  /// The most digits of values: with more, sums in doubles are off by no small part of q.
  private static let precisionLimit = 44
  /// By how many steps of 2 q values of f in doubles may be off.
  private static let rounding = 0x1p-10

  /// Coded from values of f; nil as soon as it is no longer wanted.
  ///
  /// O(nodes Lambda 2^d).
  ///
  /// - Throws: `EvaluationError` when there are too many nodes, or doubles do not resolve f in steps of
  ///   q C, or a coefficient is larger than C allows.
  package init?(
    _ design: CompactLevels, of function: ([Double]) -> Double,
    while isWanted: () -> Bool = { true }
  ) throws(EvaluationError) {
    guard design.nodes.isCertainlyAtMost(Count(LevelSum.tableLimit)) else {
      throw .tooManySamples(design.nodes, limit: LevelSum.tableLimit)
    }
    guard design.precision <= LevelSum.precisionLimit else {
      throw .valuesTooLarge(
        bound: Double(sign: .plus, exponent: design.scale, significand: 1),
        stepExponent: design.scale - design.precision)
    }
    self.design = design
    let unit = Double(sign: .plus, exponent: design.precision - design.scale, significand: 1)
    let limit = 1 << design.precision
    for shape in HatShape.all(dimension: design.dimension) {
      base.append(
        (0..<shape.nodes(level: design.baseLevel)).map { number in
          let value = function(
            design.point(shape.node(number, level: design.baseLevel), level: design.baseLevel))
          let steps = min(
            max(value.isNaN ? 0 : value * unit, -2 * Double(limit)), 2 * Double(limit))
          return min(max(2 * Int((steps / 2).rounded(.down)) + 1, 1 - limit), limit - 1)
        })
    }
    for level in design.levels {
      var found: [[Int]] = []
      let kept = 1 - design.cutPart(level: level)
      for shape in HatShape.new(dimension: design.dimension) {
        let limit = 1 << (design.digits(level: level, oddCoordinates: shape.oddCoordinates) - 1)
        var numbers: [Int] = []
        for number in 0..<shape.nodes(level: level) {
          if number % 1024 == 0, !isWanted() { return nil }
          let point = design.point(shape.node(number, level: level), level: level)
          let rest = (function(point) / design.scaleValue - value(at: point, below: level)) / kept
          let steps =
            rest * Double(sign: .plus, exponent: design.precision - 1, significand: 1) + 0.5
          // To the nearest; what is proven of its size leaves room for rounding only.
          guard steps >= Double(-limit) - LevelSum.rounding,
            steps <= Double(limit) + LevelSum.rounding
          else { throw .valuesTooRough(stepExponent: design.scale - design.precision) }
          numbers.append(min(max(Int(steps.rounded(.down)), -limit), limit - 1))
        }
        found.append(numbers)
      }
      coefficients.append(found)
    }
  }

  /// The coded value at a node of the base, odd, in steps of q.
  func base(shape: Int, node: Int) -> Int { base[shape][node] }

  /// The coded coefficient of a node of a level in steps of 2 q.
  func coefficient(level: Int, shape: Int, node: Int) -> Int {
    coefficients[level - design.baseLevel - 1][shape][node]
  }

  /// f'(x) for each point of [0,1]^d, exact where doubles hold it.
  public func values(at points: [[Double]]) -> [Double] {
    values(at: points, while: { true }) ?? []
  }

  /// The same, or nil as soon as it is no longer wanted.
  public func values(at points: [[Double]], while isWanted: () -> Bool) -> [Double]? {
    var values: [Double] = []
    values.reserveCapacity(points.count)
    for (place, point) in points.enumerated() {
      if place % 1024 == 0, !isWanted() { return nil }
      precondition(point.count == design.dimension && point.allSatisfy { $0 >= 0 && $0 <= 1 })
      values.append(value(at: point, below: design.finestLevel + 1) * design.scaleValue)
    }
    return values
  }

  /// The sum of the base and the levels below one, over C.
  private func value(at point: [Double], below level: Int) -> Double {
    let q = Double(sign: .plus, exponent: -design.precision, significand: 1)
    let height = Double(sign: .plus, exponent: -design.baseLevel, significand: 1)
    let first = LevelSum.nearness(point[0], level: design.baseLevel)
    let second =
      design.dimension == 2 ? LevelSum.nearness(point[1], level: design.baseLevel) : 0
    var sum = 0.0
    for (place, shape) in HatShape.all(dimension: design.dimension).enumerated() {
      let hat = shape.hat(first, second, height: height) / height
      guard hat > 0 else { continue }
      sum += Double(base[place][shape.number(at: point, level: design.baseLevel)]) * hat * q
    }
    for level in stride(from: design.baseLevel + 1, to: level, by: 1) {
      let height = Double(sign: .plus, exponent: -level, significand: 1)
      let cut = design.cutPart(level: level)
      let first = LevelSum.nearness(point[0], level: level)
      let second = design.dimension == 2 ? LevelSum.nearness(point[1], level: level) : 0
      for (place, shape) in HatShape.new(dimension: design.dimension).enumerated() {
        let whole =
          design.folds > 0
          ? design.parabola(at: point[0]) : shape.hat(first, second, height: height) / height
        guard whole > cut else { continue }
        let number = shape.number(at: point, level: level)
        sum +=
          2 * q * Double(coefficient(level: level, shape: place, node: number)) * (whole - cut)
      }
    }
    return sum
  }

  /// How near a coordinate is to an odd multiple of 2^-l, less than 2^-l away: 2^-l there, 0 at even
  /// multiples.
  fileprivate static func nearness(_ x: Double, level: Int) -> Double {
    let place = x * Double(sign: .plus, exponent: level - 1, significand: 1)
    let part = place - place.rounded(.down)
    return min(part, 1 - part) * Double(sign: .plus, exponent: 1 - level, significand: 1)
  }
}

extension CompactLevels {
  /// C.
  fileprivate var scaleValue: Double { Double(sign: .plus, exponent: scale, significand: 1) }

  /// A node's coordinates.
  fileprivate func point(_ node: [Int], level: Int) -> [Double] {
    node.map { Double($0) * Double(sign: .plus, exponent: -level, significand: 1) }
  }

  /// The part of a hat or parabola that is cut off at its node.
  fileprivate func cutPart(level: Int) -> Double {
    Double(
      sign: .plus,
      exponent: folds == 0 ? level - seamExponent - 1 : baseLevel + 1 - seamExponent,
      significand: 1)
  }

  /// The parabola of a point's cell, 1 at its middle, as far as its folds make it (Proposition 1).
  fileprivate func parabola(at x: Double) -> Double {
    (1...folds).reduce(0) { sum, fold in
      sum + LevelSum.nearness(x, level: baseLevel + fold)
        * Double(sign: .plus, exponent: baseLevel + 2 - fold, significand: 1)
    }
  }
}
