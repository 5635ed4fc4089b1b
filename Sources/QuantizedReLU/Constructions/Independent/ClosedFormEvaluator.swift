/// One call's evaluation of a closed form: its buffers, and the coefficients of grid points met so
/// far.
struct ClosedFormEvaluator {
  private let form: ClosedForm
  private let trees: [ProductTree]
  /// The axes of each multi-index.
  private let indices: [[Int]]
  private let square: SquareInterpolant
  /// C.
  private let factor: Double

  /// The grid points of each axis with psi > 0: at most two.
  private var active: [(m: Int, psi: Double, v: Double)]
  private var activeCount: [Int]
  private var choice: [Int]
  private var place: [Int]
  private var leaves: [Double]
  private var weights: [Double]
  private var memory: CoefficientMemory?

  init(_ form: ClosedForm) {
    self.form = form
    let (n, d) = (form.design.n, form.design.d)
    trees = (0..<n).map { form.design.tree(order: $0) }
    indices = MultiIndices.all(dimension: d, below: n).map(\.axes)
    square = SquareInterpolant(depth: form.design.squaringDepth)
    factor = Double(sign: .plus, exponent: form.scale, significand: 1)
    active = Array(repeating: (0, 0, 0), count: 2 * d)
    activeCount = Array(repeating: 0, count: d)
    choice = Array(repeating: 0, count: d)
    place = Array(repeating: 0, count: d)
    leaves = Array(repeating: 0, count: d + n - 1)
    weights = Array(repeating: 0, count: indices.count)
    // Grid points are told apart by a number only while it fits a machine integer.
    let isNumbered = d * (form.gridSize + 1).ceilingLog2 <= 62
    memory = isNumbered ? CoefficientMemory(count: indices.count) : nil
  }

  /// f'(x).
  mutating func value(at point: UnsafeBufferPointer<Double>) -> Double {
    let d = form.design.d
    precondition(point.count == d, "a point has \(d) coordinates")
    for axis in 0..<d {
      let x = point[axis]
      precondition(x >= 0 && x <= 1, "f' is defined on [0, 1]")
      let u = Double(form.gridSize) * x
      let below = Int(u)
      var count = 0
      for m in below...min(form.gridSize, below + 1) {
        let v = u - Double(m)
        let psi = ClosedFormEvaluator.trapezoid(3 * v)
        guard psi > 0 else { continue }
        active[2 * axis + count] = (m, psi, v)
        count += 1
      }
      activeCount[axis] = count
      choice[axis] = 0
    }
    var sum = 0.0
    while true {
      findWeights()
      for index in indices.indices { sum += weights[index] * product(indices[index]) }
      var axis = d - 1
      while axis >= 0, choice[axis] == activeCount[axis] - 1 {
        choice[axis] = 0
        axis -= 1
      }
      guard axis >= 0 else { return sum * factor }
      choice[axis] += 1
    }
  }

  /// psi of all axes times v of some, as the network multiplies them.
  private mutating func product(_ axes: [Int]) -> Double {
    let d = choice.count
    for axis in 0..<d { leaves[axis] = active[2 * axis + choice[axis]].psi }
    for (place, axis) in axes.enumerated() {
      leaves[d + place] = active[2 * axis + choice[axis]].v
    }
    let tree = trees[axes.count]
    let square = square
    return leaves.withUnsafeMutableBufferPointer {
      tree.fold(in: $0) { square.product($0, $1) }
    }
  }

  /// The coefficients of the chosen grid point, remembered where points share them.
  private mutating func findWeights() {
    var key = 0
    for axis in choice.indices {
      place[axis] = active[2 * axis + choice[axis]].m
      key = key &* (form.gridSize + 1) &+ place[axis]
    }
    if memory?.find(key, into: &weights) == true { return }
    form.coefficients.write(at: place, into: &weights)
    memory?.keep(weights, for: key)
  }

  /// h: 1 on |z| <= 1, 2 - |z| up to 2, 0 beyond.
  private static func trapezoid(_ z: Double) -> Double { max(0, min(1, 2 - abs(z))) }
}

/// The coefficients of the grid points that were met, as long as it pays to keep them: the samples
/// of a map on a fine grid share none.
private struct CoefficientMemory {
  private let count: Int
  private var places: [Int: Int] = [:]
  private var values: [Double] = []
  private var searches = 0
  private var finds = 0

  /// After so many searches it is given up unless one in eight found something.
  private static let trial = 512

  /// A memory for so many coefficients a grid point.
  init(count: Int) {
    self.count = count
  }

  private var isUseful: Bool { searches < CoefficientMemory.trial || 8 * finds >= searches }

  /// Whether the coefficients are known; then they are written.
  mutating func find(_ key: Int, into weights: inout [Double]) -> Bool {
    guard isUseful else { return false }
    searches += 1
    guard let place = places[key] else { return false }
    finds += 1
    for index in 0..<count { weights[index] = values[place + index] }
    return true
  }

  mutating func keep(_ weights: [Double], for key: Int) {
    guard isUseful else {
      // Most of the time of a fine grid would go into what nobody asks for.
      if !values.isEmpty { (places, values) = ([:], []) }
      return
    }
    places[key] = values.count
    values += weights
  }
}
