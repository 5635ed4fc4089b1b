import Foundation

extension ExpressionCode {
  /// The value where `coordinate` gives the coordinate on an axis; O(instructions), with reductions O(d)
  /// times their bodies, for which `dimension` is needed.
  func value(dimension: Int = 0, _ coordinate: (Int) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { registers in
      guard let base = registers.baseAddress else { return .nan }
      load(into: base)
      for (offset, axis) in variables.enumerated() {
        base[firstVariable + offset] = coordinate(axis)
      }
      run(base, dimension: dimension, coordinate)
      return base[result]
    }
  }

  /// All registers, for looking inside; the last one written is not always the result.
  func registers(dimension: Int, _ coordinate: (Int) -> Double) -> [Double] {
    Array(unsafeUninitializedCapacity: registerCount) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      load(into: base)
      for (offset, axis) in variables.enumerated() {
        base[firstVariable + offset] = coordinate(axis)
      }
      run(base, dimension: dimension, coordinate)
      count = registerCount
    }
  }

  /// The value of a function of one variable; the fast path of d = 1.
  @inline(__always)
  func value(_ x: Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: registerCount) { registers in
      guard let base = registers.baseAddress else { return .nan }
      load(into: base)
      if !variables.isEmpty { base[firstVariable] = x }
      run(base, dimension: 1) { _ in x }
      return base[result]
    }
  }

  /// Writes the constants to their registers.
  @inline(__always)
  private func load(into registers: UnsafeMutablePointer<Double>) {
    constants.withUnsafeBufferPointer { source in
      for index in 0..<source.count { registers[index] = source[index] }
    }
  }

  /// Runs the instructions on registers that hold the constants and the variables.
  @inline(__always)
  private func run(
    _ registers: UnsafeMutablePointer<Double>, dimension: Int, _ coordinate: (Int) -> Double
  ) {
    instructions.withUnsafeBufferPointer { steps in
      var target = registers + firstInstruction
      for index in 0..<steps.count {
        let step = steps[index]
        let a = registers[step.operation.isReduction ? 0 : Int(step.first)]
        switch step.operation {
        case .add: target.pointee = a + registers[Int(step.second)]
        case .subtract: target.pointee = a - registers[Int(step.second)]
        case .multiply: target.pointee = a * registers[Int(step.second)]
        case .divide: target.pointee = a / registers[Int(step.second)]
        case .negate: target.pointee = -a
        case .square: target.pointee = a * a
        case .integerPower: target.pointee = Self.power(a, Int(step.second))
        case .realPower: target.pointee = Foundation.pow(a, registers[Int(step.second)])
        case .sin: target.pointee = Foundation.sin(a)
        case .cos: target.pointee = Foundation.cos(a)
        case .tan: target.pointee = Foundation.tan(a)
        case .exp: target.pointee = Foundation.exp(a)
        case .log: target.pointee = Foundation.log(a)
        case .sqrt: target.pointee = a.squareRoot()
        case .tanh: target.pointee = Foundation.tanh(a)
        case .atan: target.pointee = Foundation.atan(a)
        case .sinh: target.pointee = Foundation.sinh(a)
        case .cosh: target.pointee = Foundation.cosh(a)
        case .abs: target.pointee = a.magnitude
        case .min:
          let b = registers[Int(step.second)]
          // A comparison that passes on what is not a number from either side.
          target.pointee = a < b || a.isNaN ? a : b
        case .max:
          let b = registers[Int(step.second)]
          target.pointee = a > b || a.isNaN ? a : b
        case .sum, .mean, .product:
          target.pointee = reduce(step, dimension: dimension, coordinate)
        }
        target += 1
      }
    }
  }

  private func reduce(
    _ step: Instruction, dimension: Int, _ coordinate: (Int) -> Double
  ) -> Double {
    let body = bodies[Int(step.first)]
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: body.registerCount) { space in
      guard let base = space.baseAddress else { return .nan }
      body.load(into: base)
      var (total, lost) = (step.operation == .product ? 1.0 : 0.0, 0.0)
      for axis in 0..<dimension {
        let x = coordinate(axis)
        if !body.variables.isEmpty { base[body.firstVariable] = x }
        body.runBody(base)
        let term = base[body.result]
        if step.operation == .product {
          total *= term
        } else {
          // Neumaier's compensated sum: 10^6 axes should not cost six digits.
          let next = total + term
          lost += total.magnitude >= term.magnitude ? (total - next) + term : (term - next) + total
          total = next
        }
      }
      if step.operation != .product && lost.isFinite { total += lost }
      return step.operation == .mean ? total / Double(dimension) : total
    }
  }

  private func runBody(_ registers: UnsafeMutablePointer<Double>) {
    run(registers, dimension: 0) { _ in 0 }
  }

  /// base^exponent by repeated squaring for |exponent| <= 64, else by the C library.
  @inline(__always)
  static func power(_ base: Double, _ exponent: Int) -> Double {
    guard exponent.magnitude <= 64 else { return pow(base, Double(exponent)) }
    var (result, square, rest) = (1.0, base, exponent.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return exponent < 0 ? 1 / result : result
  }
}
