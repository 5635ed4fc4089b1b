/// A multiple of h of (-2, 2) in weights of {-1, 1/2, 1}: a chain z_k = b_k + z_{k-1} / 2 with b_k
/// 1/2 or 1, then the sum of e z, a bias and a unit of 1 read with some weight.
///
/// With tau digits the chain reaches all multiples of h from 1 - h to 2 - 2 h.
struct DigitCode {
  /// b_1, ..., b_tau.
  let digits: [PhysicalWeight]
  /// e, 1 or -1.
  let sign: PhysicalWeight
  /// What the unit of 1 is read with.
  let unit: PhysicalWeight
  /// The bias.
  let bias: PhysicalWeight

  /// The code of a number in steps of h = 1 / steps.
  ///
  /// Traps outside (-2, 2), where there is none.
  init(of number: Int, steps: Int) {
    // e z + unit + bias, the last two together -2, 0, 1, 3/2 or 2.
    let forms: [(PhysicalWeight, PhysicalWeight, PhysicalWeight)] = [
      (.one, .minusOne, .one), (.minusOne, .minusOne, .one), (.minusOne, .one, .one),
      (.one, .minusOne, .minusOne), (.minusOne, .half, .one), (.minusOne, .half, .half),
    ]
    for (sign, unit, bias) in forms {
      let offset = (unit.value + bias.value) * Rational(steps)
      let rest = (Rational(number) - offset) * sign.value
      guard rest.denominator == 1, rest >= Rational(steps - 1), rest <= Rational(2 * steps - 2)
      else { continue }
      let bits = Int(rest.numerator) - steps + 1
      let count = steps.trailingZeroBitCount
      // The last digit weighs most.
      digits = (0..<count).map { bits >> $0 & 1 == 1 ? .one : .half }
      (self.sign, self.unit, self.bias) = (sign, unit, bias)
      return
    }
    preconditionFailure("\(number) steps of 1/\(steps) are outside (-2, 2)")
  }
}
