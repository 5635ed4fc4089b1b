import QuantizedReLU
import Testing

@Suite struct RealisedWeightTests {
  /// Against the formulas of theory P3 in rationals: min(2 floor(w 2^(t-1)) + 1, 2^t - 1) 2^-t and
  /// min(floor(w lambda^D + 1/2), lambda^D - 1) lambda^-D, also where codes need more than 62 bits.
  @Test(arguments: [1, 2, 7, 30, 52, 53, 61, 62, 63, 80])
  func followsTheFormulas(t: Int) {
    var generator = SeededGenerator(seed: UInt64(t))
    var samples = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1, 1e-300, -1e-300]
    samples += (0..<300).map { _ in Double.random(in: -1...1, using: &generator) }
    samples += (0..<100).map { _ in
      Double(Int.random(in: -64...64, using: &generator)) / 64
    }
    for w in samples {
      let half = Rational(exactly: w) * .powerOfTwo(t - 1)
      let odd = Rational(integer: half.floor) * 2 + 1
      let most = Rational.powerOfTwo(t) - 1
      let signs = Codebook.nonlinear(lambda: 2, precision: t).realisedWeight(w, precision: t)
      #expect(signs == ((odd < most ? odd : most) * .powerOfTwo(-t)).doubleValue, "\(w)")
      for lambda in [2, 4, 6, 10, 16, 65536] {
        var scale = Rational(lambda)
        while scale < .powerOfTwo(t) { scale = scale * Rational(lambda) }
        let nearest = Rational(integer: (Rational(exactly: w) * scale + .half).floor)
        let expected = (nearest < scale - 1 ? nearest : scale - 1) / scale
        let radix = Codebook.linear(lambda: lambda).realisedWeight(w, precision: t)
        #expect(radix == expected.doubleValue, "\(w) lambda \(lambda)")
      }
    }
  }
}
