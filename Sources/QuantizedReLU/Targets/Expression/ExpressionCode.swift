/// An operation of compiled expressions.
enum Operation: UInt8, Sendable {
  case add, subtract, multiply, divide, negate
  /// u^2, u^k for the integer k in the second operand, and u^p for the constant register p.
  case square, integerPower, realPower
  case sin, cos, tan, exp, log, sqrt, tanh, atan, sinh, cosh
  case abs, min, max
  /// A reduction over all axes; the first operand is the number of its body.
  case sum, mean, product

  /// Whether the function may fail to have a derivative where it has a value.
  var hasKink: Bool { self == .abs || self == .min || self == .max }
}

/// One step: its result goes to the next register.
struct Instruction: Sendable, Hashable {
  var operation: Operation
  /// Register of the first operand, or the number of a body.
  var first: Int32
  /// Register of the second operand, or an integer exponent.
  var second: Int32 = 0
}

/// An expression compiled to straight-line code without common subexpressions.
///
/// Registers: first the constants, then the variables that occur, in the order of their axes, then one for
/// each instruction. An instruction reads only lower registers. What depends on no variable is
/// evaluated once, when the code is made.
///
/// A class because it is immutable and shared: a copy of a target costs one reference.
final class ExpressionCode: Sendable {
  let constants: [Double]
  /// Enclosures of what the text says: of pi itself, and of 1/10 for `0.1`.
  let constantIntervals: [Interval]
  /// Axes of the explicit variables, ascending, from 0.
  let variables: [Int]
  let instructions: [Instruction]
  /// Bodies of the reductions: each a function of one variable, `xi`.
  let bodies: [ExpressionCode]
  /// Register that holds the value.
  let result: Int
  /// Whether abs, min or max occurs, bodies included.
  let hasKinks: Bool

  init(
    constants: [Double], constantIntervals: [Interval], variables: [Int],
    instructions: [Instruction], bodies: [ExpressionCode], result: Int
  ) {
    self.constants = constants
    self.constantIntervals = constantIntervals
    self.variables = variables
    self.instructions = instructions
    self.bodies = bodies
    self.result = result
    hasKinks = instructions.contains { $0.operation.hasKink } || bodies.contains { $0.hasKinks }
  }

  var registerCount: Int { firstInstruction + instructions.count }
  /// The register of the first variable.
  var firstVariable: Int { constants.count }
  /// The register that the first instruction writes.
  var firstInstruction: Int { constants.count + variables.count }
}
