import QuantizedReLU

#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

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
  /// log2 lambda* over the dimension for some epsilon, that of the setting among them.
  package var byDimension: [DimensionCurve]

  /// The optimal bit-width for one epsilon.
  package struct DimensionCurve: Sendable, Equatable {
    /// Epsilon as text.
    package var epsilon: String
    /// log2 lambda* for each of `dimensions`.
    package var bitWidths: [Double]
  }

  /// Dimensions from 1 to 10^6, ten a decade.
  package static let dimensions = (0...60).map { step in
    Int((exp2(Double(step) / 10 * log2(10))).rounded())
  }

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
      curves: measured.curves, structure: setting.structure, lambda: construction.codebook.lambda,
      byDimension: byDimension(setting))
  }

  private static func byDimension(_ setting: Setting) -> [DimensionCurve] {
    var epsilons: [(value: Rational, text: String)] = [
      (Rational(1, over: 10), "0.1"), (Rational(1, over: 100), "0.01"),
      (Rational(1, over: 1000), "0.001"),
    ]
    let own = setting.epsilon.value
    if !epsilons.contains(where: { $0.value == own }) {
      epsilons.append((own, NumberText.significant(own.doubleValue)))
    }
    return epsilons.map { epsilon in
      DimensionCurve(
        epsilon: epsilon.text,
        bitWidths: dimensions.map {
          OptimalBitWidth(epsilon: epsilon.value, n: setting.n, d: $0).bitWidth
        })
    }
  }

  /// The curve that all others are compared with: nonlinear, of the setting's structure.
  package var leading: MeasuredBitWidth.Curve? {
    curves.first { $0.quantization == .nonlinear && $0.structure == structure }
  }

  /// The fewest bits on the leading curve.
  package var least: MeasuredBitWidth.Point? { leading?.optimum }
}
