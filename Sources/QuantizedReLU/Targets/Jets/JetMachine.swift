/// Decides which branch of abs, min and max a jet follows.
protocol JetBranching {
  associatedtype Scalar: JetScalar
  /// The sign of u near the point or on the box of the jet.
  ///
  /// - Parameters:
  ///   - instruction: the instruction that asks.
  ///   - second: the register subtracted from `first` to give u, nil where u is `first` itself.
  mutating func sign<Shape: JetShape>(
    of u: UnsafePointer<Scalar>, shape: Shape, instruction: Int, first: Int, second: Int?
  ) -> JetSign
  /// The branching for a body, a function of the coordinate on one axis.
  func branching(forBody body: Int, axis: Int) -> Self
  /// Takes back what the branching for a body has recorded.
  mutating func absorb(_ branching: Self, fromBody body: Int)
}

/// Runs compiled expressions on truncated Taylor series.
struct JetMachine<Branching: JetBranching, Shape: JetShape> {
  typealias Scalar = Branching.Scalar
  typealias Jet = UnsafeMutablePointer<Scalar>

  /// Jets that an operation may use for itself.
  private static var scratchCount: Int { 4 }

  private let arithmetic: JetArithmetic<Scalar, Shape>
  private let code: ExpressionCode
  private let registers: Jet

  @inline(__always) private var shape: Shape { arithmetic.shape }
  @inline(__always) private var count: Int { arithmetic.shape.count }
  @inline(__always) private func register(_ index: Int) -> Jet { registers + index * count }
  @inline(__always) private func register(_ index: Int32) -> Jet { register(Int(index)) }
  private func scratch(_ index: Int) -> Jet { register(code.registerCount + index) }

  /// Evaluates `code` and calls `body` with all registers, one jet after the other.
  ///
  /// - Parameters:
  ///   - variables: for each variable of `code` the variable of the shape that it is.
  ///   - point: coordinates (numbers or sides of a box), one for each variable of the shape. With
  ///     reductions the variables of the shape are all axes.
  /// Cost: O(instructions) products of jets; a reduction O(d) runs of its body.
  static func run<Result>(
    _ code: ExpressionCode, shape: Shape, variables: [Int], point: UnsafePointer<Scalar>,
    branching: inout Branching, _ body: (UnsafeMutablePointer<Scalar>) -> Result
  ) -> Result {
    let capacity = (code.registerCount + scratchCount) * shape.count
    return withUnsafeTemporaryAllocation(of: Scalar.self, capacity: capacity) { space in
      guard let base = space.baseAddress else { preconditionFailure("no registers") }
      let machine = JetMachine(
        arithmetic: JetArithmetic(shape: shape), code: code, registers: base)
      machine.load(variables: variables, point: point)
      machine.run(point: point, branching: &branching)
      return body(base)
    }
  }

  private init(
    arithmetic: JetArithmetic<Scalar, Shape>, code: ExpressionCode, registers: Jet
  ) {
    self.arithmetic = arithmetic
    self.code = code
    self.registers = registers
  }

  private func load(variables: [Int], point: UnsafePointer<Scalar>) {
    let constants = Scalar.constants(of: code)
    for index in 0..<constants.count { arithmetic.fill(register(index), constants[index]) }
    for index in 0..<code.variables.count {
      let variable = variables[index]
      let jet = register(code.firstVariable + index)
      arithmetic.fill(jet, point[variable])
      if shape.maximalDegree > 0 { jet[shape.power(of: variable, 1)] = Scalar(1) }
    }
  }

  private func run(point: UnsafePointer<Scalar>, branching: inout Branching) {
    for (index, step) in code.instructions.enumerated() {
      let out = register(code.firstInstruction + index)
      if step.operation.isReduction {
        reduce(step, point: point, to: out, branching: &branching)
        continue
      }
      let a = register(step.first)
      switch step.operation {
      case .add: arithmetic.add(a, register(step.second), out)
      case .subtract: arithmetic.subtract(a, register(step.second), out)
      case .multiply: arithmetic.multiply(a, register(step.second), out)
      case .divide: arithmetic.divide(a, register(step.second), out)
      case .negate: arithmetic.negate(a, out)
      case .square: arithmetic.square(a, out)
      case .abs, .min, .max: branch(step, index, to: out, branching: &branching)
      default: function(step, of: a, to: out)
      }
    }
  }

  // MARK: Functions

  private func function(_ step: Instruction, of u: Jet, to out: Jet) {
    let (one, two, three) = (scratch(0), scratch(1), scratch(2))
    let power = step.operation == .integerPower ? Int(step.second) : 0
    let exponent = step.operation == .realPower ? register(step.second)[0] : Scalar(0.5)
    if shape.maximalDegree > 0 {
      let isPower = [.sqrt, .realPower, .integerPower].contains(step.operation)
      let singular = isPower && u[0].touchesZero
      let linear =
        (Scalar.prefersClosedForms || singular || power != 0) && arithmetic.isLinear(u)
      if power != 0 && !linear && power.magnitude <= 64 {
        // The recurrence for powers loses digits where u is near 0; products do not.
        arithmetic.integerPower(u, power, out, base: one, scratch: two)
        return
      }
      if linear || singular,
        OuterCoefficients.write(
          step.operation, at: u[0], exponent: exponent, integerExponent: power, to: one,
          count: shape.maximalDegree + 1)
      {
        if linear {
          arithmetic.composeLinear(one, u, out)
        } else {
          arithmetic.compose(one, u, out, scratch: two, shifted: three)
        }
        return
      }
    }
    switch step.operation {
    case .exp: arithmetic.exponential(u, out, scratch: one)
    case .log: arithmetic.logarithm(u, out)
    case .sqrt: arithmetic.squareRoot(u, out)
    case .atan: arithmetic.arcTangent(u, out, scratch: one)
    case .tan: arithmetic.tangent(u, out, hyperbolic: false, scratch: one, slope: two)
    case .tanh: arithmetic.tangent(u, out, hyperbolic: true, scratch: one, slope: two)
    case .sin: arithmetic.oscillation(u, sine: out, cosine: two, hyperbolic: false, scratch: one)
    case .cos: arithmetic.oscillation(u, sine: two, cosine: out, hyperbolic: false, scratch: one)
    case .sinh: arithmetic.oscillation(u, sine: out, cosine: two, hyperbolic: true, scratch: one)
    case .cosh: arithmetic.oscillation(u, sine: two, cosine: out, hyperbolic: true, scratch: one)
    case .realPower: arithmetic.power(u, exponent, value: u[0].power(exponent), out)
    case .integerPower:
      arithmetic.power(u, Scalar(Double(power)), value: u[0].power(power), out)
    default: preconditionFailure("not a function of one argument")
    }
  }

  // MARK: Branches

  private func branch(
    _ step: Instruction, _ instruction: Int, to out: Jet, branching: inout Branching
  ) {
    let a = register(step.first)
    if step.operation == .abs {
      switch branching.sign(
        of: a, shape: shape, instruction: instruction, first: Int(step.first), second: nil)
      {
      case .positive: arithmetic.copy(a, to: out)
      case .negative: arithmetic.negate(a, out)
      case .undecided: for k in 0..<count { out[k] = a[k].hull(-a[k]) }
      }
      out[0] = a[0].absoluteValue
      return
    }
    let b = register(step.second)
    let difference = scratch(0)
    arithmetic.subtract(a, b, difference)
    let sign = branching.sign(
      of: difference, shape: shape, instruction: instruction, first: Int(step.first),
      second: Int(step.second))
    switch (sign, step.operation) {
    case (.positive, .max), (.negative, .min): arithmetic.copy(a, to: out)
    case (.negative, .max), (.positive, .min): arithmetic.copy(b, to: out)
    default: for k in 0..<count { out[k] = a[k].hull(b[k]) }
    }
    out[0] = step.operation == .max ? Scalar.maximum(a[0], b[0]) : Scalar.minimum(a[0], b[0])
  }

  // MARK: Reductions

  private func reduce(
    _ step: Instruction, point: UnsafePointer<Scalar>, to out: Jet, branching: inout Branching
  ) {
    let number = Int(step.first)
    let body = code.bodies[number]
    let isProduct = step.operation == .product
    let order = shape.maximalDegree
    let line = UnivariateShape(count: order + 1)
    arithmetic.fill(out, isProduct ? Scalar(1) : .zero)
    for axis in 0..<shape.variables {
      var inner = branching.branching(forBody: number, axis: axis)
      JetMachine<Branching, UnivariateShape>.run(
        body, shape: line, variables: body.variables.map { _ in 0 }, point: point + axis,
        branching: &inner
      ) { registers in
        let term = registers + body.result * line.count
        if isProduct {
          let (factor, product) = (scratch(0), scratch(1))
          arithmetic.fill(factor, term[0])
          for j in 1..<(order + 1) where order > 0 { factor[shape.power(of: axis, j)] = term[j] }
          arithmetic.multiply(out, factor, product)
          arithmetic.copy(product, to: out)
        } else {
          out[0] = out[0] + term[0]
          for j in 1..<(order + 1) where order > 0 { out[shape.power(of: axis, j)] = term[j] }
        }
      }
      branching.absorb(inner, fromBody: number)
    }
    if step.operation == .mean {
      let divisor = Scalar(Double(shape.variables))
      for k in 0..<count { out[k] = out[k] / divisor }
    }
  }
}
