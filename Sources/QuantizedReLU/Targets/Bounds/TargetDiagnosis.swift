import Foundation

/// Finds out why derivatives have no bound, and names a point.
struct TargetDiagnosis {
  let target: TargetFunction
  /// Axes on which the function depends.
  let axes: [Int]
  let order: Int

  /// Whether derivatives at points are affordable.
  private var canExpand: Bool {
    guard axes.count <= 6 else { return false }
    return (MultiIndices.count(dimension: axes.count, below: order + 1) ?? .max) <= 700
  }

  /// Coordinates at which singularities like to sit.
  private static let plainCoordinates = [
    0, 1, 0.5, 0.25, 0.75, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9,
  ]

  /// The point with the given coordinates on the active axes, and 0 on the others.
  private func point(_ part: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: target.dimension)
    for (axis, x) in zip(axes, part) { result[axis] = x }
    return result
  }

  /// f at that point, which has no need of its coordinates one by one.
  private func value(_ part: [Double]) -> Double {
    guard axes.count < target.dimension else { return target.value(at: part) }
    return target.code.value(dimension: target.dimension) { axis in
      axes.firstIndex(of: axis).map { part[$0] } ?? 0
    }
  }

  /// The derivatives at a point, the largest of each order; infinite where one is not finite.
  private func derivatives(at part: [Double]) -> [Double] {
    let value = abs(value(part))
    if !value.isFinite { return [.infinity] }
    guard canExpand else { return [value] }
    var result = Array(repeating: 0.0, count: order + 1)
    func note(_ coefficient: Double, _ degree: Int, _ factorial: Double) {
      let derivative = abs(coefficient) * factorial
      result[degree] = derivative.isFinite ? max(result[degree], derivative) : .infinity
    }
    // The function of its active coordinates alone.
    let code = target.code
    var direction: UInt64 = 0
    for (position, x) in part.enumerated() where x > 0.5 { direction |= 1 << UInt64(position) }
    var branching = InwardBranching(direction: direction)
    let indices = MultiIndices.all(dimension: axes.count, below: order + 1)
    MultiIndexTable.table(variables: axes.count, maximalDegree: order).withShape { shape in
      JetMachine.run(
        code, shape: shape, variables: code.positions(among: axes), point: part,
        branching: &branching
      ) { registers in
        let jet = registers + code.result * shape.count
        for (k, index) in indices.enumerated() { note(jet[k], index.degree, index.factorial) }
      }
    }
    return result
  }

  private func failure(at part: [Double]) -> TargetError? {
    derivatives(at: part).firstIndex { !$0.isFinite }.map {
      .notFinite(point: point(part.map(Self.rounded)), order: $0)
    }
  }

  /// Looks at a few points with short coordinates; the lowest order that is not finite there.
  func plainFailure() -> TargetError? {
    var parts: [[Double]] = []
    if axes.count <= 6 {
      for x in Self.plainCoordinates { parts.append(axes.map { _ in x }) }
      if axes.count > 1 {
        for corner in 1..<(1 << axes.count) - 1 {
          parts.append(axes.indices.map { corner >> $0 & 1 == 1 ? 1 : 0 })
        }
      }
    } else if target.dimension <= 1000 {
      parts = [0, 1, 0.5].map { x in axes.map { _ in x } }
    }
    var worst: (error: TargetError, order: Int)?
    for part in parts {
      guard case .notFinite(let point, let order)? = failure(at: part) else { continue }
      if order < worst?.order ?? .max { worst = (.notFinite(point: point, order: order), order) }
    }
    return worst?.error
  }

  /// Why the derivatives have no bound on a box.
  func failure(
    in sides: [Interval], axes boxAxes: [Int], bounds: BoxBounds, isSmall: Bool
  ) -> TargetError {
    // Where only some axes were divided, the others stand at the middle.
    var box = axes.map { _ in Interval(0.5) }
    for (axis, side) in zip(boxAxes, sides) {
      if let position = axes.firstIndex(of: axis) { box[position] = side }
    }
    let plain = box.map(Self.plainest)
    let centre = box.map(\.midpoint)
    let candidates = [plain, box.map(\.lower), box.map(\.upper), centre]
    let found = candidates.compactMap(failure(at:)).min { Self.order(of: $0) < Self.order(of: $1) }
    let unbounded = bounds.upper.firstIndex { !($0 < .infinity) }
    // Overflow of a high derivative beside a pole is not yet the pole.
    if let found, Self.order(of: found) <= unbounded ?? .max { return found }
    if boxAxes.count < axes.count {
      // Reductions were not divided: look along the diagonal.
      for x in Self.plainCoordinates.prefix(target.dimension > 100_000 ? 3 : 13) {
        if let error = failure(at: axes.map { _ in x }) { return error }
      }
    }
    if bounds.mayHaveKink, let kink = kink(near: box, isSmall: isSmall) { return kink }
    let undecided = TargetError.undecided(point: point(plain), order: order)
    guard isSmall, let unbounded else { return found ?? undecided }
    // Close to a pole a derivative is far larger than elsewhere.
    let usual = [0.11, 0.37, 0.53, 0.71, 0.97].map { x in derivatives(at: axes.map { _ in x }) }
    let near = candidates.compactMap { derivatives(at: $0)[at: unbounded] }.max() ?? 0
    let typical = usual.compactMap { $0[at: unbounded] }.filter(\.isFinite).max() ?? 0
    return near > 100 * max(1, typical)
      ? .notFinite(point: point(plain), order: unbounded) : found ?? undecided
  }

  private static func order(of error: TargetError) -> Int {
    switch error {
    case .kink(_, let order), .notFinite(_, let order), .undecided(_, let order): order
    }
  }

  // MARK: Kinks

  /// A kink in or near a box, proved by a change of sign of what abs, min or max compare.
  private func kink(near box: [Interval], isSmall: Bool) -> TargetError? {
    let code = target.code
    for body in code.bodies where body.hasKinks {
      // All axes are alike: look along one of them.
      for index in body.instructions.indices where body.instructions[index].operation.hasKink {
        let sign: (Double) -> Double = { x in body.branchOperand(index, dimension: 1) { _ in x } }
        if let x = Self.signChange(from: 0, to: 1, of: sign) {
          return .kink(
            point: point(axes.map { _ in Self.plainest(Interval(x - 2e-6, x + 2e-6)) }),
            order: order)
        }
      }
    }
    let margin = 1e-6
    let low = box.map { isSmall ? max(0, $0.lower - margin) : 0 }
    let high = box.map { isSmall ? min(1, $0.upper + margin) : 1 }
    for index in code.instructions.indices where code.instructions[index].operation.hasKink {
      // Along the diagonals of the box.
      for corner in 0..<(1 << min(axes.count - 1, 5)) {
        func place(_ t: Double) -> [Double] {
          axes.indices.map { position in
            let s = position < 6 && corner >> position & 1 == 1 ? 1 - t : t
            return low[position] + s * (high[position] - low[position])
          }
        }
        let sign: (Double) -> Double = { t in
          let full = point(place(t))
          return code.branchOperand(index, dimension: target.dimension) { full[$0] }
        }
        if let t = Self.signChange(from: 0, to: 1, of: sign) {
          return .kink(
            point: point(place(t).map { Self.plainest(Interval($0 - 2e-6, $0 + 2e-6)) }),
            order: order)
        }
      }
    }
    return nil
  }

  /// Where a function changes from one strict sign to the other, by bisection; nil where it does not.
  private static func signChange(
    from start: Double, to end: Double, of function: (Double) -> Double
  ) -> Double? {
    let samples = (0...8).map { start + (end - start) * Double($0) / 8 }
    let signs = samples.map(function)
    guard let first = signs.indices.first(where: { signs[$0] != 0 && !signs[$0].isNaN }),
      let change = signs.indices.first(where: { signs[$0] * signs[first] < 0 })
    else { return nil }
    var (a, b) = (samples[change - 1], samples[change])
    if signs[change - 1] == 0 { return a }
    for _ in 0..<40 {
      let middle = (a + b) / 2
      let value = function(middle)
      if value == 0 { return middle }
      if value * signs[first] > 0 { a = middle } else { b = middle }
    }
    return (a + b) / 2
  }

  // MARK: Names of points

  /// The number with the fewest decimals in an interval or within half of 10^-6 of it.
  static func plainest(_ side: Interval) -> Double {
    for digits in 0...6 {
      let power = pow(10, Double(digits))
      let value = (side.midpoint * power).rounded() / power
      if value >= side.lower - 5e-7 && value <= side.upper + 5e-7 { return value }
    }
    return side.midpoint
  }

  private static func rounded(_ x: Double) -> Double { plainest(Interval(x)) }
}

extension ExpressionCode {
  /// What the branch of an instruction depends on: u of abs(u), a - b of min(a, b) and max(a, b).
  func branchOperand(_ instruction: Int, dimension: Int, _ coordinate: (Int) -> Double) -> Double {
    let step = instructions[instruction]
    let registers = registers(dimension: dimension, coordinate)
    let first = registers[Int(step.first)]
    return step.operation == .abs ? first : first - registers[Int(step.second)]
  }
}

extension Array {
  fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
