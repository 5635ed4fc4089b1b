/// Decides signs on boxes, and records where it cannot.
struct BoxBranching: JetBranching {
  typealias Scalar = Interval

  /// Whether the box is a point, where a sign of 0 says nothing about the neighbourhood.
  var isPoint: Bool
  /// Enclosures of all registers at the corners of the box; empty where they are not known.
  ///
  /// Bit i of the number of a corner is set where it is at the upper end of axis i.
  var corners: [[Interval]] = []
  /// For each instruction whether its branch was not decided; empty where the code has none.
  var undecided: [Bool]
  /// The same for the bodies of reductions, over all axes.
  var undecidedInBodies: [[Bool]]

  init(code: ExpressionCode, isPoint: Bool) {
    self.isPoint = isPoint
    guard code.hasKinks else {
      (undecided, undecidedInBodies) = ([], code.bodies.map { _ in [] })
      return
    }
    undecided = Array(repeating: false, count: code.instructions.count)
    undecidedInBodies = code.bodies.map {
      Array(repeating: false, count: $0.hasKinks ? $0.instructions.count : 0)
    }
  }

  private init(isPoint: Bool, undecided: [Bool]) {
    (self.isPoint, self.undecided, undecidedInBodies) = (isPoint, undecided, [])
  }

  mutating func sign<Shape: JetShape>(
    of u: UnsafePointer<Interval>, shape: Shape, instruction: Int, first: Int, second: Int?
  ) -> JetSign {
    var sign = u[0].sign
    if isPoint && u[0].touchesZero {
      sign = .undecided
    } else if sign == .undecided {
      sign = signFromCorners(of: u, shape: shape, first: first, second: second)
    }
    if sign == .undecided { undecided[instruction] = true }
    return sign
  }

  /// The sign of a function that is monotone along every axis, from the corners where it is extreme.
  private func signFromCorners<Shape: JetShape>(
    of u: UnsafePointer<Interval>, shape: Shape, first: Int, second: Int?
  ) -> JetSign {
    guard !corners.isEmpty, shape.maximalDegree > 0 else { return .undecided }
    var largest = 0
    for axis in 0..<shape.variables {
      switch u[1 + axis].sign {
      case .positive: largest |= 1 << axis
      case .negative: break
      case .undecided: return .undecided
      }
    }
    func value(_ corner: Int) -> Interval {
      let value = corners[corner][first]
      return second.map { value - corners[corner][$0] } ?? value
    }
    let smallest = corners.count - 1 - largest
    if value(smallest).lower >= 0 { return .positive }
    return value(largest).upper <= 0 ? .negative : .undecided
  }

  func branching(forBody body: Int, axis: Int) -> BoxBranching {
    BoxBranching(isPoint: isPoint, undecided: undecidedInBodies[body])
  }

  mutating func absorb(_ branching: BoxBranching, fromBody body: Int) {
    undecidedInBodies[body] = branching.undecided
  }
}

extension ExpressionCode {
  /// How many bounded weak derivatives the function has, given which branches stay undecided; `Int.max`
  /// for any number.
  ///
  /// abs(u), max(0, u) and min(0, u) have one, and vanish at their kink; so their p-th power has p.
  func smoothness(undecided: [Bool], inBodies: [[Bool]] = []) -> Int {
    guard undecided.contains(true) || inBodies.contains(where: { $0.contains(true) }) else {
      return .max
    }
    var orders = Array(repeating: Int.max, count: registerCount)
    // Whether the register vanishes, to the order of its smoothness, wherever it is not smooth.
    var vanishes = Array(repeating: false, count: registerCount)
    for (index, step) in instructions.enumerated() {
      let out = firstInstruction + index
      let (a, b) = (Int(step.first), Int(step.second))
      switch step.operation {
      case .sum, .mean, .product:
        orders[out] = bodies[a].smoothness(undecided: inBodies[a])
      case .add, .subtract: orders[out] = Swift.min(orders[a], orders[b])
      case .multiply, .divide:
        orders[out] = Swift.min(orders[a], orders[b])
        vanishes[out] =
          vanishes[a] && orders[b] == .max
          || step.operation == .multiply && vanishes[b] && orders[a] == .max
      case .negate: (orders[out], vanishes[out]) = (orders[a], vanishes[a])
      case .square, .integerPower, .realPower:
        orders[out] = orders[a]
        let exponent: Double =
          switch step.operation {
          case .square: 2
          case .integerPower: Double(b)
          default: constants[b]
          }
        if vanishes[a] && orders[a] < 64 && exponent >= 1 {
          orders[out] = Int(Swift.min(64, Double(orders[a]) * exponent))
          vanishes[out] = true
        }
      case .abs:
        orders[out] = undecided[index] ? 1 : orders[a]
        vanishes[out] = undecided[index] ? orders[a] == .max : vanishes[a]
      case .min, .max:
        let smooth = Swift.min(orders[a], orders[b])
        orders[out] = undecided[index] ? 1 : smooth
        func isZero(_ register: Int) -> Bool {
          register < constants.count && constantIntervals[register].isZero
        }
        vanishes[out] = undecided[index] && smooth == .max && (isZero(a) || isZero(b))
      default: orders[out] = orders[a]
      }
    }
    return orders[result]
  }
}
