/// Which nodes of a level: those with the same coordinates odd multiples of 2^-l, the others even ones.
///
/// Their hats on the J1 triangulation are one function of the folded coordinates and never overlap.
struct HatShape: Hashable {
  /// For each axis, whether the coordinate is odd.
  let isOdd: [Bool]

  /// Those of a level above the base, one or three: a new node has some odd coordinate.
  static func new(dimension: Int) -> [HatShape] { dimension == 1 ? newOnLine : newOnPlane }

  /// All nodes of a grid.
  static func all(dimension: Int) -> [HatShape] { dimension == 1 ? allOnLine : allOnPlane }

  private static let newOnLine = [HatShape(isOdd: [true])]
  private static let newOnPlane = [[true, true], [true, false], [false, true]].map {
    HatShape(isOdd: $0)
  }
  private static let allOnLine = newOnLine + [HatShape(isOdd: [false])]
  private static let allOnPlane = newOnPlane + [HatShape(isOdd: [false, false])]

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
  ///
  /// On one axis the second number is not used.
  func hat(_ first: Double, _ second: Double, height: Double) -> Double {
    guard isOdd.count == 2 else { return isOdd[0] ? first : height - first }
    return switch (isOdd[0], isOdd[1]) {
    case (true, true): min(first, second)
    case (true, false): max(0, first - second)
    case (false, true): max(0, second - first)
    case (false, false): height - max(first, second)
    }
  }
}
