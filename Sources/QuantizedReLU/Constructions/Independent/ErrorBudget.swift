import BigInt

/// What the error of the function-independent structure is made of: proven upper bounds of its
/// three parts, for g = f / C and any N, r, t (theory, section 5; sharper where noted).
///
/// At x, write v_i = N x_i - m_i for a grid point m with psi_m(x) > 0. Along each axis, with f the
/// fraction of N x_i, either one grid point is active, at distance at most 1/3, or two are, at
/// distances f and 1 - f with weights psi of 2 - 3f and 3f - 1. So |v_i| <= 2/3, and the mean of
/// |v_i|^j under psi is at most 2^-j for j <= 7: with f = 1/2 + z it is the sum over even i of
/// 2^(i-j) z^i (C(j,i) - 3 C(j,i-1)), and 3 C(j,i-1) >= C(j,i) for i >= 2 when j + 1 <= 4i. Hence
/// |v^k| has a mean of at most rho_j, j = |k|, with **rho_j = 2^-min(j,7) (2/3)^max(j-7,0)**, where
/// [D]'s argument has (2/3)^j; psi is a product over the axes, so the means multiply.
///
/// - **Taylor**: the remainder of order n at m is at most B_n |x - m/N|_1^n / n!, and its mean at
///   most B_n (d/N)^n rho_n / n!, which is free of d, because N = d 2^s.
/// - **Rounding**: Proposition 3 is within 2^-t of every |w| <= 1, so the mean is at most
///   2^-t A with A = sum over j < n of C(d+j-1, j) rho_j.
/// - **Products**: Proposition 2 is off by at most 4^-r, is 0 where a factor is 0, and lets an
///   error pass with at most the other factor's size. A product whose subtree holds the psi of p
///   axes is active for 2^p of their grid points, and all that it is multiplied with sums to at
///   most 1 over the grid points of the other axes: psi does, products of psi are never above, any
///   v or product of them is at most 1, and of two factors at most one holds both kinds, whose
///   exact value can be taken. So the trees of order j add at most 4^-r W_j, **W_j = sum of 2^p
///   over the products of a tree**, times their coefficients, together at most
///   B_j (d/N)^j / j! + C(d+j-1, j) 2^-t. [D]'s argument has 2^d (d+j-1) for W_j.
///
/// B_j bounds the derivatives of order j of g: 1 for every g of the unit ball, less for the f at
/// hand.
public struct ErrorBudget: Sendable, Hashable {
  /// What the Taylor polynomials of degree n - 1 leave.
  public let taylor: UpperBound
  /// What rounding the coefficients to 2^-t adds.
  public let rounding: UpperBound
  /// What the multiplications add.
  public let products: UpperBound

  /// The bounds of all three for a design.
  ///
  /// With `bounds` nil they hold for every g of the unit ball; else for the f whose derivatives are
  /// so bounded, divided by its C. O(n log d) operations on 96 bits.
  public init(design: IndependentDesign, bounds: DerivativeBounds?) {
    self = ErrorBudgetFactors(n: design.n, d: design.d, bounds: bounds).budget(
      gridExponent: design.gridExponent, squaringDepth: design.squaringDepth,
      precision: design.precision)
  }

  init(taylor: UpperBound, rounding: UpperBound, products: UpperBound) {
    self.taylor = taylor
    self.rounding = rounding
    self.products = products
  }

  /// A bound of |g' - g| everywhere on the cube.
  public var total: UpperBound { taylor + rounding + products }

  /// The same for f' - f, f = C g with C = 2^scale.
  public func scaled(byPowerOfTwo scale: Int) -> ErrorBudget {
    ErrorBudget(
      taylor: taylor.scaled(byPowerOfTwo: scale), rounding: rounding.scaled(byPowerOfTwo: scale),
      products: products.scaled(byPowerOfTwo: scale))
  }
}
