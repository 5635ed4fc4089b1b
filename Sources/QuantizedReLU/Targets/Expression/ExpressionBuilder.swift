import Foundation

/// Collects the nodes of an expression, each once, and lays them out as code.
struct ExpressionBuilder {
  /// A number of a node.
  typealias Node = Int32

  private enum Content: Hashable {
    case constant(bits: UInt64, Interval)
    case variable(axis: Int)
    case step(Instruction)
  }

  private var contents: [Content] = []
  private var numbers: [Content: Node] = [:]
  private var bodies: [ExpressionCode] = []

  init() {}

  private mutating func node(_ content: Content) -> Node {
    if let known = numbers[content] { return known }
    let number = Node(contents.count)
    contents.append(content)
    numbers[content] = number
    return number
  }

  private func constant(_ node: Node) -> (value: Double, interval: Interval)? {
    guard case .constant(let bits, let interval) = contents[Int(node)] else { return nil }
    return (Double(bitPattern: bits), interval)
  }

  mutating func constant(_ value: Double, _ interval: Interval) -> Node {
    node(.constant(bits: value.bitPattern, interval))
  }

  mutating func variable(axis: Int) -> Node { node(.variable(axis: axis)) }

  /// A reduction over the axes of the function that `body` computes from one axis.
  mutating func reduction(_ operation: Operation, body: ExpressionCode) -> Node {
    bodies.append(body)
    return node(.step(Instruction(operation: operation, first: Int32(bodies.count - 1))))
  }

  mutating func step(_ operation: Operation, _ first: Node, _ second: Node = 0) -> Node {
    var instruction = Instruction(operation: operation, first: first, second: second)
    let unary = !Self.binary.contains(operation)
    if operation == .multiply && first == second {
      instruction = Instruction(operation: .square, first: first)
    }
    if let a = constant(first), let b = unary ? a : constant(second) {
      let folded = Self.fold(instruction, a, b)
      return constant(folded.value, folded.interval)
    }
    return node(.step(instruction))
  }

  /// u^v: by repeated multiplication for integer v, as a real power for another constant, else as
  /// exp(v log u).
  mutating func power(_ base: Node, _ exponent: Node) -> Node {
    guard let power = constant(exponent) else {
      let logarithm = step(.log, base)
      return step(.exp, step(.multiply, exponent, logarithm))
    }
    let value = power.value
    if power.interval.isPoint, value.rounded() == value, abs(value) <= Double(Int32.max) {
      if value == 0 { return constant(1, .one) }
      if value == 1 { return base }
      if let number = constant(base) {
        return constant(pow(number.value, value), number.interval.power(Int(value)))
      }
      // |u|^k is u^k for even k, which has no kink.
      var base = base
      if value.truncatingRemainder(dividingBy: 2) == 0,
        case .step(let inner) = contents[Int(base)], inner.operation == .abs
      {
        base = inner.first
      }
      if value == 2 { return step(.square, base) }
      return node(
        .step(Instruction(operation: .integerPower, first: base, second: Int32(value))))
    }
    if let number = constant(base) {
      return constant(pow(number.value, value), number.interval.power(power.interval))
    }
    if power.interval.isPoint && value == 0.5 { return step(.sqrt, base) }
    return node(.step(Instruction(operation: .realPower, first: base, second: exponent)))
  }

  private static let binary: Set<Operation> = [.add, .subtract, .multiply, .divide, .min, .max]

  private typealias Pair = (value: Double, interval: Interval)

  private static func fold(_ instruction: Instruction, _ a: Pair, _ b: Pair) -> Pair {
    let code = ExpressionCode(
      constants: [a.value, b.value], constantIntervals: [a.interval, b.interval], variables: [],
      instructions: [Instruction(operation: instruction.operation, first: 0, second: 1)],
      bodies: [], result: 2)
    let value = code.value { _ in 0 }
    return (value, Interval.result(of: instruction.operation, a.interval, b.interval))
  }

  /// The code that computes `root`, without what it does not use.
  func code(for root: Node) -> ExpressionCode {
    var used = Array(repeating: false, count: contents.count)
    used[Int(root)] = true
    for index in contents.indices.reversed() where used[index] {
      guard case .step(let step) = contents[index], !step.operation.isReduction else { continue }
      used[Int(step.first)] = true
      if Self.binary.contains(step.operation) || step.operation == .realPower {
        used[Int(step.second)] = true
      }
    }
    var registers = Array(repeating: Int32(0), count: contents.count)
    var (constants, intervals): ([Double], [Interval]) = ([], [])
    var variables: [(axis: Int, node: Int)] = []
    for (index, content) in contents.enumerated() where used[index] {
      switch content {
      case .constant(let bits, let interval):
        registers[index] = Int32(constants.count)
        constants.append(Double(bitPattern: bits))
        intervals.append(interval)
      case .variable(let axis): variables.append((axis, index))
      case .step: break
      }
    }
    variables.sort { $0.axis < $1.axis }
    for (offset, variable) in variables.enumerated() {
      registers[variable.node] = Int32(constants.count + offset)
    }
    var instructions: [Instruction] = []
    for (index, content) in contents.enumerated() where used[index] {
      guard case .step(var step) = content else { continue }
      if !step.operation.isReduction {
        step.first = registers[Int(step.first)]
        if step.operation != .integerPower {
          step.second =
            Self.binary.contains(step.operation) || step.operation == .realPower
            ? registers[Int(step.second)] : 0
        }
      }
      registers[index] = Int32(constants.count + variables.count + instructions.count)
      instructions.append(step)
    }
    return ExpressionCode(
      constants: constants, constantIntervals: intervals, variables: variables.map(\.axis),
      instructions: instructions, bodies: bodies, result: Int(registers[Int(root)]))
  }
}

extension Operation {
  var isReduction: Bool { self == .sum || self == .mean || self == .product }
}

extension Interval {
  /// The range of one operation on constants.
  static func result(of operation: Operation, _ a: Interval, _ b: Interval) -> Interval {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .square: a.squared
    case .sin: a.sine
    case .cos: a.cosine
    case .tan: a.tangent
    case .exp: a.exponential
    case .log: a.logarithm
    case .sqrt: a.squareRoot
    case .tanh: a.hyperbolicTangent
    case .atan: a.arcTangent
    case .sinh: a.hyperbolicSine
    case .cosh: a.hyperbolicCosine
    case .abs: a.absoluteValue
    case .min:
      a.isValid && b.isValid
        ? Interval(Swift.min(a.lower, b.lower), Swift.min(a.upper, b.upper)) : .invalid
    case .max:
      a.isValid && b.isValid
        ? Interval(Swift.max(a.lower, b.lower), Swift.max(a.upper, b.upper)) : .invalid
    case .integerPower, .realPower, .sum, .mean, .product:
      preconditionFailure("not an operation on two registers")
    }
  }
}
