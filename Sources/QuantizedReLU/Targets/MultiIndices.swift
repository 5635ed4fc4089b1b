/// A multi-index k, written as the sorted list of axes along which a derivative is taken.
///
/// `[0, 0, 2]` is k = (2, 0, 1, 0, ...): twice along the first axis, once along the third.
public struct MultiIndex: Hashable, Sendable {
  /// Axes from 0, ascending, each as often as its exponent says.
  public let axes: [Int]

  /// The multi-index with these axes in any order.
  public init(axes: [Int]) { self.axes = axes.sorted() }

  /// The degree |k|.
  public var degree: Int { axes.count }

  /// The exponents k_1, ..., k_d.
  public func exponents(dimension: Int) -> [Int] {
    var result = Array(repeating: 0, count: dimension)
    for axis in axes { result[axis] += 1 }
    return result
  }

  /// The factorial k!, the product of the factorials of all exponents; infinite from about degree 171.
  public var factorial: Double {
    var (result, run) = (1.0, 0)
    for (position, axis) in axes.enumerated() {
      run = position > 0 && axes[position - 1] == axis ? run + 1 : 1
      result *= Double(run)
    }
    return result
  }
}

/// The multi-indices of a dimension in their fixed order: by degree, then as lists of axes in
/// lexicographic order.
public enum MultiIndices {
  /// How many have degree j: C(d+j-1, j); nil where that exceeds `Int`.
  public static func count(dimension d: Int, degree j: Int) -> Int? {
    binomial(d + j - 1, j)
  }

  /// How many have a degree below `order`: C(d+order-1, order-1); nil where that exceeds `Int`.
  public static func count(dimension d: Int, below order: Int) -> Int? {
    order <= 0 ? 0 : binomial(d + order - 1, order - 1)
  }

  /// All of degree j in lexicographic order; O(j) each.
  public static func all(dimension d: Int, degree j: Int) -> [MultiIndex] {
    var result: [MultiIndex] = []
    var axes = Array(repeating: 0, count: j)
    while true {
      result.append(MultiIndex(axes: axes))
      guard let position = axes.lastIndex(where: { $0 < d - 1 }) else { return result }
      let next = axes[position] + 1
      for index in position..<j { axes[index] = next }
    }
  }

  /// All with a degree below `order`, in the fixed order.
  public static func all(dimension d: Int, below order: Int) -> [MultiIndex] {
    (0..<max(order, 0)).flatMap { all(dimension: d, degree: $0) }
  }

  /// The position of a multi-index among all of its dimension, those of lower degree included; O(j).
  ///
  /// - Precondition: the position fits an `Int`.
  public static func position(of index: MultiIndex, dimension d: Int) -> Int {
    guard var position = count(dimension: d, below: index.degree) else {
      preconditionFailure("too many multi-indices")
    }
    var first = 0
    for (offset, axis) in index.axes.enumerated() {
      // Lists that agree up to here and go on with an axis in first..<axis: hockey-stick identity.
      let rest = index.degree - offset - 1
      guard let all = binomial(d - first + rest, rest + 1),
        let later = binomial(d - axis + rest, rest + 1)
      else { preconditionFailure("too many multi-indices") }
      position += all - later
      first = axis
    }
    return position
  }

  private static func binomial(_ n: Int, _ k: Int) -> Int? {
    var result = 1
    let k = min(k, n - k)
    guard k > 0 else { return k == 0 ? 1 : 0 }
    for i in 1...k {
      let wide = result.multipliedFullWidth(by: n - k + i)
      guard wide.high < i else { return nil }
      let quotient = i.dividingFullWidth(wide).quotient
      guard quotient >= 0 else { return nil }
      result = quotient
    }
    return result
  }
}
