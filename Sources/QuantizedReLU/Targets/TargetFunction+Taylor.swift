/// Follows, on a tie, the branch that holds towards the middle of the cube.
///
/// So abs(x - 1) has at x = 1 the coefficients of 1 - x, which it has on [0,1].
struct InwardBranching: JetBranching {
  typealias Scalar = Double

  /// Mask of the axes on which inwards is towards smaller coordinates.
  var direction: UInt64

  mutating func sign<Shape: JetShape>(
    of u: UnsafePointer<Double>, shape: Shape, instruction: Int, first: Int, second: Int?
  ) -> JetSign {
    guard u[0] == 0 else { return u[0].sign }
    var (position, degree) = (1, 1)
    while position < shape.count {
      var sum = 0.0
      while position < shape.count && shape.degree(position) == degree {
        sum += shape.isNegative(position, direction: direction) ? -u[position] : u[position]
        position += 1
      }
      if sum != 0 { return sum.sign }
      degree += 1
    }
    return .positive
  }

  func branching(forBody body: Int, axis: Int) -> InwardBranching {
    InwardBranching(direction: direction >> UInt64(axis) & 1)
  }

  mutating func absorb(_ branching: InwardBranching, fromBody body: Int) {}
}

extension ExpressionCode {
  /// The axes along which the function may have derivatives, ascending: all where it reduces over them.
  func activeAxes(dimension: Int) -> [Int] {
    bodies.contains { !$0.variables.isEmpty } ? Array(0..<dimension) : variables
  }

  /// For each variable its position among the active axes.
  func positions(among axes: [Int]) -> [Int] { variables.map { axes.firstIndex(of: $0) ?? 0 } }
}

extension TargetFunction {
  /// Largest number of active axes for which coefficients of order 2 and more are computed.
  static let taylorAxesLimit = 64

  /// Whether `taylorCoefficients(at:below:)` can be called for this order.
  ///
  /// Always for order 1 and for d = 1. Else there may be at most 10^7 coefficients, 64 coordinates on
  /// which the function depends, and 10^7 pairs of coefficients to multiply.
  public func hasTaylorCoefficients(below order: Int) -> Bool {
    if order <= 1 || dimension == 1 { return order >= 1 }
    let limit = 10_000_000
    let axes = code.activeAxes(dimension: dimension).count
    return axes <= Self.taylorAxesLimit
      && (MultiIndices.count(dimension: dimension, below: order) ?? .max) <= limit
      && (axes == 0 || (MultiIndices.count(dimension: 2 * axes, below: order) ?? .max) <= limit)
  }

  /// Taylor coefficients D^k f(point) / k! for all |k| < order, in the order of `MultiIndices`.
  ///
  /// At a kink they are those of the side that lies towards the middle of the cube. What is not finite
  /// at the point is infinite or NaN in the result.
  ///
  /// - Precondition: `hasTaylorCoefficients(below: order)`.
  /// - Complexity: each operation of the expression costs a product of series, O(order^2) for d = 1.
  public func taylorCoefficients(at point: [Double], below order: Int) -> [Double] {
    precondition(hasTaylorCoefficients(below: order), "too many coefficients, or none")
    precondition(point.count == dimension, "a point has as many coordinates as there are variables")
    if order == 1 { return [value(at: point)] }
    if dimension == 1 {
      return Array(unsafeUninitializedCapacity: order) { buffer, count in
        taylorCoefficients(at: point[0], into: buffer)
        count = order
      }
    }
    guard let count = MultiIndices.count(dimension: dimension, below: order) else {
      preconditionFailure("too many coefficients")
    }
    var result = Array(repeating: 0.0, count: count)
    let axes = code.activeAxes(dimension: dimension)
    if axes.isEmpty {
      result[0] = value(at: point)
      return result
    }
    let part = axes.map { point[$0] }
    var direction: UInt64 = 0
    for (position, x) in part.enumerated() where x > 0.5 { direction |= 1 << UInt64(position) }
    var branching = InwardBranching(direction: direction)
    let positions = code.positions(among: axes)
    if axes.count == 1 && dimension > 1 {
      let shape = UnivariateShape(count: order)
      JetMachine.run(
        code, shape: shape, variables: positions, point: part, branching: &branching
      ) { registers in
        for degree in 0..<order {
          let index = MultiIndex(axes: Array(repeating: axes[0], count: degree))
          result[MultiIndices.position(of: index, dimension: dimension)] =
            registers[code.result * order + degree]
        }
      }
      return result
    }
    let table = MultiIndexTable.table(variables: axes.count, maximalDegree: order - 1)
    table.withShape { shape in
      JetMachine.run(
        code, shape: shape, variables: positions, point: part, branching: &branching
      ) { registers in
        let jet = registers + code.result * shape.count
        if axes.count == dimension {
          for k in 0..<shape.count { result[k] = jet[k] }
        } else {
          for (k, index) in MultiIndices.all(dimension: axes.count, below: order).enumerated() {
            let embedded = MultiIndex(axes: index.axes.map { axes[$0] })
            result[MultiIndices.position(of: embedded, dimension: dimension)] = jet[k]
          }
        }
      }
    }
    return result
  }

  /// Taylor coefficients f^(k)(x) / k! of a function of one variable, as many as `buffer` holds.
  ///
  /// - Precondition: d is 1 and the buffer is not empty.
  public func taylorCoefficients(at x: Double, into buffer: UnsafeMutableBufferPointer<Double>) {
    precondition(dimension == 1 && !buffer.isEmpty)
    if buffer.count == 1 {
      buffer[0] = code.value(x)
      return
    }
    var branching = InwardBranching(direction: x > 0.5 ? 1 : 0)
    withUnsafePointer(to: x) { point in
      JetMachine.run(
        code, shape: UnivariateShape(count: buffer.count), variables: code.variables, point: point,
        branching: &branching
      ) { registers in
        let jet = registers + code.result * buffer.count
        for k in 0..<buffer.count { buffer[k] = jet[k] }
      }
    }
  }
}
