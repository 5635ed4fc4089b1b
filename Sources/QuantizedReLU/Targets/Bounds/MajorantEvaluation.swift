/// A bound of all derivatives of a function on a box, one number for each order.
///
/// `tail[j] * j!` bounds |D^k u| for every k with |k| = j >= 1. Derivatives of a product are sums over
/// the ways to deal |k| differentiations out to two factors, C(j, i) of them with i for the first; so these
/// numbers multiply and compose exactly like the Taylor coefficients of one variable, in any number of
/// variables.
struct Majorant {
  var range: Interval
  /// Rounded up; index 0 is not used.
  var tail: [Double]

  private typealias R = DirectedRounding

  init(constant range: Interval, order: Int) {
    self.range = range
    tail = Array(repeating: 0, count: order + 1)
  }

  init(variable side: Interval, order: Int) {
    self.init(constant: side, order: order)
    if order > 0 { tail[1] = 1 }
  }

  /// Sum or difference; `range` is that of the result.
  static func sum(_ a: Majorant, _ b: Majorant, range: Interval) -> Majorant {
    var result = a
    result.range = range
    for j in a.tail.indices.dropFirst() { result.tail[j] = R.sumUp(a.tail[j], b.tail[j]) }
    return result
  }

  static func product(_ a: Majorant, _ b: Majorant, range: Interval) -> Majorant {
    var result = Majorant(constant: range, order: a.tail.count - 1)
    let (first, second) = (a.range.magnitude, b.range.magnitude)
    for j in a.tail.indices.dropFirst() {
      var sum = R.sumUp(R.productUp(first, b.tail[j]), R.productUp(a.tail[j], second))
      for i in 1..<j { sum = R.sumUp(sum, R.productUp(a.tail[i], b.tail[j - i])) }
      result.tail[j] = sum
    }
    return result
  }

  /// phi(u), where `outer` encloses phi^(j)/j! on the range of u.
  func composed(with outer: [Interval]) -> Majorant {
    let order = tail.count - 1
    var shifted = self
    shifted.range = .zero
    var result = Majorant(constant: outer[order], order: order)
    for j in stride(from: order - 1, through: 0, by: -1) {
      result = .product(result, shifted, range: outer[j])
    }
    return result
  }

  /// The larger of two, order by order: for branches that are not decided.
  static func hull(_ a: Majorant, _ b: Majorant, range: Interval) -> Majorant {
    Majorant(constant: range, order: 0).with(tail: zip(a.tail, b.tail).map { max($0, $1) })
  }

  private func with(tail: [Double]) -> Majorant {
    var result = self
    result.tail = tail
    return result
  }
}

/// Bounds for functions of many coordinates or of many derivatives, from majorants.
///
/// Explicit variables range over the box; reductions always over the whole cube, where all axes are
/// alike, so their cost does not depend on d.
struct MajorantEvaluation: BoxEvaluation {
  let axes: [Int]
  let method = DerivativeBounds.Method.majorant
  private(set) var attained: [Double]
  private let code: ExpressionCode
  private let order: Int
  private let reductions: [Int: Majorant]
  private let undecidedInBodies: [[Bool]]
  private let factorials: [Interval]

  /// Pieces of [0,1] on which the bodies of reductions are bounded.
  private static let pieces = 64

  init(code: ExpressionCode, dimension: Int, order: Int) {
    (self.code, self.order) = (code, order)
    axes = code.variables.count <= 8 ? code.variables : []
    attained = Array(repeating: 0, count: order + 1)
    factorials = QuantizedReLU.factorials(upTo: order)
    var undecided: [[Bool]] = []
    let bodies = code.bodies.map { body in
      let (bounds, flags) = Self.bounds(ofBody: body, order: order)
      undecided.append(flags)
      return bounds
    }
    undecidedInBodies = undecided
    var reductions: [Int: Majorant] = [:]
    for (index, step) in code.instructions.enumerated() where step.operation.isReduction {
      reductions[index] = Self.reduction(
        step.operation, of: bodies[Int(step.first)], dimension: dimension, factorials: factorials)
    }
    self.reductions = reductions
  }

  var cost: Int { (code.instructions.count + 1) * (order + 1) * (order + 1) * (order + 1) / 2 }

  /// Bounds of a function of one coordinate over [0,1], from its Taylor coefficients on pieces.
  private static func bounds(ofBody body: ExpressionCode, order: Int) -> (Majorant, [Bool]) {
    var result: Majorant?
    var whole = BoxBranching(code: body, isPoint: false)
    for piece in 0..<pieces {
      let side = [Interval(Double(piece) / Double(pieces), Double(piece + 1) / Double(pieces))]
      let shell = UnivariateEvaluation.inflated(side)
      var branching = BoxBranching(code: body, isPoint: false)
      branching.corners = UnivariateEvaluation.corners(
        of: shell, code: body, variables: body.variables.map { _ in 0 })
      let jet = JetMachine.run(
        body, shape: UnivariateShape(count: order + 1), variables: body.variables.map { _ in 0 },
        point: body.hasKinks ? shell : side, branching: &branching
      ) { registers in (0...order).map { registers[body.result * (order + 1) + $0] } }
      for index in branching.undecided.indices where branching.undecided[index] {
        whole.undecided[index] = true
      }
      var part = Majorant(constant: jet[0], order: order)
      for j in 1..<(order + 1) where order > 0 { part.tail[j] = jet[j].magnitude }
      result = result.map { .hull($0, part, range: $0.range.hull(jet[0])) } ?? part
    }
    return (result ?? Majorant(constant: .invalid, order: order), whole.undecided)
  }

  /// A reduction of a body over d axes that are all alike.
  private static func reduction(
    _ operation: Operation, of body: Majorant, dimension d: Int, factorials: [Interval]
  ) -> Majorant {
    typealias R = DirectedRounding
    var result = body
    switch operation {
    case .mean:
      // Only derivatives along a single axis are not 0.
      result.tail = body.tail.map { R.quotientUp($0, Double(d)) }
    case .sum: result.range = body.range * Interval(Double(d))
    default:
      result.range = body.range.power(d)
      // |D^k| is a product of derivatives of order k_i along `parts` axes and of values along the rest.
      let order = body.tail.count - 1
      let value = body.range.magnitude
      let single = body.tail.indices.map { j in (Interval(body.tail[j]) * factorials[j]).upper }
      var best = Array(repeating: 0.0, count: order + 1)
      var dealt = Array(repeating: 0.0, count: order + 1)
      dealt[0] = 1
      for parts in 1..<(min(order, d) + 1) where order > 0 {
        var next = Array(repeating: 0.0, count: order + 1)
        for j in parts..<(order + 1) {
          for i in 1...(j - parts + 1) {
            next[j] = max(next[j], R.productUp(single[i], dealt[j - i]))
          }
        }
        dealt = next
        let rest = R.powerUp(value, d - parts)
        for j in 1...order { best[j] = max(best[j], R.productUp(dealt[j], rest)) }
      }
      for j in best.indices { result.tail[j] = (Interval(best[j]) / factorials[j]).upper }
    }
    return result
  }

  mutating func bounds(on box: [Interval]) -> BoxBounds {
    var undecided = Array(repeating: false, count: code.hasKinks ? code.instructions.count : 0)
    let registers = run(box, undecided: &undecided)
    let result = registers[code.result]
    var upper = [result.range.magnitude]
    for j in 1..<(order + 1) where order > 0 {
      let bound = (Interval(result.tail[j]) * factorials[j]).upper
      upper.append(bound.isNaN ? .infinity : bound + 0)
    }
    let smoothness = code.smoothness(undecided: undecided, inBodies: undecidedInBodies)
    return BoxBounds(upper: upper, mayHaveKink: smoothness < order)
  }

  /// The range of the function on a box.
  func range(on box: [Interval]) -> Interval {
    var undecided = Array(repeating: false, count: code.hasKinks ? code.instructions.count : 0)
    return run(box, undecided: &undecided)[code.result].range
  }

  private func run(_ box: [Interval], undecided: inout [Bool]) -> [Majorant] {
    var registers = code.constantIntervals.map { Majorant(constant: $0, order: order) }
    let sides = code.hasKinks && order >= 2 ? Self.inflated(box) : box
    for index in code.variables.indices {
      registers.append(
        Majorant(variable: axes.isEmpty ? .unit : sides[index], order: order))
    }
    for (index, step) in code.instructions.enumerated() {
      if let reduction = reductions[index] {
        registers.append(reduction)
        continue
      }
      let a = registers[Int(step.first)]
      let b = step.operation == .integerPower ? a : registers[Int(step.second)]
      registers.append(apply(step, index, a, b, &undecided))
    }
    return registers
  }

  private func apply(
    _ step: Instruction, _ index: Int, _ a: Majorant, _ b: Majorant, _ undecided: inout [Bool]
  ) -> Majorant {
    switch step.operation {
    case .add, .subtract:
      return .sum(a, b, range: Interval.result(of: step.operation, a.range, b.range))
    case .multiply: return .product(a, b, range: a.range * b.range)
    case .square: return .product(a, a, range: a.range.squared)
    case .divide:
      let reciprocal = b.composed(
        with: (0...order).map { j in
          let value = Interval.one / b.range.power(j + 1)
          return j & 1 == 0 ? value : -value
        })
      return .product(a, reciprocal, range: a.range / b.range)
    case .negate:
      var result = a
      result.range = -a.range
      return result
    case .abs:
      if a.range.sign == .undecided { undecided[index] = true }
      var result = a
      result.range = a.range.absoluteValue
      return result
    case .min, .max:
      let sign = (a.range - b.range).sign
      if sign == .undecided { undecided[index] = true }
      let range = Interval.result(of: step.operation, a.range, b.range)
      if sign == .undecided { return .hull(a, b, range: range) }
      var result = (sign == .positive) == (step.operation == .max) ? a : b
      result.range = range
      return result
    default: return a.composed(with: outerCoefficients(of: step, at: a.range, exponent: b.range))
    }
  }

  private func outerCoefficients(
    of step: Instruction, at range: Interval, exponent: Interval
  ) -> [Interval] {
    let count = order + 1
    return Array(unsafeUninitializedCapacity: 4 * count) { buffer, used in
      guard let base = buffer.baseAddress else { return }
      base.initialize(repeating: .zero, count: 4 * count)
      used = count
      if OuterCoefficients.write(
        step.operation, at: range, exponent: exponent, integerExponent: Int(step.second), to: base,
        count: count)
      {
        return
      }
      let line = JetArithmetic<Interval, UnivariateShape>(shape: UnivariateShape(count: count))
      let (variable, one, two) = (base + count, base + 2 * count, base + 3 * count)
      line.fill(variable, range)
      if order > 0 { variable[1] = .one }
      switch step.operation {
      case .atan: line.arcTangent(variable, base, scratch: one)
      case .tan: line.tangent(variable, base, hyperbolic: false, scratch: one, slope: two)
      case .tanh: line.tangent(variable, base, hyperbolic: true, scratch: one, slope: two)
      default: preconditionFailure("not a function of one argument")
      }
    }
  }
}
