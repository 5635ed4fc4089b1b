import BigInt

/// C(m, k), exact.
///
/// O(k) big-integer products.
func binomial(_ m: Int, _ k: Int) -> BigUInt {
  guard k >= 0, k <= m else { return 0 }
  var result = BigUInt(1)
  for i in 0..<min(k, m - k) {
    result = result * BigUInt(m - i) / BigUInt(i + 1)
  }
  return result
}
