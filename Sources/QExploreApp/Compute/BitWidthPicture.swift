import QuantizedReLU

/// What view 2 draws: where the bound is least, and the bits of the networks that are built.
package struct BitWidthPicture: Sendable, Equatable {
  /// The bound of Theorem 1 and its minimum.
  package var optimum: OptimalBitWidth
  /// Bits over lambda, for every quantization, and for d = n = 1 for both structures.
  package var curves: [MeasuredBitWidth.Curve]
  /// The structure of the setting.
  package var structure: Structure
  /// Lambda of the setting, or how many values its codebook has.
  package var lambda: Int

  /// Measures a subject; nil as soon as it is no longer wanted.
  ///
  /// Some tens of milliseconds at the largest d.
  static func measure(_ construction: Construction, isWanted: () -> Bool) -> BitWidthPicture? {
    let setting = construction.setting
    var measured = MeasuredBitWidth(
      setting: setting, target: construction.target, classBound: construction.classBound)
    guard measured.measure(while: isWanted) else { return nil }
    return BitWidthPicture(
      optimum: OptimalBitWidth(epsilon: setting.epsilon.value, n: setting.n, d: setting.d),
      curves: measured.curves, structure: setting.structure, lambda: construction.codebook.lambda)
  }

  /// The curve that all others are compared with: nonlinear, of the setting's structure.
  package var leading: MeasuredBitWidth.Curve? {
    curves.first { $0.quantization == .nonlinear && $0.structure == structure }
  }

  /// The fewest bits on the leading curve.
  package var least: MeasuredBitWidth.Point? { leading?.optimum }
}
