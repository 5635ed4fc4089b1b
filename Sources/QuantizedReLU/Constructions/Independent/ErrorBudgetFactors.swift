import BigInt

/// The factors of an `ErrorBudget` that do not depend on N, r and t, so that a search over these
/// costs O(n) an attempt.
struct ErrorBudgetFactors: Sendable {
  let n: Int
  /// All coefficients of order j together, at N = d: B_j / j! for j from 0 to n.
  private let derivatives: [UpperBound]
  /// C(d+j-1, j) for j < n: how many multi-indices have order j.
  private let terms: [UpperBound]
  /// W_j for j < n.
  private let trees: [UpperBound]
  /// rho_n.
  private let remainder: UpperBound
  /// A.
  private let amplification: UpperBound
  /// How far g may leave [-1, 1], which Proposition 3 cuts off: the slack in the choice of C.
  private let excess: UpperBound

  /// O(n log d).
  init(n: Int, d: Int, bounds: DerivativeBounds?) {
    precondition(n >= 1 && d >= 1)
    precondition(bounds.map { $0.order == n } ?? true, "the bounds are those of order n")
    self.n = n
    let sizes = (0...n).map { j -> Rational in
      guard let bounds else { return 1 }
      return Rational(exactly: bounds.bounds[j]) * .powerOfTwo(-bounds.scaleExponent)
    }
    var factorial = BigInt(1)
    var derivatives: [UpperBound] = []
    for (j, size) in sizes.enumerated() {
      if j > 0 { factorial *= BigInt(j) }
      derivatives.append(UpperBound(size / Rational(integer: factorial)))
    }
    self.derivatives = derivatives
    var terms: [UpperBound] = []
    var amplification = UpperBound(BigUInt(0))
    var count = BigUInt(1)
    for j in 0..<n {
      if j > 0 { count = count * BigUInt(d + j - 1) / BigUInt(j) }
      terms.append(UpperBound(count))
      amplification = amplification + terms[j] * ErrorBudgetFactors.mean(order: j)
    }
    self.terms = terms
    self.amplification = amplification
    trees = (0..<n).map {
      ErrorBudgetFactors.activeProducts(of: ProductTree(factors: d + $0, nonnegative: d))
    }
    remainder = ErrorBudgetFactors.mean(order: n)
    excess = UpperBound((sizes[0] - 1).positivePart)
  }

  /// rho_j: a bound of the mean of |v^k| under psi, |k| = j.
  private static func mean(order j: Int) -> UpperBound {
    let extra = max(0, j - 7)
    return UpperBound(
      Rational(BigInt(2).power(extra), over: BigInt(3).power(extra)) * .powerOfTwo(-min(j, 7)))
  }

  /// W: the sum of 2^p over the products of a tree, p the factors psi below a product.
  ///
  /// O(log d): nodes of a row with the same p stand side by side.
  static func activeProducts(of tree: ProductTree) -> UpperBound {
    var sum = UpperBound(BigUInt(0))
    guard tree.height > 0 else { return sum }
    var row = NodeRow(runs: [
      (axes: 1, count: tree.nonnegative), (axes: 0, count: tree.factors - tree.nonnegative),
    ])
    row.pair(first: tree.deepPairs) { axes, count in
      sum = sum + UpperBound(powerOfTwo: axes) * UpperBound(BigUInt(count))
    }
    while row.count > 1 {
      row.pair(first: row.count / 2) { axes, count in
        sum = sum + UpperBound(powerOfTwo: axes) * UpperBound(BigUInt(count))
      }
    }
    return sum
  }

  /// The Taylor term: N / d = 2^s.
  func taylor(gridExponent s: Int) -> UpperBound {
    (derivatives[n] * remainder).scaled(byPowerOfTwo: -s * n)
  }

  /// The rounding term.
  func rounding(precision t: Int) -> UpperBound {
    amplification.scaled(byPowerOfTwo: -t) + excess
  }

  /// The products term at r = 0: r divides it by 4^r.
  func products(gridExponent s: Int, precision t: Int) -> UpperBound {
    var sum = UpperBound(BigUInt(0))
    for j in 0..<n where !trees[j].isZero {
      let exact = derivatives[j].scaled(byPowerOfTwo: -s * j)
      let rounded = exact + terms[j].scaled(byPowerOfTwo: -t)
      // No weight of Proposition 3 is larger than 1.
      sum = sum + min(rounded, terms[j]) * trees[j]
    }
    return sum
  }

  /// All three terms.
  ///
  /// O(n).
  func budget(gridExponent s: Int, squaringDepth r: Int, precision t: Int) -> ErrorBudget {
    ErrorBudget(
      taylor: taylor(gridExponent: s), rounding: rounding(precision: t),
      products: products(gridExponent: s, precision: t).scaled(byPowerOfTwo: -2 * r))
  }
}

/// The nodes of one row of a product tree, by how many factors psi each has below it.
private struct NodeRow {
  typealias Run = (axes: Int, count: Int)
  private(set) var runs: [Run]

  init(runs: [Run]) { self.runs = runs.filter { $0.count > 0 } }

  /// How many nodes.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// Replaces the first 2 `pairs` nodes by their products in order, and names these.
  mutating func pair(first pairs: Int, _ product: (_ axes: Int, _ count: Int) -> Void) {
    var made: [Run] = []
    var kept: [Run] = []
    var left = 2 * pairs
    var single: Int?
    func make(_ axes: Int, _ count: Int) {
      guard count > 0 else { return }
      product(axes, count)
      if let last = made.last, last.axes == axes {
        made[made.count - 1].count += count
      } else {
        made.append((axes, count))
      }
    }
    for run in runs {
      var count = min(run.count, left)
      left -= count
      if run.count > count { kept.append((run.axes, run.count - count)) }
      if count > 0, let first = single {
        make(first + run.axes, 1)
        single = nil
        count -= 1
      }
      make(2 * run.axes, count / 2)
      if count % 2 == 1 { single = run.axes }
    }
    runs = made + kept
  }
}
