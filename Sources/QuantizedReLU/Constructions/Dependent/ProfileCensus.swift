import BigInt

/// All profiles of m steps of {-1, 0, 1} that sum to 0, without the zero one, and their bends.
struct ProfileCensus {
  /// How many: the central trinomial coefficient c_m less 1.
  let profiles: BigUInt
  /// Bends at node 0.
  let startBends: BigUInt
  /// Bends by 1 and by 2 at the other nodes, in all profiles together.
  let singleBends: BigUInt
  let doubleBends: BigUInt

  /// Counts them for m >= 1, or nil where they are more than `limit`.
  ///
  /// O(m) products with a machine integer, by j c_j = (2 j - 1) c_{j-1} + 3 (j - 1) c_{j-2}.
  init?(pieces m: Int, atMost limit: Count) {
    precondition(m >= 1, "a profile has pieces")
    // 3^m / (2 m + 1) of the 3^m sequences at least have the most frequent sum, 0.
    let most = BigUInt(3).power(m) / BigUInt(2 * m + 1)
    if !Count(most).isCertainlyAtMost(limit) { return nil }
    // c_{m-2}, c_{m-1} and c_m; c_0 = c_1 = 1, and m = 1 has no two neighbours to ask c_{-1} for.
    var (twoLess, oneLess, all): (BigUInt, BigUInt, BigUInt) = (0, 1, 1)
    for j in stride(from: 2, through: m, by: 1) {
      let next = (all * BigUInt(2 * j - 1) + oneLess * BigUInt(3 * (j - 1))) / BigUInt(j)
      (twoLess, oneLess, all) = (oneLess, all, next)
    }
    profiles = all - 1
    guard Count(profiles).isCertainlyAtMost(limit) else { return nil }
    // c_m - c_{m-1} sequences of m - 1 steps sum to 1 or to -1.
    startBends = all - oneLess
    // Two neighbours (a, b), the other m - 2 steps sum to -(a + b).
    let pairs = BigUInt(m - 1)
    singleBends = pairs * 2 * (oneLess - twoLess)
    doubleBends = pairs * 2 * twoLess
  }
}
