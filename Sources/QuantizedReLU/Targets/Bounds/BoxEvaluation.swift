/// What is known of the derivatives on a box.
struct BoxBounds {
  /// For each order a bound of the derivatives on the box; infinite where there is none.
  var upper: [Double]
  /// Whether a kink may lie in the box that the wanted order does not allow.
  var mayHaveKink: Bool

  var isGood: Bool { !mayHaveKink && upper.allSatisfy { $0 < .infinity } }
}

/// Bounds the derivatives of a function on boxes.
protocol BoxEvaluation {
  /// The axes along which boxes may be divided.
  var axes: [Int] { get }
  var method: DerivativeBounds.Method { get }
  /// Bounds on a box, given by its sides on `axes`.
  mutating func bounds(on box: [Interval]) -> BoxBounds
  /// Lower bounds of the largest derivative of each order, from the points that were looked at so far.
  var attained: [Double] { get }
  /// The cost of one box, about in multiplications of intervals.
  var cost: Int { get }
}

extension BoxEvaluation {
  /// The box and a thin shell around it within the cube.
  ///
  /// A kink on the common side of two boxes is inside neither; it is inside these.
  static func inflated(_ box: [Interval]) -> [Interval] {
    box.map { Interval(max(0, $0.lower - 0x1p-48), min(1, $0.upper + 0x1p-48)) }
  }

  /// Enclosures of all registers at all corners of a box, for the signs of monotone functions.
  static func corners(
    of box: [Interval], code: ExpressionCode, variables: [Int]
  ) -> [[Interval]] {
    guard code.hasKinks && box.count <= 3 && code.bodies.isEmpty else { return [] }
    return (0..<(1 << box.count)).map { corner in
      let point = box.enumerated().map { axis, side in
        Interval(corner >> axis & 1 == 1 ? side.upper : side.lower)
      }
      var branching = BoxBranching(code: code, isPoint: true)
      return JetMachine.run(
        code, shape: UnivariateShape(count: 1), variables: variables, point: point,
        branching: &branching
      ) { registers in (0..<code.registerCount).map { registers[$0] } }
    }
  }
}

/// n! as an enclosure.
func factorials(upTo n: Int) -> [Interval] {
  var result = [Interval.one]
  for j in 1..<max(1, n + 1) { result.append(result[j - 1] * Interval(Double(j))) }
  return result
}

/// Bounds for functions that depend on one coordinate.
struct UnivariateEvaluation: BoxEvaluation {
  let axes: [Int]
  let method = DerivativeBounds.Method.univariate
  private(set) var attained: [Double]
  private let code: ExpressionCode
  private let order: Int
  /// Derivatives beyond `order` that serve to bound those below them.
  private let extra: Int
  private let factorials: [Interval]
  /// Derivatives at points, shared by the boxes on both sides of them.
  private var points: [Double: [Interval]] = [:]

  init(code: ExpressionCode, axis: Int, order: Int) {
    (self.code, self.order, axes) = (code, order, [axis])
    extra = order < 6 ? 4 : 10
    attained = Array(repeating: 0, count: order + 1)
    factorials = QuantizedReLU.factorials(upTo: order + extra)
  }

  var cost: Int {
    let work = code.instructions.count + code.bodies.reduce(0) { $0 + $1.instructions.count }
    return (work + 1) * (order + extra) * (order + extra) / 2
  }

  private var variables: [Int] { code.variables.map { _ in 0 } }

  /// The value and the derivatives on an interval, `count` in all.
  private func derivatives(
    on side: Interval, count: Int, branching: inout BoxBranching
  ) -> [Interval] {
    withUnsafePointer(to: side) { point in
      JetMachine.run(
        code, shape: UnivariateShape(count: count), variables: variables, point: point,
        branching: &branching
      ) { registers in
        let jet = registers + code.result * count
        return (0..<count).map { jet[$0] * factorials[$0] }
      }
    }
  }

  private mutating func derivatives(at x: Double) -> [Interval] {
    if let known = points[x] { return known }
    var branching = BoxBranching(code: code, isPoint: true)
    let result = derivatives(on: Interval(x), count: order + extra, branching: &branching)
    points[x] = result
    for j in 0...order { attained[j] = max(attained[j], result[j].mignitude) }
    return result
  }

  mutating func bounds(on box: [Interval]) -> BoxBounds {
    let side = box[0]
    var branching = BoxBranching(code: code, isPoint: false)
    let outer = code.hasKinks && order >= 2 ? Self.inflated(box) : box
    branching.corners = Self.corners(of: outer, code: code, variables: variables)
    var inside = derivatives(on: outer[0], count: order + extra + 1, branching: &branching)
    let smoothness = code.smoothness(
      undecided: branching.undecided, inBodies: branching.undecidedInBodies)
    let (left, right) = (derivatives(at: side.lower), derivatives(at: side.upper))
    // Mean value form from the nearer end, from high orders down: each bounds the next.
    let half = (Interval(side.upper) - Interval(side.lower)) * Interval(0, 0.5)
    for j in stride(from: order + extra - 1, through: 0, by: -1) where j < smoothness {
      var range = left[j].hull(right[j])
      let slope = inside[j + 1]
      guard slope.isBounded && range.isBounded else { continue }
      if slope.sign == .undecided {
        range = (left[j] + half * slope).hull(right[j] - half * slope)
      }
      if range.isBounded { inside[j] = inside[j].narrowed(to: range) }
    }
    return BoxBounds(
      upper: inside[...order].map { $0.magnitude + 0 }, mayHaveKink: smoothness < order)
  }
}

/// Bounds for functions of a few coordinates, from all mixed derivatives.
struct MultivariateEvaluation: BoxEvaluation {
  let axes: [Int]
  let method = DerivativeBounds.Method.multivariate
  private(set) var attained: [Double]
  private let code: ExpressionCode
  private let order: Int
  private let variables: [Int]
  /// Multi-indices up to the degree that is looked at, which exceeds `order`, and up to one less.
  private let outer: MultiIndexTable
  private let inner: MultiIndexTable
  /// k! for all of `outer`.
  private let factorials: [Interval]

  init(code: ExpressionCode, axes: [Int], order: Int) {
    (self.code, self.order, self.axes) = (code, order, axes)
    variables = code.positions(among: axes)
    attained = Array(repeating: 0, count: order + 1)
    let degree = order + Self.extra(variables: axes.count, order: order)
    outer = .table(variables: axes.count, maximalDegree: degree)
    inner = .table(variables: axes.count, maximalDegree: degree - 1)
    let single = QuantizedReLU.factorials(upTo: degree)
    factorials = MultiIndices.all(dimension: axes.count, below: degree + 1).map { index in
      index.exponents(dimension: axes.count).reduce(.one) { $0 * single[$1] }
    }
  }

  /// Degrees beyond the order that serve to bound the derivatives below them: more where they are cheap.
  private static func extra(variables: Int, order: Int) -> Int {
    (MultiIndices.count(dimension: variables, below: order + 4) ?? .max) <= 300 ? 3 : 1
  }

  /// About the number of multiplications on a box: products of jets have C(2d+n, n) of them.
  static func cost(code: ExpressionCode, variables: Int, order: Int) -> Int {
    let work =
      code.instructions.count
      + code.bodies.reduce(0) { $0 + ($1.instructions.count + 4) * variables }
    let pairs =
      MultiIndices.count(
        dimension: 2 * variables, below: order + extra(variables: variables, order: order) + 1)
      ?? .max
    return pairs.multipliedReportingOverflow(by: work + 1).overflow ? .max : pairs * (work + 1)
  }

  var cost: Int { Self.cost(code: code, variables: axes.count, order: order) }

  private func derivatives(
    on box: [Interval], table: MultiIndexTable, branching: inout BoxBranching
  ) -> [Interval] {
    table.withShape { shape in
      JetMachine.run(
        code, shape: shape, variables: variables, point: box, branching: &branching
      ) { registers in
        let jet = registers + code.result * shape.count
        return (0..<shape.count).map { jet[$0] * factorials[$0] }
      }
    }
  }

  mutating func bounds(on box: [Interval]) -> BoxBounds {
    var branching = BoxBranching(code: code, isPoint: false)
    let shell = code.hasKinks && order >= 2 ? Self.inflated(box) : box
    branching.corners = Self.corners(of: shell, code: code, variables: variables)
    var inside = derivatives(on: shell, table: outer, branching: &branching)
    let smoothness = code.smoothness(
      undecided: branching.undecided, inBodies: branching.undecidedInBodies)
    let centre = box.map { Interval($0.midpoint) }
    var atPoint = BoxBranching(code: code, isPoint: true)
    let middle = derivatives(on: centre, table: inner, branching: &atPoint)
    let offsets = zip(box, centre).map { $0 - $1 }
    var upper = Array(repeating: 0.0, count: order + 1)
    outer.withShape { shape in
      for k in middle.indices.reversed() {
        let degree = shape.degree(k)
        if degree < smoothness && middle[k].isBounded {
          // Mean value form: D^k f(x) = D^k f(c) + sum_i D^(k+e_i) f(between) (x_i - c_i), from high
          // orders down: each bounds the next.
          var form = middle[k]
          for axis in offsets.indices {
            form = form + inside[shape.sum(k, 1 + axis)] * offsets[axis]
          }
          if form.isBounded { inside[k] = inside[k].narrowed(to: form) }
        }
        guard degree <= order else { continue }
        attained[degree] = max(attained[degree], middle[k].mignitude)
        upper[degree] = max(upper[degree], inside[k].magnitude + 0)
      }
    }
    return BoxBounds(upper: upper, mayHaveKink: smoothness < order)
  }
}
