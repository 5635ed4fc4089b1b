import BigInt

/// N, r and t of the function-independent structure (proof of Theorem 1; theory, section 5), for a
/// function of the unit ball approximated to epsilon.
///
/// Every ceiling is an exact comparison of integers or rationals; N = d 2^s may have 10^6 bits and
/// is kept as s.
public struct IndependentDesign: Sendable, Hashable {
  /// Smoothness n and dimension d.
  public let n: Int
  /// Input dimension.
  public let d: Int
  /// s of N = d 2^s: the least with 2^(s n) >= 3 * 2^d / epsilon.
  ///
  /// At least 1.
  public let gridExponent: Int
  /// r of the squaring networks: ceil(log2(6 N^n (d+n)) / 2 - 1), at least 1.
  public let squaringDepth: Int
  /// t: coefficients are kept to 2^-t, t = ceil(log2(n (N/d)^n)).
  public let precision: Int

  /// Any parameters: s and r at least 1, t at least 1.
  package init(n: Int, d: Int, gridExponent: Int, squaringDepth: Int, precision: Int) {
    precondition(gridExponent >= 1 && squaringDepth >= 1 && precision >= 1)
    self.n = n
    self.d = d
    self.gridExponent = gridExponent
    self.squaringDepth = squaringDepth
    self.precision = precision
  }

  /// The paper's parameters.
  ///
  /// O(n) big-integer operations on numbers of O(n log d) bits.
  init(n: Int, d: Int, epsilon: Rational) {
    self.n = n
    self.d = d
    // 2^(s n - d) >= 3 / epsilon.
    let k = (Rational(3) / epsilon).ceilingLog2
    gridExponent = max(1, (d + k + n - 1) / n)
    // 4^(r+1) >= 6 d^n 2^(s n) (d + n).
    let factor = Rational(integer: BigInt(6) * BigInt(d).power(n) * BigInt(d + n)).ceilingLog2
    squaringDepth = max(1, (factor + gridExponent * n + 1) / 2 - 1)
    // [D]'s t is right while A <= n 2^d, A = sum over j < n of C(d+j-1, j) (2/3)^j; else t =
    // ceil(log2(A (N/d)^n)) - d.
    let crude = gridExponent * n + n.ceilingLog2
    // From d = 64 on it is, for all n <= 32: A grows like d^31, 2^d faster.
    guard d < 64 else {
      precision = crude
      return
    }
    let sum = IndependentDesign.roundingFactor(n: n, d: d)
    let isRight = sum <= Rational(n) * .powerOfTwo(d)
    precision = max(1, isRight ? crude : sum.ceilingLog2 + gridExponent * n - d)
  }

  /// A = sum over j < n of C(d+j-1, j) (2/3)^j: how rounding errors of the coefficients add up on
  /// the support of a cell.
  package static func roundingFactor(n: Int, d: Int) -> Rational {
    (0..<n).reduce(Rational(0)) { sum, j in
      sum
        + Rational(BigInt(binomial(d + j - 1, j)), over: 1)
        * Rational(BigInt(2).power(j), over: BigInt(3).power(j))
    }
  }

  /// N, the number of grid cells along an axis.
  public var gridSize: Count { Count.powerOfTwo(gridExponent) * d }

  /// N as a machine integer, or nil when it has more than 40 bits.
  public var smallGridSize: Int? {
    gridExponent + d.ceilingLog2 <= 40 ? d << gridExponent : nil
  }

  /// Taylor terms a grid point: all multi-indices of order below n, C(d+n-1, n-1).
  public var termsPerGridPoint: Count { Count(binomial(d + n - 1, n - 1)) }

  /// Grid points times terms: the blocks of the structure.
  public var blocks: Count { (gridSize + 1).power(d) * termsPerGridPoint }
}
