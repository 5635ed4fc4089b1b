/// Sums of binary digits, in closed form: the constants of the hinges are written in binary, one
/// edge for each 1.
package enum BinaryDigits {
  /// The number of ones of all integers below `bound`, for `bound` up to 2^40.
  ///
  /// O(log bound).
  package static func ones(below bound: Int) -> Int {
    precondition(bound >= 0 && bound <= 1 << 40)
    var total = 0
    var bit = 1
    while bit < bound {
      let block = bit * 2
      total += (bound / block) * bit + max(0, bound % block - bit)
      bit = block
    }
    return total
  }

  /// The number of ones of all integers below `d 2^s`: each of the d leading parts stands before
  /// all 2^s endings.
  package static func ones(below d: Int, timesPowerOfTwo s: Int) -> Count {
    let leading = Count.powerOfTwo(s) * ones(below: d)
    guard s > 0 else { return leading }
    return leading + Count.powerOfTwo(s - 1) * d * s
  }
}
