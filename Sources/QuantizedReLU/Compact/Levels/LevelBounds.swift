/// What is proven of the levels: how large a coefficient may be, how many digits it needs, and the
/// error (theory, section 9).
///
/// Let u be the coded values at the nodes, |u - f| <= q, and I_l their interpolation on the J1
/// triangulation of the grid 2^-l, each of which refines the coarser ones. The coefficient of a node y
/// of level l is f(y) - f'_{l-1}(y), and
/// |f(y) - I_{l-1} f(y)| + |I_{l-1} (f - u)(y)| + |I_{l-1} u(y) - f'_{l-1}(y)| is no less. The last
/// of the three is e_{l-1}: a hat that is cut off at omega differs from the whole one by
/// psi, concave in the hat and at most omega, and since interpolations are nested, each hat of a
/// coefficient c of level k adds at most 2^k |c| omega to e_l for every l >= k. A triangle meets one hat
/// of a level for each number of odd coordinates.
struct LevelBounds: Sendable, Hashable {
  private(set) var digitCounts: [[Int]] = []
  /// Of interpolation, of values that are off by q, of hats that are cut off.
  let interpolation: UpperBound
  let values: UpperBound
  let seams: UpperBound

  /// O(Lambda).
  init(
    dimension d: Int, order n: Int, baseLevel: Int, finestLevel: Int, precision: Int,
    seamExponent s: Int, folds: Int
  ) {
    let q = UpperBound(powerOfTwo: -precision)
    // e_l, 0 on the base, whose digits never change.
    var cut = UpperBound(Rational(0))
    for level in stride(from: baseLevel + 1, through: finestLevel, by: 1) {
      // The part kappa of a hat that is cut off, of a parabola with slope 4 2^B at its ends.
      let kappa = UpperBound(powerOfTwo: folds == 0 ? level - s - 1 : baseLevel + 1 - s)
      var counts: [Int] = []
      var added = UpperBound(Rational(0))
      for odd in 1...d {
        let coefficient =
          LevelBounds.residual(order: n, level: level, oddCoordinates: odd) * LevelBounds.slack + q
          + cut
        // Divided by 1 - kappa, kappa <= 1/2, so that the node has its value.
        let coded = coefficient * (UpperBound(powerOfTwo: 0) + kappa.scaled(byPowerOfTwo: 1))
        // Multiples of 2 q from -2^J q to (2^J - 2) q, each within q of what it stands for.
        let range = coded.scaled(byPowerOfTwo: precision) + UpperBound(powerOfTwo: 0)
        counts.append(max(1, range.ceilingLog2))
        added = added + (coded + q) * kappa
        if folds > 0 { added = added + (coded + q).scaled(byPowerOfTwo: -2 * folds) }
      }
      digitCounts.append(counts)
      cut = cut + added
    }
    let finest = folds == 0 ? finestLevel : baseLevel
    interpolation = UpperBound(
      LevelBounds.interpolation(dimension: d, order: n, level: finest))
    // Quadratic interpolation of values within q has a quarter more of it.
    values = folds == 0 ? q : UpperBound(Rational(5, over: 4)) * q
    seams = cut
  }

  /// What C lets a derivative be larger than itself, so that no digit is missed for it.
  private static let slack = UpperBound(Rational(1) + .powerOfTwo(-44))

  /// The most that f differs at a node of a level from the interpolation on the next coarser grid, for
  /// f of the unit ball: half the distance 2 odd 2^-l of two coarser nodes, or half its square.
  private static func residual(order: Int, level: Int, oddCoordinates odd: Int) -> UpperBound {
    // k = 1 or 2, so that k and k^2 are powers of two.
    UpperBound(powerOfTwo: order == 1 ? odd - 1 - level : 2 * (odd - 1) - 2 * level - 1)
  }

  /// The most that f of the unit ball differs from its interpolation on the grid 2^-level.
  ///
  /// d rho / 2 and d^2 rho^2 / 8 on the J1 triangulation; rho^3 / (72 sqrt 3) for parabolas.
  static func interpolation(dimension d: Int, order: Int, level: Int) -> Rational {
    switch order {
    case 1: Rational(d) * .powerOfTwo(-level - 1)
    case 2: Rational(d * d) * .powerOfTwo(-2 * level - 3)
    default: Rational(802, over: 100_000) * .powerOfTwo(-3 * level)
    }
  }
}
