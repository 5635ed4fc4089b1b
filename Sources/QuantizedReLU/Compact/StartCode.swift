/// A number of (0, 1) as a chain of signs: z_0 = 1/2, z_k = 1/2 + s_k z_{k-1} / 2.
///
/// With k signs the chain reaches exactly the odd multiples of 2^-(k+1); each sign costs a bias and
/// an edge, and no constant is needed.
enum StartCode {
  /// s_1, ..., s_k for numerator / 2^(k+1), decoded from the last to the first.
  static func signs(of numerator: Int, count k: Int) -> [Int] {
    precondition(
      !numerator.isMultiple(of: 2) && numerator > 0 && numerator < 1 << (k + 1),
      "a chain of \(k) signs holds the odd multiples of 2^-\(k + 1) below 1")
    var rest = numerator
    var signs: [Int] = []
    for place in stride(from: k, through: 1, by: -1) {
      let sign = rest > 1 << place ? 1 : -1
      signs.append(sign)
      rest = sign * (rest - 1 << place)
    }
    return signs.reversed()
  }
}
