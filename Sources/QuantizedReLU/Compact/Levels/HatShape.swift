/// Which nodes of a level: those with the same coordinates odd multiples of 2^-l, the others even ones.
///
/// Their hats on the J1 triangulation are one function of the folded coordinates and never overlap.
struct HatShape: Hashable {
  /// For each axis, whether the coordinate is odd.
  let isOdd: [Bool]

  /// Those of a level above the base, one or three: a new node has some odd coordinate.
  static func new(dimension: Int) -> [HatShape] {
    dimension == 1
      ? [HatShape(isOdd: [true])]
      : [[true, true], [true, false], [false, true]].map { HatShape(isOdd: $0) }
  }

  /// All nodes of a grid.
  static func all(dimension: Int) -> [HatShape] {
    new(dimension: dimension) + [HatShape(isOdd: [Bool](repeating: false, count: dimension))]
  }

  /// How many coordinates are odd.
  var oddCoordinates: Int { isOdd.count { $0 } }

  /// How many places its nodes have on an axis on level l >= 1: 2^(l-1) odd ones, one more even ones.
  func places(axis: Int, level: Int) -> Int {
    1 << (level - 1) + (isOdd[axis] ? 0 : 1)
  }

  /// How many nodes on a level.
  func nodes(level: Int) -> Int {
    isOdd.indices.reduce(1) { $0 * places(axis: $1, level: level) }
  }

  /// The same on levels of any size.
  func nodeCount(level: Int) -> Count {
    isOdd.reduce(1) { $0 * (.powerOfTwo(level - 1) + ($1 ? 0 : 1)) }
  }

  /// The node with this number, the last axis running fastest, in multiples of 2^-l.
  func node(_ number: Int, level: Int) -> [Int] {
    var rest = number
    var node = [Int](repeating: 0, count: isOdd.count)
    for axis in isOdd.indices.reversed() {
      let places = places(axis: axis, level: level)
      node[axis] = 2 * (rest % places) + (isOdd[axis] ? 1 : 0)
      rest /= places
    }
    return node
  }

  /// The number of the node whose hat may reach a point of [0,1]^d.
  func number(at x: [Double], level: Int) -> Int {
    let cells = Double(sign: .plus, exponent: level - 1, significand: 1)
    var number = 0
    for axis in isOdd.indices {
      let places = places(axis: axis, level: level)
      let place = isOdd[axis] ? x[axis] * cells : x[axis] * cells + 0.5
      number = number * places + min(Int(place), places - 1)
    }
    return number
  }

  /// The hat at a point, 2^-l high, from how near each coordinate is to an odd multiple of 2^-l: the
  /// least of a_i over the odd axes less the largest over the even ones.
  func hat(_ nearness: [Double], height: Double) -> Double {
    var least = height
    var largest = 0.0
    for axis in isOdd.indices {
      if isOdd[axis] { least = min(least, nearness[axis]) }
      if !isOdd[axis] { largest = max(largest, nearness[axis]) }
    }
    return max(0, least - largest)
  }
}
